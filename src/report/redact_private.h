/* The two halves of redaction: names, and what reaches people. */
#ifndef REPORT_REDACT_PRIVATE_H
#define REPORT_REDACT_PRIVATE_H

#include "report/redact.h"

/* A letter, a digit or a mark: what words are made of. Bytes of the character in *len.
 */
bool redact_is_word(const char *text, size_t *len);

/* --- redact_reach.c: mails and phones ----------------------------------------------
 */

/* Bytes of the mail, or of the phone, that starts at text; 0 when none does. The
 * character before is known to be no part of one. */
size_t redact_mail(const char *text);
size_t redact_phone(const struct redaction *redaction, const char *text);
/* The digits of a phone as they are compared: "+33 6 00…" and "06 00…" are the same. */
const char *redact_digits(struct arena *arena, const char *phone);

/* --- redact_known.c: who is known ---------------------------------------------------
 */

bool redact_learn(struct redaction *redaction, struct garden *garden, struct err *err);

#endif
