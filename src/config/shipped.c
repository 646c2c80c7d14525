#include "config/private.h"

static const char *const names[] = {"engagement", "biodiversite", "vide", "demo", NULL};

/* The embedded bytes end with a NUL that `len` does not count. */
static const char *find(const char *name, size_t *len)
{
    for (const struct shipped *file = shipped_files; file->name; file++) {
        if (word_same(file->name, name)) {
            *len = file->len;
            return (const char *)file->bytes;
        }
    }
    return NULL;
}

const char *config_shipped(const char *name, size_t *len)
{
    for (const char *const *known = names; *known; known++)
        if (word_same(*known, name))
            return find(*known, len);
    return NULL;
}

const char *const *config_shipped_names(void)
{
    return names;
}

const char *config_demo_notes(size_t *len)
{
    return find("notes", len);
}

const char *config_demo_meeting(size_t *len)
{
    return find("meeting", len);
}

const char *config_demo_actors(size_t *len)
{
    return find("actors", len);
}

const char *config_demo_people(size_t *len)
{
    return find("people", len);
}
