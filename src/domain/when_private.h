/* The phrases of when.c: one function a family, each read at a token. */
#ifndef DOMAIN_WHEN_PRIVATE_H
#define DOMAIN_WHEN_PRIVATE_H

#include "domain/when.h"

enum shyness {
    SHY_NOT,
    SHY_ALONE,   /* a date only when introduced or alone in its text: 22-11, 1/2 */
    SHY_ARTICLE, /* only after « le » or « au »: 15, week-end */
};

struct phrase {
    enum when_found found;
    struct date date;
    enum shyness shy;
};

/* The longest phrase at tokens[0]; returns the tokens it takes, 0 for none. */
size_t phrase_read(const struct token *tokens, struct date today,
                   struct phrase *phrase);

/* The same, for days of the calendar only (when_day.c). */
size_t phrase_read_day(const struct token *tokens, struct date today,
                       struct phrase *phrase);
/* 1 to 12 and the tokens of « nov. » or « novembre »; 0 for none. */
size_t phrase_read_month(const struct token *tokens, int *month);
/* 0 to 6; « lundi » only, not « lun. ». */
bool phrase_is_weekday(const struct token *token, int *weekday);
/* A number in digits or in words, up to 9999: 15, quinze, une. */
bool phrase_is_count(const struct token *token, int *count);

#endif
