#include "calls.h"

#include "base/clock.h"
#include "store/private.h"

/* More notes than the index of words leaves waiting, and some that wait. */
enum { NOTES = 66 };

static struct id plant(struct base *base, enum table table,
                       const struct field_value *fields, size_t count)
{
    struct id id = id_new(clock_now());
    assert_ok(store_insert(base->store, table, id, fields, count, err));
    return id;
}

#define PLANT(table, ...)                                                              \
    plant(base, TABLE_##table, (const struct field_value[]){__VA_ARGS__},              \
          sizeof((const struct field_value[]){__VA_ARGS__}) /                          \
              sizeof(struct field_value))
#define TEXT(field, text)                                                              \
    {                                                                                  \
        FIELD_##field, value_text(text)                                                \
    }
#define NUMBER(field, number)                                                          \
    {                                                                                  \
        FIELD_##field, value_integer(number)                                           \
    }
#define OF(field, id)                                                                  \
    {                                                                                  \
        FIELD_##field, value_id(id)                                                    \
    }

static void plant_notes(struct base *base)
{
    for (int i = 0; i < NOTES; i++)
        PLANT(NOTE, OF(NOTE_BOARD, base->board), TEXT(NOTE_TEXT, "Un mot sur l’eau"),
              NUMBER(NOTE_STATE, i % 8 ? ROW_LIVE : ROW_BIN));
    base->group =
        PLANT(GROUP, OF(GROUP_BOARD, base->board), TEXT(GROUP_NAME, "Le sol"));
    base->note = PLANT(
        NOTE, OF(NOTE_BOARD, base->board), TEXT(NOTE_TEXT, "Un compost partagé"),
        TEXT(NOTE_AUTHOR, "Nadia Benali, Yvon"), TEXT(NOTE_TAGS, "compost serre"),
        TEXT(NOTE_KIND, "idea"), OF(NOTE_GROUP, base->group), NUMBER(NOTE_VOTES, 2),
        OF(NOTE_SLOT, base->slot), TEXT(NOTE_CATEGORY, "vie"));
    base->other_note =
        PLANT(NOTE, OF(NOTE_BOARD, base->board), TEXT(NOTE_TEXT, "Composter à deux"),
              TEXT(NOTE_AUTHOR, "Nadia Benali"), TEXT(NOTE_TAGS, "compost"),
              TEXT(NOTE_KIND, "fear"));
    PLANT(BALLOT, OF(BALLOT_BOARD, base->board), OF(BALLOT_TARGET, base->note),
          TEXT(BALLOT_VOTER, "Yvon"), NUMBER(BALLOT_DOTS, 2));
}

static struct id plant_person(struct base *base, const char *given, const char *family,
                              const char *email, enum row_state state)
{
    return PLANT(PERSON, TEXT(PERSON_GIVEN, given), TEXT(PERSON_FAMILY, family),
                 TEXT(PERSON_EMAIL, email), TEXT(PERSON_THEMES, "climat"),
                 TEXT(PERSON_CIRCLE, "engages"), TEXT(PERSON_COMMUNE, "11069"),
                 OF(PERSON_INVITER, base->friend), NUMBER(PERSON_STATE, state));
}

