#include "private.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#include "base/mem.h"
#include "base/str.h"

int64_t pty_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000000) + now.tv_nsec / 1000;
}

static void die(const char *what)
{
    fprintf(stderr, "%s: %s\n", what, strerror(errno));
    exit(99);
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
    struct pty *pty = user;
    if (property == VTERM_PROP_ALTSCREEN)
        pty->alternate = value->boolean;
    return 1;
}

static void open_screen(struct pty *pty, int width, int height)
{
    static const VTermScreenCallbacks callbacks = {.settermprop = on_property};

    pty->vterm = vterm_new(height, width);
    vterm_set_utf8(pty->vterm, 1);
    pty->screen = vterm_obtain_screen(pty->vterm);
    vterm_screen_set_callbacks(pty->screen, &callbacks, pty);
    vterm_screen_enable_altscreen(pty->screen, 1);
    vterm_screen_reset(pty->screen, 1);
}

/* NAME=value strings of a clean environment. */
static char **make_environment(const struct pty_setup *setup)
{
    static const char *const folders[][2] = {{"XDG_DATA_HOME", "data"},
                                             {"XDG_STATE_HOME", "state"},
                                             {"XDG_CONFIG_HOME", "config"},
                                             {"XDG_CACHE_HOME", "cache"}};
    static const char *const sanitizers[] = {"ASAN_OPTIONS", "LSAN_OPTIONS",
                                             "UBSAN_OPTIONS"};
    struct arena arena = {0}; /* lives as long as the child: never freed */
    char **env = arena_alloc(&arena, 64 * sizeof *env);
    size_t n = 0;

    env[n++] = arena_printf(&arena, "PATH=%s", getenv("PATH"));
    env[n++] = arena_printf(&arena, "TZ=UTC");
    env[n++] = arena_printf(&arena, "HOME=%s", setup->home);
    for (size_t i = 0; i < 4; i++)
        env[n++] =
            arena_printf(&arena, "%s=%s/%s", folders[i][0], setup->home, folders[i][1]);
    if (setup->term)
        env[n++] = arena_printf(&arena, "TERM=%s", setup->term);
    if (setup->locale)
        env[n++] = arena_printf(&arena, "LC_ALL=%s", setup->locale);
    for (size_t i = 0; setup->env && setup->env[i] && n < 60; i++)
        env[n++] = arena_strdup(&arena, setup->env[i]);
    for (size_t i = 0; i < 3; i++) {
        if (getenv(sanitizers[i]))
            env[n++] =
                arena_printf(&arena, "%s=%s", sanitizers[i], getenv(sanitizers[i]));
    }
    return env;
}

static _Noreturn void become(const struct pty *pty, const struct pty_setup *setup,
                             const char *const *argv)
{
    char **env = make_environment(setup);
    char *words[16] = {0};

    for (size_t i = 0; argv[i] && i < 15; i++)
        words[i] = xstrdup(argv[i]);
    if (login_tty(pty->slave) != 0)
        _exit(98);
    if (setup->pass_fd > 0)
        dup2(setup->pass_fd, 9);
    if (chdir(setup->home) != 0)
        _exit(98);
    execve(argv[0], words, env);
    _exit(97);
}

struct pty *pty_start(const struct pty_setup *setup, const char *const *argv)
{
    int width = setup->width ? setup->width : 80;
    int height = setup->height ? setup->height : 24;
    struct winsize size = {.ws_col = (unsigned short)width,
                           .ws_row = (unsigned short)height};
    struct pty *pty = xcalloc(1, sizeof *pty);

    if (openpty(&pty->master, &pty->slave, NULL, NULL, &size) != 0)
        die("openpty");
    fcntl(pty->master, F_SETFD, FD_CLOEXEC);
    fcntl(pty->master, F_SETFL, O_NONBLOCK);
    tcgetattr(pty->slave, &pty->modes);
    open_screen(pty, width, height);
    pty->pid = fork();
    if (pty->pid < 0)
        die("fork");
    if (pty->pid == 0)
        become(pty, setup, argv);
    return pty;
}

void pty_free(struct pty *pty)
{
    if (pty == NULL)
        return;
    if (!pty->ended) {
        kill(pty->pid, SIGKILL);
        waitpid(pty->pid, NULL, 0);
    }
    pty_hang_up(pty);
    vterm_free(pty->vterm);
    str_free(&pty->output);
    free(pty);
}

pid_t pty_pid(const struct pty *pty)
{
    return pty->pid;
}

bool pty_read(struct pty *pty, int ms)
{
    struct pollfd ready = {.fd = pty->master, .events = POLLIN};
    char bytes[65536];

    if (pty->hung_up || poll(&ready, 1, ms) <= 0)
        return false;
    ssize_t got = read(pty->master, bytes, sizeof bytes);
    if (got <= 0)
        return false;
    pty->last_read = pty_clock();
    pty->reads++;
    str_add_n(&pty->output, bytes, (size_t)got);
    if (!pty->blind)
        vterm_input_write(pty->vterm, bytes, (size_t)got);
    return true;
}

