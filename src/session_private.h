/* The session, shared by its two files: the loop, and the community it opens. */
#ifndef SESSION_PRIVATE_H
#define SESSION_PRIVATE_H

#include "app/app.h"
#include "cli/cli.h"
#include "cli/sheltered.h"
#include "cli/upkeep.h"
#include "config/settings.h"
#include "look.h"
#include "term/term.h"

struct session {
    const struct cli *cli;
    struct settings settings;
    struct garden garden; /* .store is NULL while none is open */
    struct str demo_folder;
    struct str notice;
    struct str started; /* path of a community made in this session */
    struct upkeep upkeep;
    struct sheltered sheltered;
    struct look look;
    struct term *term;
    struct app *app;
    int64_t last_key;  /* clock_monotonic */
    int64_t room_seen; /* garden.saved_at when the room left was looked at; -1: never */
    int test_fd;       /* -1: none */
    int status;        /* other than CLI_GOOD: a signal has ended the session */
    bool settings_tried; /* saved, or known to be refused, until the end */
};

/* Where each acknowledged note is told, for tests; -1: nowhere. */
int session_test_descriptor(void);
bool session_open_file(struct session *session, const char *path, struct err *err);
bool session_open_demo(struct session *session, struct err *err);
/* The community asked for, else the last one; without any, the welcome screen. */
bool session_open_first(struct session *session, struct err *err);
/* Closes it, says what is to be known, frees what the session owns. */
void session_leave(struct session *session);

#endif
