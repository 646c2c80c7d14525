/* What a published text must not say: names of people, mails, phones.
 *
 * Owns: who is known to the file (persons, authors of notes, those who carry actions
 * and slots, in every meeting), how their names are recognised in what was typed, and
 * what stands in their place. Does not know: levels, documents. Everything is in the
 * arena given at the start and lives as long as it.
 *
 * A name is recognised whatever its capitals, accents, hyphens and order, whole or by
 * its given or family part alone. A part that is also a common word (Rose, Pierre,
 * Petit) needs its capital when it stands alone: without it, it is left and counted. */
#ifndef REPORT_REDACT_H
#define REPORT_REDACT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/mem.h"
#include "ops/garden.h"

enum { REDACT_LINES = 5 };

struct redact_name {
    const char *words; /* folded: "benali nadia" */
    bool capital;      /* also a common word */
};

struct redact_seen;

struct redaction {
    struct arena *arena;
    bool names;                /* names too, not only mails and phones */
    struct redact_name *known; /* sorted by words, each once */
    size_t known_count;
    size_t longest;      /* words of a name, at most */
    const char **phones; /* known ones, digits only */
    size_t phone_count;
    struct redact_seen *seen;        /* texts already counted: each counts once */
    size_t masked;                   /* texts in which something was replaced */
    size_t doubted;                  /* texts left with a word that may be a name */
    const char *lines[REDACT_LINES]; /* the first of both, as typed */
    size_t line_count;
};

/* Learns who is known. Without `names`, only mails and phones are replaced. */
bool redact_start(struct redaction *redaction, struct garden *garden, bool names,
                  struct arena *arena, struct err *err);

/* The text with « [nom] », « [adresse] » and « [téléphone] » where it named or reached
 * someone; the text itself when it did not. Counts it in `masked` or `doubted`. */
const char *redact_text(struct redaction *redaction, const char *text);

#endif
