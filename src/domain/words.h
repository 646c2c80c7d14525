/* The word that each value of an enum is stored under, both ways. */
#ifndef DOMAIN_WORDS_H
#define DOMAIN_WORDS_H

#include <stddef.h>
#include <string.h>

/* Place of the word among `count`; 0, the first value, for a word that is none. */
static inline size_t words_find(const char *const *words, size_t count,
                                const char *word)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return 0;
}

/* Defines NAME_id() and NAME_of() over an array of words in the order of the enum. */
#define WORDS(name, type, words, count)                                                \
    _Static_assert(sizeof(words) / sizeof *(words) == (count), "a word for each");     \
    const char *name##_id(type value)                                                  \
    {                                                                                  \
        return words[value];                                                           \
    }                                                                                  \
    type name##_of(const char *id)                                                     \
    {                                                                                  \
        return (type)words_find(words, count, id);                                     \
    }

#endif
