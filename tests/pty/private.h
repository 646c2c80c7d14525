/* Inside of the harness: the process and its screen. */
#ifndef TESTS_PTY_PRIVATE_H
#define TESTS_PTY_PRIVATE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

#include "base/str.h"
#include "ptyrun.h"

struct pty {
    pid_t pid;
    int master, slave; /* our own slave keeps the modes readable after its end */
    bool hung_up, ended;
    int status;
    struct termios modes;
    VTerm *vterm;
    VTermScreen *screen;
    bool alternate;
    struct str output;
    unsigned reads;
    bool blind;
    int64_t last_read;
};

#endif
