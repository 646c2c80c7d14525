/* A store in a folder of its own under the temporary folder, and short words to fill
 * it. Every call that should succeed is checked on the spot and prints its error. */
#ifndef TESTS_STORE_FIXTURE_H
#define TESTS_STORE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/str.h"
#include "store/store.h"

struct fixture {
    char dir[64];
    char path[160];
    struct store *store;
    struct id board;
    struct arena arena;
};

/* cmocka's setup and teardown: *state is a struct fixture with an open store that has
 * one board. */
int fixture_setup(void **state);
int fixture_teardown(void **state);

void fixture_reopen(struct fixture *fixture);
/* "<dir>/<name>", until the next call. */
const char *fixture_file(const struct fixture *fixture, const char *name);
/* Is there such a file beside it? */
bool fixture_has(const struct fixture *fixture, const char *name);
/* A file's bytes, whole; what goes wrong is a failure of the test. */
void fixture_read_file(const char *path, struct str *bytes);
void fixture_write_file(const char *path, const char *bytes, size_t size);
/* It is of that kind, and says those words. */
void fixture_says(const struct err *err, enum err_kind kind, const char *words);

/* What a note is made of in a test; NULL fields are "". */
struct planted_note {
    const char *kind, *text, *author, *tags, *category;
    struct id group;
    int votes;
    double position; /* 0: the next one */
};
struct id fixture_note(struct fixture *fixture, struct planted_note note);
struct id fixture_text(struct fixture *fixture, const char *text);
struct id fixture_group(struct fixture *fixture, const char *name);
/* One step that sets one field. */
void fixture_set(struct fixture *fixture, enum verb verb, struct id row,
                 enum field field, struct value value);
struct note fixture_read(struct fixture *fixture, struct id id);
struct store_report fixture_check(struct fixture *fixture, bool thorough);
/* Runs SQL on the closed file behind terreau's back, then opens it again. */
void fixture_tamper(struct fixture *fixture, const char *sql);

/* Random numbers that a failure can replay: TERREAU_SEED, else the time; printed. */
unsigned fixture_seed(void);
unsigned fixture_random(unsigned *seed, unsigned below);

#define assert_ok(call)                                                                \
    do {                                                                               \
        struct err err_ = ERR_INIT, *err = &err_;                                      \
        if (!(call))                                                                   \
            fail_msg("%s: %s (%s)", #call, err_.text, err_.detail);                    \
    } while (0)
#define assert_fails(call, kind_wanted)                                                \
    do {                                                                               \
        struct err err_ = ERR_INIT, *err = &err_;                                      \
        assert_false(call);                                                            \
        assert_int_equal(err_.kind, kind_wanted);                                      \
        assert_true(err_.text[0] != '\0');                                             \
    } while (0)

#endif
