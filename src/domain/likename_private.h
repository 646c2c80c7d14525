/* Names taken apart, as the comparison and the keys both see them. */
#ifndef DOMAIN_LIKENAME_PRIVATE_H
#define DOMAIN_LIKENAME_PRIVATE_H

#include "domain/likename.h"

enum { NAME_WORDS_MOST = 10, NAME_FORMS_MOST = 3 };

/* Folded words of a text; those past the last place are left out of what is compared
 * word by word, not of `joined`. */
struct name_words {
    size_t n;
    const char *at[NAME_WORDS_MOST];
    const char *joined; /* without spaces */
};
struct name_words name_words_read(struct arena *arena, const char *folded);
/* The words in order of bytes, with single spaces. */
const char *name_words_sorted(struct arena *arena, const struct name_words *words);
/* The words from `first` on, without spaces. */
const char *name_words_join(struct arena *arena, const struct name_words *words,
                            size_t first);

/* A given or a family name. */
struct name_part {
    struct name_words words; /* St and Ste whole */
    bool particle[NAME_WORDS_MOST];
    size_t forms;
    const char *form[NAME_FORMS_MOST]; /* without spaces: with its particles, then with
                                          less of them, "delatour" to "tour" */
};

/* A person's name. */
struct name_read {
    struct name_part given, family;
    const char *all;    /* both, in their order, without spaces */
    const char *sorted; /* words of both but their particles, in order of bytes */
    const char *lone;   /* the only word of a name that has no other, else NULL */
    const char *email;  /* "" */
    const char *phone;  /* its digits from the first that is not 0, "" */
};
struct name_read name_read(struct arena *arena, const struct likename *name);

/* The first letter as slips see it: c, k and q are one, i and y too. */
char name_first_letter(const char *folded);
/* Do they begin alike and differ by one letter, or by letters that are double, as no
 * two names do? */
bool name_is_slip(const char *a, const char *b);
/* Each double letter once. */
const char *name_undoubled(struct arena *arena, const char *folded);

/* Is it a name that another one is a letter away from? See likename_twins.c. */
bool name_is_twin(const char *folded);

/* Adds a key unless it is there already. */
void name_keys_add(struct likename_keys *keys, const char *key);

#endif
