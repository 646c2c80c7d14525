/* Writes, each a whole step: begun, refused and taken back, or on the disk. */
#include "calls.h"

#include "base/clock.h"
#include "store/actors.h"
#include "store/cards.h"
#include "store/intake.h"

#define RUN(name) static bool name(struct base *base, struct str *said, struct err *err)

/* What people do, between the beginning of a step and its commit. */
typedef bool (*work_of)(struct base *base, struct err *err);

static bool step(struct base *base, bool bulk, work_of work, struct err *err)
{
    bool begun = bulk ? store_begin_bulk(base->store, VERB_IMPORT, err)
                      : store_begin(base->store, VERB_NOTE_EDIT, err);
    if (!begun)
        return false;
    if (!work(base, err)) {
        store_abort(base->store);
        return false;
    }
    return store_commit_drop_draft(base->store, bulk ? NULL : "capture:mars", err);
}

static bool add(struct base *base, enum table table, enum field field, const char *text,
                struct err *err)
{
    const struct field_value one = {field, value_text(text)};
    return store_insert(base->store, table, id_new(clock_now()), &one, 1, err);
}

static bool add_note(struct base *base, struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_NOTE_BOARD, value_id(base->board)},
        {FIELD_NOTE_TEXT, value_text("Un mot de plus")}};
    return store_insert(base->store, TABLE_NOTE, id_new(clock_now()), fields, 2, err);
}

/* --- one thing at a time ---------------------------------------------------------- */

static bool work_note(struct base *base, struct err *err)
{
    return add_note(base, err) &&
           store_set(base->store, base->note, FIELD_NOTE_VOTES,
                     value_integer(store_commits(base->store) + 3), err);
}

RUN(write_note)
{
    (void)said;
    return step(base, false, work_note, err);
}

static bool work_words(struct base *base, struct err *err)
{
    const char *text =
        arena_printf(base->arena, "Compost %d", (int)store_commits(base->store));
    return store_set(base->store, base->note, FIELD_NOTE_TEXT, value_text(text), err) &&
           store_set(base->store, base->slot, FIELD_SLOT_TITLE, value_text(text),
                     err) &&
           store_set(base->store, base->actor, FIELD_ACTOR_NAME, value_text(text),
                     err) &&
           store_set(base->store, base->person, FIELD_PERSON_GIVEN, value_text(text),
                     err) &&
           store_set(base->store, base->contact, FIELD_CONTACT_VALUE, value_text(text),
                     err);
}

RUN(change_words)
{
    (void)said;
    return step(base, false, work_words, err);
}

static bool work_bin(struct base *base, struct err *err)
{
    const struct value state =
        value_integer(store_commits(base->store) % 2 ? ROW_LIVE : ROW_BIN);
    return store_set(base->store, base->like, FIELD_ACTOR_STATE, state, err) &&
           store_set(base->store, base->like, FIELD_ACTOR_NAME, value_text("Le jardin"),
                     err) &&
           store_set(base->store, base->twin, FIELD_PERSON_STATE, state, err) &&
           store_set(base->store, base->live, FIELD_MEETING_STATE, state, err) &&
           store_set(base->store, base->note, FIELD_NOTE_VOTES,
                     value_integer(store_commits(base->store) + 3), err);
}

RUN(bin_and_restore)
{
    (void)said;
    return step(base, false, work_bin, err);
}

/* Said, then unsaid: what it is found by does not change. */
static bool work_back(struct base *base, struct err *err)
{
    static const char *const texts[] = {"Autrement", "Le sol vivant"};
    bool done = work_note(base, err);
    for (int i = 0; done && i < 2; i++) {
        const struct value text = value_text(texts[i]);
        done = store_set(base->store, base->other_note, FIELD_NOTE_TEXT, text, err) &&
               store_set(base->store, base->like, FIELD_ACTOR_NAME, text, err) &&
               store_set(base->store, base->friend, FIELD_PERSON_NOTE, text, err);
    }
    return done;
}

RUN(said_and_unsaid)
{
    (void)said;
    return step(base, false, work_back, err);
}

