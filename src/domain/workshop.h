/* One line typed in a workshop as an actor: "Graines d'Avenir / Montpellier /
 * engagement / LREAV".
 *
 * Owns: where the line is cut, and what each part is: read again at each key. Does not
 * know the gazetteer (a callback does) nor what is saved. Nothing typed is ever lost:
 * what is not understood is the note, in order.
 *
 * Parts are cut by ";", "|", tab, or "/" with a space on one side at least. A line that
 * has none of these is cut at each "/" inside it (but not in an address, a date, 24/7
 * nor et/ou), else at each dash between spaces, else at each comma, if something after
 * the first part is then understood. The first part that is not empty is the name,
 * whatever it holds. The others are, in any order:
 *   - a commune, as the callback understands it (« à Sète », « 34000 »); one that it
 *     only guesses (« Montpelier ») gives way to a label that is guessed, and what was
 *     typed is in the note as well;
 *   - a theme, a source or a kind of the lists: its label or its id through accents and
 *     case; else the only one that it begins (three letters or more), or that is one
 *     slip of the keyboard away (domain/typo.h);
 *   - a mail, a phone (9 to 15 digits);
 *   - a person: « contact: Nadia Benali », « contact Nadia Benali », « @Nadia Benali »,
 *     with or without her mail and phone in the same part; beside one of these, a name
 *     with a capital is enough;
 *   - several of these parted by commas, as long as one is understood.
 * « thème: », « source: », « type: », « lieu: », « note: » before a part (and « tél: »,
 * « mail: ») say which it is. The first commune, kind, person, mail and phone are the
 * actor's; others are kept in the note. */
#ifndef DOMAIN_WORKSHOP_H
#define DOMAIN_WORKSHOP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "domain/community.h"

/* What the gazetteer understood. Its strings must live as long as the arena. */
struct workshop_place {
    const char *code; /* what the caller keeps: INSEE code */
    const char *name; /* what people read: "Montpellier", "Saint-Denis (974)" */
};

enum workshop_answer {
    WORKSHOP_NO_PLACE,
    WORKSHOP_ONE_PLACE,
    WORKSHOP_SEVERAL_PLACES, /* several communes: "Saint-Denis", "09000" */
    WORKSHOP_NEAR_PLACE,     /* none is called so, but one nearly: "Montpelier" */
};

/* What the community's lists and the gazetteer know. Themes, sources and kinds may be
 * empty; commune may be NULL. The callback is given trimmed text, never empty, and
 * answers for a whole name or code, not for the beginning of one. */
struct workshop_lists {
    const struct label *themes;
    size_t theme_count;
    const struct label *sources;
    size_t source_count;
    const struct label *kinds;
    size_t kind_count;
    enum workshop_answer (*commune)(void *ctx, const char *text,
                                    struct workshop_place *out);
    void *ctx;
};

enum workshop_field {
    WORKSHOP_NAME,
    WORKSHOP_PLACE,
    WORKSHOP_THEME,
    WORKSHOP_SOURCE,
    WORKSHOP_KIND,
    WORKSHOP_PERSON,
    WORKSHOP_EMAIL,
    WORKSHOP_PHONE,
    WORKSHOP_NOTE,
    WORKSHOP_FIELD_COUNT
};

/* "nom", "commune", "thème", "source", "type", "contact", "courriel", "téléphone",
 * "note", in the language of the moment. */
const char *workshop_field_name(enum workshop_field field);

enum workshop_status {
    WORKSHOP_READ,    /* understood as it is written */
    WORKSHOP_GUESSED, /* the beginning of a label, a slip in one or in a commune: show
                         `label` */
    WORKSHOP_SEVERAL, /* several places or labels fit: kept as a note; `label` names
                         some of the places */
    WORKSHOP_AGAIN,   /* understood, but the actor already has one: kept as a note */
    WORKSHOP_KEPT,    /* not understood, or written as one: a note */
};

/* One part, for the screen to say what was understood of it. The field of
 * WORKSHOP_SEVERAL, WORKSHOP_AGAIN and WORKSHOP_KEPT is WORKSHOP_NOTE. */
struct workshop_part {
    enum workshop_field field;
    enum workshop_status status;
    size_t start, len; /* bytes of the line, trimmed, « contact: » and "@" included */
    const char *text;  /* what it says: trimmed, without « contact: » nor "@" */
    const char *label; /* place, theme, source, kind: the name in the list; else text */
    size_t index;      /* theme, source, kind: which of its list */
};

struct workshop_line {
    const char *name;            /* "" for an empty line */
    struct workshop_place place; /* code "" when none */
    const size_t *themes;        /* indexes, each once, in order */
    size_t theme_count;
    const size_t *sources;
    size_t source_count;
    size_t kind;        /* index, WORKSHOP_NONE */
    const char *person; /* "", as email and phone */
    const char *email;
    const char *phone;
    const char *note;                  /* parts kept, as typed, joined by " / "; "" */
    const struct workshop_part *parts; /* in the order of the line */
    size_t part_count;
};
#define WORKSHOP_NONE ((size_t)-1)

/* Reads the line (UTF-8 of any origin, one line). No string is NULL. Every character
 * that is neither blank nor a separator is in the span of exactly one part. Takes a few
 * microseconds beside the callback, which is called at most once a part for each way
 * that the line is tried; what is kept is in the arena. */
struct workshop_line workshop_line_read(struct arena *arena,
                                        const struct workshop_lists *lists,
                                        const char *line);

#endif
