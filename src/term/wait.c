#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include "term/private.h"

#include "base/clock.h"

/* What was typed before a signal to leave is still taken, for at most this long. */
enum { LAST_KEYS_MS = 300, READ_SIZE = 4096 };

static void drain_pipe(void)
{
    char bytes[64];
    while (read(signals_descriptor(), bytes, sizeof bytes) > 0)
        continue;
}

/* Reads what there is, waiting at most `delay` ms (-1: for ever); false when nothing
 * came in that time. */
static bool receive(struct term *term, int delay)
{
    struct pollfd ready[] = {{.fd = signals_descriptor(), .events = POLLIN},
                             {.fd = STDIN_FILENO, .events = POLLIN}};
    char bytes[READ_SIZE];

    if (term->gone)
        return false;
    int n = poll(ready, 2, delay);
    if (n <= 0)
        return n < 0; /* a signal: its byte is in the pipe */
    if (ready[0].revents)
        drain_pipe();
    if (ready[1].revents == 0)
        return true;
    ssize_t got = read(STDIN_FILENO, bytes, sizeof bytes);
    if (got > 0)
        decoder_feed(&term->input, bytes, (size_t)got, clock_monotonic());
    else if (got == 0 || (errno != EINTR && errno != EAGAIN))
        term->gone = true; /* EIO: the other end is closed; 0: end of input */
    return true;
}

static bool take_flag(struct term *term, unsigned flag)
{
    bool set = (term->seen & flag) != 0;
    term->seen &= ~flag;
    return set;
}

/* Takes the signals seen; true when one of them is an event by itself. */
static bool take_signals(struct term *term, struct event *event)
{
    term->seen |= signals_seen(&term->stop_signal);
    if (term->seen == 0 && !term->resumed && !term->gone)
        return false;
    if ((take_flag(term, SEEN_STOP) || term->gone) && term->stop_since == 0)
        term->stop_since = clock_monotonic();
    if (take_flag(term, SEEN_CONTINUE)) {
        term_retake(term);
        term->resumed = true;
        term_measure(term); /* the window may have changed meanwhile */
    }
    if (take_flag(term, SEEN_RESIZE)) {
        /* even back at the same size: the terminal has laid its screen out meanwhile */
        term_measure(term);
        event->kind = EVENT_RESIZE;
    } else if (take_flag(term, SEEN_SUSPEND)) {
        event->kind = EVENT_SUSPEND;
    } else if (term->resumed) {
        term->resumed = false;
        event->kind = EVENT_RESUMED;
    }
    return event->kind != EVENT_NONE;
}

static bool take_input(struct term *term, bool late, struct event *event)
{
    if (!decoder_next(&term->input, late, event))
        return false;
    if (event->kind == EVENT_GROUND) {
        term->ground = term->input.light ? GROUND_LIGHT : GROUND_DARK;
        term->asked = 0;
        look_apply(term);
    }
    return true;
}

/* Whether to leave now: nothing typed before is left to take (`quiet`), or taking it
 * lasts. */
static bool leaving(const struct term *term, bool quiet, struct event *event)
{
    if (term->stop_since == 0 ||
        (!quiet && clock_monotonic() - term->stop_since < LAST_KEYS_MS))
        return false;
    event->signal = term->gone ? SIGHUP : term->stop_signal;
    event->kind = event->signal == SIGHUP ? EVENT_HANGUP : EVENT_STOP;
    return true;
}

static int shorter(int a, int b)
{
    return a < 0 || (b >= 0 && b < a) ? b : a;
}

void term_wait(struct term *term, int timeout, struct event *event)
{
    int64_t now = clock_monotonic();
    int64_t end = now + timeout;
    bool quiet = false; /* nothing came in the time that what is incomplete was given */

    *event = (struct event){0};
    for (;;) {
        if (take_signals(term, event) || leaving(term, false, event) ||
            take_input(term, quiet, event) || leaving(term, quiet, event))
            return;
        int patience = timeout < 0 ? -1 : end > now ? (int)(end - now) : 0;
        int partial = decoder_delay(&term->input, now);
        bool hurry = term->stop_since != 0;
        bool came = receive(term, hurry ? 0 : shorter(patience, partial));
        now = clock_monotonic();
        quiet = !came && (hurry || decoder_delay(&term->input, now) == 0);
        if (!came && !quiet && timeout >= 0 && now >= end) {
            event->kind = timeout > 0 ? EVENT_TICK : EVENT_NONE;
            return;
        }
    }
}

bool term_pending(struct term *term)
{
    struct pollfd ready[] = {{.fd = signals_descriptor(), .events = POLLIN},
                             {.fd = STDIN_FILENO, .events = POLLIN}};

    return term->input.start < term->input.bytes.len || term->seen != 0 ||
           poll(ready, 2, 0) > 0;
}