/* As many as the index of words waits for, in one paste. */
static bool work_paste(struct base *base, struct err *err)
{
    bool done = true;
    for (int i = 0; done && i < 64; i++)
        done = add_note(base, err);
    return done;
}

RUN(paste)
{
    (void)said;
    return step(base, false, work_paste, err);
}

static bool work_merge(struct base *base, struct err *err)
{
    bool there = store_commits(base->store) % 2;
    return store_repoint(base->store, there ? base->friend : base->twin,
                         there ? base->twin : base->friend, err) &&
           work_note(base, err);
}

RUN(repoint)
{
    (void)said;
    return step(base, false, work_merge, err);
}

static bool work_erase(struct base *base, struct err *err)
{
    return store_erased_add(base->store, id_new(clock_now()), err) &&
           work_note(base, err);
}

RUN(erase)
{
    (void)said;
    return step(base, false, work_erase, err);
}

/* --- drafts, undo ----------------------------------------------------------------- */

RUN(draft_put)
{
    static int times;
    (void)said;
    return store_draft_put(base->store, "saisie",
                           arena_printf(base->arena, "à demi %d", ++times), err);
}

static void some_step(struct base *base)
{
    fixture_set(base->fixture, VERB_NOTE_EDIT, base->note, FIELD_NOTE_VOTES,
                value_integer(store_commits(base->store) + 10));
}

static void undone_step(struct base *base)
{
    struct step step;
    some_step(base);
    assert_ok(store_undo(base->store, base->arena, &step, err));
}

RUN(undo)
{
    struct step step;
    (void)said;
    return store_undo(base->store, base->arena, &step, err);
}

RUN(redo)
{
    struct step step;
    (void)said;
    return store_redo(base->store, base->arena, &step, err);
}

/* --- a long step ------------------------------------------------------------------ */

/* More cards than are written by one statement, each compared with those there are. */
enum { CARDS = 9 };

static bool add_actor(struct base *base, struct err *err)
{
    const struct field_value fields[] = {{FIELD_ACTOR_NATURE, value_text("actor")},
                                         {FIELD_ACTOR_NAME, value_text("Le jardin")}};
    return store_insert(base->store, TABLE_ACTOR, id_new(clock_now()), fields, 2, err);
}

static bool work_import(struct base *base, struct err *err)
{
    struct person_found *found;
    size_t count;
    enum contact_status status;
    bool done = true;
    for (int i = 0; done && i < CARDS; i++)
        done = add(base, TABLE_PERSON, FIELD_PERSON_FAMILY, "Moreau", err) &&
               add_actor(base, err) &&
               store_persons_keyed(base->store, "=moreau", 5, base->arena, &found,
                                   &count, err) &&
               store_email_status(base->store, "a@example.org", &status, err);
    return done && store_bulk_settle(base->store, err) && add_note(base, err);
}

RUN(import)
{
    (void)said;
    return step(base, true, work_import, err);
}

/* So many questions that the texts that nobody has are learnt. */
static bool work_ask(struct base *base, struct err *err)
{
    struct person_found *found;
    enum contact_status status;
    size_t count;
    bool done = true;
    for (int i = 0; done && i < 257; i++)
        done = store_email_status(base->store, "a@example.org", &status, err);
    return done &&
           store_persons_keyed(base->store, "=moreau lise", 5, base->arena, &found,
                               &count, err) &&
           store_actors_count(base->store, NULL, &count, &count, err) &&
           work_note(base, err);
}

RUN(ask_many)
{
    (void)said;
    return step(base, true, work_ask, err);
}

#define CALL(name)                                                                     \
    {                                                                                  \
#name, name, NULL                                                              \
    }
const struct call calls_writes[] = {
    CALL(write_note),
    CALL(change_words),
    CALL(bin_and_restore),
    CALL(said_and_unsaid),
    CALL(paste),
    CALL(repoint),
    CALL(erase),
    CALL(draft_put),
    {"undo", undo, some_step},
    {"redo", redo, undone_step},
    CALL(import),
    CALL(ask_many),
};
const size_t calls_write_count = sizeof calls_writes / sizeof *calls_writes;
