/* One line typed about an exchange with someone: « appel : d'accord pour mars hier ».
 *
 * Owns: what kind of exchange it is, or whether it is a note; what it says (a fact
 * unless told); its day. Does not know the clock: today is given. Every word stays in
 * the text but what is read as a mark: a sign at the start, what stands before a colon,
 * the day at the end.
 *
 *   appel…, téléphon…, tél     a call        visite, vu, rencontré…   a visit
 *   courriel, mail…            a mail        message, sms, texto…     a message
 *   anything else              a visit: what is typed is an exchange
 *   "-", « note : », « remarque : », « fait : » at the start    a note
 *   "*" or « besoin : »        a note of a need, or an exchange that says one
 *   "!" or « avis : »          the same of an opinion, never shared
 *   hier, lundi dernier, 12/11, le 12 mars, il y a 3 jours      the day: before a colon
 *                              (« appel hier : ok »), at the end, or first or after the
 *                              word of the exchange (« Vue hier au marché »: it stays)
 */
#ifndef DOMAIN_TOUCH_LINE_H
#define DOMAIN_TOUCH_LINE_H

#include "base/mem.h"
#include "domain/card.h"
#include "domain/date.h"

struct touch_line {
    enum touch_kind kind;
    enum touch_nature nature;
    const char *text;     /* trimmed, "" when nothing but marks was typed */
    struct date date;     /* {0}: not said */
    const char *bad_date; /* words that look like a day and are none (31/02), NULL */
};

/* Strings in the arena. */
struct touch_line touch_line_read(struct arena *arena, const char *line,
                                  struct date today);

#endif