void pty_settle(struct pty *pty, int quiet)
{
    while (pty_read(pty, quiet))
        continue;
}

void pty_bytes(struct pty *pty, const char *bytes, size_t len)
{
    int64_t end = pty_clock() + PTY_PATIENCE * INT64_C(1000);

    while (len > 0 && pty_clock() < end) {
        ssize_t put = write(pty->master, bytes, len);
        if (put > 0) {
            bytes += put;
            len -= (size_t)put;
        } else {
            pty_read(pty, 1); /* full: let the program take some */
        }
    }
}

void pty_keys(struct pty *pty, const char *keys)
{
    pty_bytes(pty, keys, strlen(keys));
}

void pty_watch(struct pty *pty, int ms)
{
    int64_t end = pty_clock() + ms * INT64_C(1000);

    for (int64_t now; (now = pty_clock()) < end;)
        pty_read(pty, (int)((end - now) / 1000) + 1);
}

void pty_escape(struct pty *pty)
{
    pty_keys(pty, "\033");
    /* what follows closer than this is one sequence with it: no answer can be awaited
     */
    pty_watch(pty, 120);
}

void pty_resize(struct pty *pty, int width, int height)
{
    struct winsize size = {.ws_col = (unsigned short)width,
                           .ws_row = (unsigned short)height};

    vterm_set_size(pty->vterm, height, width);
    ioctl(pty->master, TIOCSWINSZ, &size);
}

void pty_hang_up(struct pty *pty)
{
    if (pty->hung_up)
        return;
    pty->hung_up = true;
    close(pty->slave);
    close(pty->master);
}

static bool has_ended(struct pty *pty)
{
    if (!pty->ended && waitpid(pty->pid, &pty->status, WNOHANG) == pty->pid)
        pty->ended = true;
    return pty->ended;
}

static bool await(struct pty *pty, const char *text, bool wanted)
{
    int64_t end = pty_clock() + PTY_PATIENCE * INT64_C(1000);

    while (pty_sees(pty, text) != wanted) {
        /* asked before reading: what an ended program wrote is all there */
        bool over = has_ended(pty) || pty_clock() > end;
        if (!pty_read(pty, 50) && over) {
            char *screen = pty_screen(pty);
            fprintf(stderr, "%s: « %s »\n%s", wanted ? "missing" : "still there", text,
                    screen);
            free(screen);
            return false;
        }
    }
    return true;
}

bool pty_shows(struct pty *pty, const char *text)
{
    return await(pty, text, true);
}

bool pty_gone(struct pty *pty, const char *text)
{
    return await(pty, text, false);
}

bool pty_wrote(struct pty *pty, const char *bytes)
{
    int64_t end = pty_clock() + PTY_PATIENCE * INT64_C(1000);
    size_t len = strlen(bytes);

    while (pty->output.len == 0 ||
           !memmem(pty->output.at, pty->output.len, bytes, len)) {
        if (pty_clock() > end)
            return false;
        pty_read(pty, 50);
    }
    return true;
}

const char *pty_output(const struct pty *pty, size_t *len)
{
    *len = pty->output.len;
    return str_text(&pty->output);
}

void pty_forget(struct pty *pty)
{
    str_clear(&pty->output);
    pty->reads = 0;
}

unsigned pty_reads(const struct pty *pty)
{
    return pty->reads;
}

bool pty_modes_kept(struct pty *pty)
{
    struct termios now;

    if (tcgetattr(pty->slave, &now) != 0)
        return false;
    return now.c_iflag == pty->modes.c_iflag && now.c_oflag == pty->modes.c_oflag &&
           now.c_lflag == pty->modes.c_lflag && now.c_cflag == pty->modes.c_cflag &&
           memcmp(now.c_cc, pty->modes.c_cc, sizeof now.c_cc) == 0;
}

int pty_end(struct pty *pty, int ms)
{
    int64_t end = pty_clock() + ms * INT64_C(1000);

    while (!has_ended(pty) && pty_clock() < end) {
        if (!pty_read(pty, 5) && pty->hung_up)
            poll(NULL, 0, 2); /* nothing to listen to any more */
    }
    pty_settle(pty, 0);
    return pty->ended ? pty->status : -1;
}

void pty_blind(struct pty *pty, bool blind)
{
    pty->blind = blind;
}

int64_t pty_last_read(const struct pty *pty)
{
    return pty->last_read;
}

int64_t pty_processor(const struct pty *pty)
{
    struct timespec used = {0};
    clockid_t clock;

    if (clock_getcpuclockid(pty->pid, &clock) == 0)
        clock_gettime(clock, &used);
    return used.tv_sec * INT64_C(1000000000) + used.tv_nsec;
}

void pty_kill(struct pty *pty, int signal)
{
    kill(pty->pid, signal);
}
