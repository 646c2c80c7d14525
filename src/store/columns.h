/* What rows are read by: the columns of each statement of sql.def, in the order in
 * which the readers of the file named take them. */
#ifndef STORE_COLUMNS_H
#define STORE_COLUMNS_H

/* --- notes.c
 * -------------------------------------------------------------------------- */

#define NOTE_COLUMNS                                                                   \
    "n, id, board, kind, text, author, tags, category, \"group\", votes, position, "   \
    "merged_into, created, state, slot"

/* --- meetings.c, meetings_lines.c ------------------------------------------------- */

#define MEETING_COLUMNS                                                                \
    "id, title, series, number, place, start, \"end\", stage, slot, paused, started, " \
    "closed, sequence, origin, source"
#define SLOT_COLUMNS                                                                   \
    "id, meeting, position, title, description, kind, minutes, start, \"end\", "       \
    "locked, presenter, private, inferred, outside, board, started, ended, pause, "    \
    "extra, origin"
#define ITEM_COLUMNS                                                                   \
    "id, meeting, slot, prompt, kind, text, who, due, done, origin, created"

/* --- actors.c, actors_index.c, actors_pick.c ----------------------------------------
 */

#define ACTOR_COLUMNS                                                                  \
    "a.id, a.nature, a.name, a.kind, a.themes, a.action, a.commune, a.place, "         \
    "a.precision, a.latitude, a.longitude, a.perimeter, a.circle, a.prospect, "        \
    "a.next_step, a.next_on, a.verified, a.starts, a.ends, a.consent, a.consent_on, "  \
    "a.note, a.visibility"
/* A row of actor_keys (tables.c) for each live actor, by functions of actors_index.c.
 */
#define NEXT_OF(row)                                                                   \
    "CASE " row "next_on WHEN 0 THEN 9223372036854775807 ELSE " row "next_on END"
#define KEYS_OF                                                                        \
    "SELECT n, nature, prospect, consent, verified, " NEXT_OF(                         \
        "") ", circle, kind,"                                                          \
            " dept_of(commune, perimeter), themes, commune, latitude, longitude,"      \
            " folded(name), folded(place) FROM actors WHERE state = 0"

/* --- links.c ------------------------------------------------------------------------
 */

#define LINK_COLUMNS                                                                   \
    "l.id, l.subject, l.object, l.kind, l.role, l.capacity, l.since, l.until, l.note"
#define CONTACT_COLUMNS "id, owner, kind, value, label, status, preferred, level"

/* --- people.c -----------------------------------------------------------------------
 */

/* A row of person_marked, see seen_mark: whose it is, its mark alone, and the rows of a
 * mark. */
#define MARK_PERSONS "134217727" /* SEEN_PERSONS */
#define MARK_PAGE_BYTES "1920"   /* MARK_PAGE_MOST of eight bytes */
#define MARK_PERSON(row) row ".mark & " MARK_PERSONS
#define MARK_KEY(row) row ".mark & ~" MARK_PERSONS
#define MARK_IS(row, mark) row ".mark BETWEEN (" mark ") AND (" mark ") + " MARK_PERSONS
#define PERSON_COLUMNS                                                                 \
    "p.id, p.given, p.family, p.organisation, p.email, p.phone, p.criteria"
#define TEAM_COLUMNS                                                                   \
    PERSON_COLUMNS ", t.meeting, t.round, t.number "                                   \
                   "FROM teams t JOIN persons p ON p.id = t.person"

/* --- cards.c, names.c --------------------------------------------------------------
 */

#define MOVE_COLUMNS "id, person, circle, since, reason, model"
#define TOUCH_COLUMNS "id, owner, kind, nature, text, held, by"
#define ACCEPTANCE_COLUMNS "id, person, charter, version, accepted, how"
#define ANSWER_COLUMNS "id, person, grid, question, text, held"
#define EXTRACT_COLUMNS "id, answer, text, tags"
#define ASK_COLUMNS                                                                    \
    PERSON_COLUMNS ", q.id, q.given, q.family, q.organisation, q.email, q.phone, "     \
                   "q.criteria, a.id, a.owner, a.kind, a.category, a.text, a.status, " \
                   "a.partner, a.due, a.origin, a.created FROM asks a JOIN persons p " \
                   "ON p.id = a.owner LEFT JOIN persons q ON q.id = a.partner"
/* Each name that signs notes, once, jumping from one to the next in their index. */
#define SIGNERS                                                                        \
    "WITH RECURSIVE signers(name) AS (SELECT min(author) FROM notes "                  \
    "WHERE author <> '' UNION ALL SELECT (SELECT min(author) FROM notes "              \
    "WHERE author > name AND author <> '') FROM signers WHERE name IS NOT NULL) "
#define NAMES_COLUMNS "n, id, given, family, organisation, email, phone"

#endif
