#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "term/private.h"

#include "base/i18n.h"
#include "base/str.h"

static const int watched[] = {SIGHUP,  SIGTERM, SIGINT,  SIGQUIT,
                              SIGTSTP, SIGCONT, SIGWINCH};
static const int fatal[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};
enum {
    WATCHED = sizeof watched / sizeof *watched,
    FATAL = sizeof fatal / sizeof *fatal,
};

/* All that a handler may touch: prepared before, only read there. */
static struct {
    volatile sig_atomic_t seen[WATCHED];
    int pipe[2];
    struct termios modes;
    struct sigaction before[WATCHED + FATAL];
    char restore[192];
    volatile sig_atomic_t restore_len; /* 0: no terminal is open */
    char farewell[256];
    size_t farewell_len;
    char *stack;
} handled = {.pipe = {-1, -1}};

static void on_signal(int signal)
{
    int kept = errno;

    for (int i = 0; i < WATCHED; i++)
        if (watched[i] == signal)
            handled.seen[i] = 1;
    ssize_t written = write(handled.pipe[1], "", 1); /* full: it will wake anyway */
    (void)written;
    errno = kept;
}

void term_emergency(void)
{
    if (handled.restore_len == 0)
        return;
    ssize_t written =
        write(STDOUT_FILENO, handled.restore, (size_t)handled.restore_len);
    (void)written;
    tcsetattr(STDIN_FILENO, TCSANOW, &handled.modes);
    handled.restore_len = 0;
}

static void on_crash(int signal)
{
    term_emergency();
    ssize_t written = write(STDERR_FILENO, handled.farewell, handled.farewell_len);
    (void)written;
    raise(signal); /* SA_RESETHAND: the default now, so that the status tells */
}

static void watch(void)
{
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};

    sigfillset(&action.sa_mask);
    for (int i = 0; i < WATCHED; i++)
        sigaction(watched[i], &action, NULL);
}

bool signals_take(void)
{
    if (tcgetattr(STDIN_FILENO, &handled.modes) != 0 ||
        pipe2(handled.pipe, O_NONBLOCK | O_CLOEXEC) != 0)
        return false;
    for (int i = 0; i < WATCHED; i++)
        sigaction(watched[i], NULL, &handled.before[i]);
    for (int i = 0; i < FATAL; i++)
        sigaction(fatal[i], NULL, &handled.before[WATCHED + i]);
    /* at once: the library leaves alone what it finds taken, where it would ignore TSTP
     * during each of its updates */
    watch();
    return true;
}

static void watch_crashes(void)
{
    struct sigaction action = {.sa_handler = on_crash};
    size_t size = 64 * 1024;

    /* its own stack, for the crash may be the end of the other one */
    handled.stack = malloc(size);
    if (handled.stack)
        sigaltstack(&(stack_t){.ss_sp = handled.stack, .ss_size = size}, NULL);
    action.sa_flags = (int)(SA_ONSTACK | SA_RESETHAND | SA_NODEFER);
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < FATAL; i++)
        sigaction(fatal[i], &action, NULL);
}

void signals_arm(const char *restore, size_t len)
{
    str_copy(handled.farewell, sizeof handled.farewell,
             _("terreau s’est arrêté sur une erreur interne. Ce qui était enregistré "
               "l’est toujours ; relancez terreau pour retrouver votre brouillon.\n"));
    handled.farewell_len = strlen(handled.farewell);
    if (len > sizeof handled.restore)
        len = sizeof handled.restore;
    memcpy(handled.restore, restore, len);
    handled.restore_len = (sig_atomic_t)len;
    watch_crashes();
}

void signals_give_back(void)
{
    handled.restore_len = 0;
    for (int i = 0; i < WATCHED; i++)
        sigaction(watched[i], &handled.before[i], NULL);
    for (int i = 0; i < FATAL; i++)
        sigaction(fatal[i], &handled.before[WATCHED + i], NULL);
    if (handled.stack)
        sigaltstack(&(stack_t){.ss_flags = SS_DISABLE}, NULL);
    free(handled.stack);
    handled.stack = NULL;
    tcsetattr(STDIN_FILENO, TCSANOW, &handled.modes);
    for (int i = 0; i < 2; i++) {
        close(handled.pipe[i]);
        handled.pipe[i] = -1;
    }
}

int signals_descriptor(void)
{
    return handled.pipe[0];
}

unsigned signals_seen(int *last)
{
    unsigned seen = 0;

    for (int i = 0; i < WATCHED; i++) {
        if (!handled.seen[i])
            continue;
        handled.seen[i] = 0;
        switch (watched[i]) {
        case SIGWINCH:
            seen |= SEEN_RESIZE;
            break;
        case SIGCONT:
            seen |= SEEN_CONTINUE;
            break;
        case SIGTSTP:
            seen |= SEEN_SUSPEND;
            break;
        default:
            seen |= SEEN_STOP;
            *last = watched[i];
            break;
        }
    }
    return seen;
}

void signals_stop(void)
{
    struct sigaction plain = {.sa_handler = SIG_DFL};

    /* The whole group, as the terminal does it: a script that started us stops too, and
     * the shell gets its prompt. TSTP rather than STOP: where no shell could continue
     * us, the system ignores it instead of leaving a dead window. */
    sigaction(SIGTSTP, &plain, NULL);
    kill(0, SIGTSTP);
    watch();
}