static void plant_persons(struct base *base)
{
    base->friend = plant_person(base, "Lise", "Moreau", "lise@example.org", ROW_LIVE);
    base->person = plant_person(base, "Nadia", "Benali", "nadia@example.org", ROW_LIVE);
    base->twin = plant_person(base, "Nadia", "Benali", "", ROW_LIVE);
    base->binned = plant_person(base, "Yvon", "Le Goff", "", ROW_BIN);
    base->contact = PLANT(
        CONTACT, OF(CONTACT_OWNER, base->person), TEXT(CONTACT_KIND, "email"),
        TEXT(CONTACT_VALUE, "benali@example.org"), TEXT(CONTACT_STATUS, "bounced"));
    PLANT(CONTACT, OF(CONTACT_OWNER, base->person), TEXT(CONTACT_KIND, "phone"),
          TEXT(CONTACT_VALUE, "06 00 00 00 12"));
    PLANT(CONTACT, OF(CONTACT_OWNER, base->binned), TEXT(CONTACT_KIND, "email"),
          TEXT(CONTACT_VALUE, "benali@example.org"));
    PLANT(APART, OF(APART_ONE, base->person), OF(APART_OTHER, base->friend));
    base->move =
        PLANT(CIRCLE_MOVE, OF(CIRCLE_MOVE_PERSON, base->person),
              TEXT(CIRCLE_MOVE_CIRCLE, "engages"), NUMBER(CIRCLE_MOVE_SINCE, 1000));
    base->ask = PLANT(ASK, OF(ASK_OWNER, base->person), TEXT(ASK_KIND, "need"),
                      TEXT(ASK_STATUS, "open"), TEXT(ASK_TEXT, "Un hangar"),
                      OF(ASK_PARTNER, base->friend));
    base->touch =
        PLANT(TOUCH, OF(TOUCH_OWNER, base->person), TEXT(TOUCH_KIND, "call"),
              TEXT(TOUCH_NATURE, "fact"), TEXT(TOUCH_TEXT, "Elle vient jeudi"));
    PLANT(ACCEPTANCE, OF(ACCEPTANCE_PERSON, base->person),
          TEXT(ACCEPTANCE_CHARTER, "charte"), NUMBER(ACCEPTANCE_VERSION, 1));
    base->answer =
        PLANT(ANSWER, OF(ANSWER_PERSON, base->person), TEXT(ANSWER_GRID, "arrivee"),
              TEXT(ANSWER_TEXT, "Le goût de la terre"));
    base->extract = PLANT(EXTRACT, OF(EXTRACT_ANSWER, base->answer),
                          TEXT(EXTRACT_TEXT, "la terre"), TEXT(EXTRACT_TAGS, "idee"));
}

static struct id plant_meeting(struct base *base, const char *stage, int number)
{
    return PLANT(MEETING, TEXT(MEETING_TITLE, "Agora"), TEXT(MEETING_SERIES, "agora"),
                 TEXT(MEETING_STAGE, stage), NUMBER(MEETING_NUMBER, number),
                 NUMBER(MEETING_START, number * 1000000),
                 OF(MEETING_ORIGIN, base->meeting));
}

static void plant_presences(struct base *base)
{
    const struct id both[] = {base->person, base->twin};
    for (int i = 0; i < 2; i++) {
        PLANT(ATTENDANCE, OF(ATTENDANCE_MEETING, base->meeting),
              OF(ATTENDANCE_PERSON, both[i]), TEXT(ATTENDANCE_STATUS, "present"));
        PLANT(TEAM, OF(TEAM_MEETING, base->meeting), OF(TEAM_PERSON, both[i]),
              NUMBER(TEAM_NUMBER, 1), NUMBER(TEAM_ROUND, 1));
    }
    PLANT(FEELING, OF(FEELING_MEETING, base->meeting), NUMBER(FEELING_VALUE, 4),
          TEXT(FEELING_WORD, "content"));
    PLANT(SPEECH, OF(SPEECH_MEETING, base->meeting), TEXT(SPEECH_CATEGORY, "f"),
          NUMBER(SPEECH_COUNT, 3));
    PLANT(VERSION, OF(VERSION_MEETING, base->meeting), NUMBER(VERSION_NUMBER, 1),
          TEXT(VERSION_TEXT, "Compte rendu de l’agora"));
}

