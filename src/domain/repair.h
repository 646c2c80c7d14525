/* What French files do to names, phones, codes and dates, put right.
 *
 * Owns: one reading a kind of text, and the two answers that are never mixed up: what
 * can only mean one thing is put right (and said to be); what looks wrong is left as it
 * is, with a correction that someone else decides. Does not know: where the text comes
 * from, who it is about. Pure; texts are in the arena, or the caller's own. */
#ifndef DOMAIN_REPAIR_H
#define DOMAIN_REPAIR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "domain/date.h"

enum repair_kind {
    REPAIR_FINE,  /* `to` is the text as it is kept: the same, but for spaces */
    REPAIR_DONE,  /* `to` is put right, `why` says how */
    REPAIR_WRONG, /* `to` is a proposal, "" for none; `why` says what is wrong */
};

struct repair {
    enum repair_kind kind;
    const char *to;
    const char *why; /* a translated phrase, "" when fine */
};

/* « 466000021 », « +33 4 66 00 00 21 », « 04.66.00.00.21 » are 04 66 00 00 21. Numbers
 * of other countries (+32…) stay. */
struct repair repair_phone(struct arena *arena, const char *text);
/* « 9000 », « 09 000 », « F-09000 » are 09000. */
struct repair repair_postcode(struct arena *arena, const char *text);
/* « <nadia@example.org> », « mailto:… » are put right; "@@", spaces, « [email
 * protected] », « (at) », a domain without a dot are wrong. */
struct repair repair_email(struct arena *arena, const char *text);
/* The case of a name that has only one, or has it backwards: « NADIA », « bENALI »,
 * « jean-pierre ». */
struct repair repair_name(struct arena *arena, const char *text);
/* A day: 2025-03-12, 12/03/2025, 12.3.25, « 12 mars 2025 », an hour after it forgotten,
 * or the number of a spreadsheet (45728). The first is fine, so is the second; *date is
 * set unless wrong, as it is for 31/02/2025 or 03/25/2025. */
struct repair repair_date(struct arena *arena, const char *text, struct date today,
                          struct date *date);
/* Several mails or phones of one cell, parted by / ; , spaces, « ou », « et »: how many
 * (at least 1, at most `most`), each trimmed. */
size_t repair_split(struct arena *arena, const char *text, bool mails,
                    const char **parts, size_t most);
/* A whole name: « BENALI Nadia », « Benali, Nadia », « Nadia Benali ». */
void repair_cut_name(struct arena *arena, const char *text, const char **given,
                     const char **family);
/* oui, x, 1, vrai, true, a date… ; non, 0, faux; -1 for anything else, 0 for "". */
int repair_flag(const char *text);

#endif
