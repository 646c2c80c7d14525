#include "base/log.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"

static int log_fd = -1;

void log_open(const char *path)
{
    if (log_fd >= 0)
        close(log_fd);
    log_fd = -1;
    if (path) {
        log_fd =
            open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    }
}

void log_write(const char *format, ...)
{
    if (log_fd < 0)
        return;
    char line[1024];
    clock_iso(clock_now(), line);
    size_t start = 26; /* the time and a space */
    line[start - 1] = ' ';
    size_t room = sizeof line - start - 1;
    va_list args;
    va_start(args, format);
    int len = vsnprintf(line + start, room, format, args);
    va_end(args);
    if (len < 0)
        return;
    size_t end = start + ((size_t)len < room ? (size_t)len : room - 1);
    line[end++] = '\n';
    /* One write, so that lines of two processes never mix. A log that cannot be
     * written is nobody's trouble. */
    ssize_t written = write(log_fd, line, end);
    (void)written;
}
