#include "term/private.h"

#include "base/mem.h"

struct capability {
    const char *name;
    struct key key;
};

static const struct capability capabilities[] = {
    {"kcuu1", {.name = K_UP}},
    {"kcud1", {.name = K_DOWN}},
    {"kcub1", {.name = K_LEFT}},
    {"kcuf1", {.name = K_RIGHT}},
    {"khome", {.name = K_HOME}},
    {"kend", {.name = K_END}},
    {"kpp", {.name = K_PAGE_UP}},
    {"knp", {.name = K_PAGE_DOWN}},
    {"kich1", {.name = K_INSERT}},
    {"kdch1", {.name = K_DELETE}},
    {"kent", {.name = K_ENTER}},
    {"kcbt", {.name = K_BACKTAB}},
    {"kri", {.name = K_UP, .shift = true}},
    {"kind", {.name = K_DOWN, .shift = true}},
    {"kLFT", {.name = K_LEFT, .shift = true}},
    {"kRIT", {.name = K_RIGHT, .shift = true}},
    {"kHOM", {.name = K_HOME, .shift = true}},
    {"kEND", {.name = K_END, .shift = true}},
    {"kPRV", {.name = K_PAGE_UP, .shift = true}},
    {"kNXT", {.name = K_PAGE_DOWN, .shift = true}},
    {"kDC", {.name = K_DELETE, .shift = true}},
    {"kf1", {.name = K_FUNCTION, .code = 1}},
    {"kf2", {.name = K_FUNCTION, .code = 2}},
    {"kf3", {.name = K_FUNCTION, .code = 3}},
    {"kf4", {.name = K_FUNCTION, .code = 4}},
    {"kf5", {.name = K_FUNCTION, .code = 5}},
    {"kf6", {.name = K_FUNCTION, .code = 6}},
    {"kf7", {.name = K_FUNCTION, .code = 7}},
    {"kf8", {.name = K_FUNCTION, .code = 8}},
    {"kf9", {.name = K_FUNCTION, .code = 9}},
    {"kf10", {.name = K_FUNCTION, .code = 10}},
    {"kf11", {.name = K_FUNCTION, .code = 11}},
    {"kf12", {.name = K_FUNCTION, .code = 12}},
};

struct key_string *keys_of_terminal(size_t *count)
{
    size_t most = sizeof capabilities / sizeof *capabilities;
    struct key_string *strings = xcalloc(most, sizeof *strings);

    *count = 0;
    for (size_t i = 0; i < most; i++) {
        const char *string = term_capability(capabilities[i].name);
        /* a control alone stays what it is on every keyboard: Ctrl+K is not Up */
        if (string[0] == '\033' && string[1] != '\0')
            strings[(*count)++] = (struct key_string){string, capabilities[i].key};
    }
    return strings;
}
