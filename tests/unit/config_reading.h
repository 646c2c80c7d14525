/* For the tests of config/: one reading, its outcome and what was said of it. */
#ifndef TESTS_CONFIG_READING_H
#define TESTS_CONFIG_READING_H

#include <stdlib.h>
#include <string.h>

#include "config/config.h"

struct reading {
    bool ok;
    struct community community;
    struct config_problems problems;
    struct str said; /* "f:line:column: sentence" lines */
};

static inline struct reading read_bytes(const char *yaml, size_t len)
{
    struct reading reading = {0};

    reading.ok = config_read(yaml, len, &reading.community, &reading.problems);
    config_problems_print(&reading.problems, "f", &reading.said);
    return reading;
}

static inline struct reading read_text(const char *yaml)
{
    return read_bytes(yaml, strlen(yaml));
}

static inline void end_reading(struct reading *reading)
{
    community_free(&reading->community);
    config_problems_free(&reading->problems);
    str_free(&reading->said);
}

/* start, then piece so many times; the caller frees. */
static inline char *repeated(const char *start, const char *piece, size_t times)
{
    struct str text = {0};

    str_add(&text, start);
    for (size_t i = 0; i < times; i++)
        str_add(&text, piece);
    return text.at;
}

#endif