static void plant_meetings(struct base *base)
{
    base->meeting = plant_meeting(base, "closed", 1);
    base->live = plant_meeting(base, "live", 2);
    base->slot = PLANT(SLOT, OF(SLOT_MEETING, base->meeting), TEXT(SLOT_TITLE, "Eau"),
                       TEXT(SLOT_KIND, "atelier"), NUMBER(SLOT_STARTED, 1000),
                       NUMBER(SLOT_ENDED, 1000000));
    PLANT(PROMPT, OF(PROMPT_SLOT, base->slot), TEXT(PROMPT_TEXT, "Qui ?"));
    base->objective = PLANT(OBJECTIVE, OF(OBJECTIVE_MEETING, base->meeting),
                            TEXT(OBJECTIVE_TEXT, "Choisir"));
    base->item = PLANT(ITEM, OF(ITEM_MEETING, base->meeting), OF(ITEM_SLOT, base->slot),
                       TEXT(ITEM_KIND, "decision"), TEXT(ITEM_TEXT, "Creuser un puits"),
                       TEXT(ITEM_WHO, "Nadia Benali"));
    base->carried = PLANT(ITEM, OF(ITEM_MEETING, base->live), TEXT(ITEM_KIND, "action"),
                          TEXT(ITEM_TEXT, "Creuser"), OF(ITEM_ORIGIN, base->item));
    PLANT(ITEM, OF(ITEM_MEETING, base->meeting), TEXT(ITEM_KIND, "question"),
          TEXT(ITEM_TEXT, "Un puits, où ?"));
}

static struct id plant_actor(struct base *base, const char *name, const char *commune,
                             enum row_state state)
{
    return PLANT(ACTOR, TEXT(ACTOR_NATURE, "actor"), TEXT(ACTOR_NAME, name),
                 TEXT(ACTOR_KIND, "association"), TEXT(ACTOR_THEMES, "climat mer"),
                 TEXT(ACTOR_COMMUNE, commune), TEXT(ACTOR_PROSPECT, "spotted"),
                 NUMBER(ACTOR_STATE, state));
}

static void plant_actors(struct base *base)
{
    base->actor = plant_actor(base, "Jardin des Lilas", "11069", ROW_LIVE);
    base->like = plant_actor(base, "Le jardin des lilas", "31555", ROW_LIVE);
    plant_actor(base, "Mairie", "", ROW_LIVE);
    plant_actor(base, "Ancien jardin", "", ROW_BIN);
    base->link = PLANT(LINK, OF(LINK_SUBJECT, base->person),
                       OF(LINK_OBJECT, base->actor), TEXT(LINK_KIND, "carries"));
    base->sighting = PLANT(SIGHTING, OF(SIGHTING_ACTOR, base->actor),
                           TEXT(SIGHTING_SOURCE, "pairs"), NUMBER(SIGHTING_SEEN, 1000));
    PLANT(CUSTOM, OF(CUSTOM_OWNER, base->actor), TEXT(CUSTOM_KEY, "taille"),
          TEXT(CUSTOM_VALUE, "Petite"));
    PLANT(ASK, OF(ASK_OWNER, base->actor), TEXT(ASK_KIND, "offer"),
          TEXT(ASK_STATUS, "open"), TEXT(ASK_TEXT, "Une serre"));
    PLANT(LIST, TEXT(LIST_NAME, "Climat"), TEXT(LIST_QUERY, "theme:climat"));
    PLANT(COLUMN, TEXT(COLUMN_SOURCE, "pairs"), TEXT(COLUMN_HEADER, "Nom"),
          TEXT(COLUMN_FIELD, "name"));
}

void base_plant(struct base *base)
{
    base->board = base->fixture->board;
    assert_ok(store_begin(base->store, VERB_IMPORT, err));
    PLANT(COMMUNITY, TEXT(COMMUNITY_NAME, "Jardin des Lilas"),
          TEXT(COMMUNITY_CONFIG, "nom: Lilas"), TEXT(COMMUNITY_CIRCLE_MODEL, "m1"));
    plant_persons(base);
    plant_meetings(base);
    plant_presences(base);
    plant_actors(base);
    plant_notes(base);
    assert_ok(store_commit(base->store, err));
    for (int i = 0; i < 2; i++)
        fixture_text(base->fixture, "Un compost qui attend");
    for (int votes = 3; votes < 6; votes++)
        fixture_set(base->fixture, VERB_NOTE_EDIT, base->note, FIELD_NOTE_VOTES,
                    value_integer(votes));
    assert_ok(store_draft_put(base->store, "capture:mars", "à demi", err));
}

void base_run(struct base *base, const char *sql)
{
    char *why = NULL;
    if (sqlite3_exec(base->store->db, sql, NULL, NULL, &why) != SQLITE_OK)
        fail_msg("%s: %s", sql, why);
}
