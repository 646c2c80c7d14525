/* What a room may read of an answer: a projected search neither shows nor finds by the
 * rest. */
#include "store/find_private.h"

#include <string.h>

#include "domain/meeting.h"

/* A card being read for a room: its row, and who may read each of its fields. */
struct shown {
    sqlite3_stmt *row;
    struct arena *arena;
    const char *visibility;
};

static const char *column_of(const struct shown *shown, enum field field)
{
    return column_text(shown->row, 2 + (int)field_index(field), shown->arena);
}

static bool may_show(const struct shown *shown, enum field field)
{
    return record_may_show(AUDIENCE_MEMBERS, field, shown->visibility);
}

static const char *text_shown(const struct shown *shown, enum field field)
{
    return may_show(shown, field) ? column_of(shown, field) : "";
}

static int64_t time_shown(const struct shown *shown, enum field field, int64_t time)
{
    return may_show(shown, field) ? time : 0;
}

/* The words typed of a place tell its commune. */
static const char *place_shown(const struct shown *shown, enum field commune,
                               enum field place)
{
    return may_show(shown, commune) ? text_shown(shown, place) : "";
}

static const char *person_shown(const struct shown *shown)
{
    const struct person person = {.given = text_shown(shown, FIELD_PERSON_GIVEN),
                                  .family = text_shown(shown, FIELD_PERSON_FAMILY),
                                  .organisation =
                                      text_shown(shown, FIELD_PERSON_ORGANISATION)};
    return person_name(shown->arena, &person);
}

static void hide_person(const struct shown *shown, struct find_row *row)
{
    row->name = person_shown(shown);
    row->place = place_shown(shown, FIELD_PERSON_COMMUNE, FIELD_PERSON_PLACE);
    row->text = arena_printf(shown->arena, "%s\n%s",
                             text_shown(shown, FIELD_PERSON_ORGANISATION), row->place);
    row->who = row->name;
    row->themes = text_shown(shown, FIELD_PERSON_THEMES);
    row->circle = text_shown(shown, FIELD_PERSON_CIRCLE);
    row->commune = text_shown(shown, FIELD_PERSON_COMMUNE);
    row->due = time_shown(shown, FIELD_PERSON_NEXT, row->due);
}

/* Who belongs to it are persons whose own rules would have to be asked: nobody. */
static void hide_actor(const struct shown *shown, struct find_row *row)
{
    row->name = text_shown(shown, FIELD_ACTOR_NAME);
    row->place = place_shown(shown, FIELD_ACTOR_COMMUNE, FIELD_ACTOR_PLACE);
    row->text =
        arena_printf(shown->arena, "%s\n%s\n%s", text_shown(shown, FIELD_ACTOR_ACTION),
                     row->place, text_shown(shown, FIELD_ACTOR_KIND));
    row->who = "";
    row->themes = text_shown(shown, FIELD_ACTOR_THEMES);
    row->circle = text_shown(shown, FIELD_ACTOR_CIRCLE);
    row->commune = text_shown(shown, FIELD_ACTOR_COMMUNE);
    row->perimeter = text_shown(shown, FIELD_ACTOR_PERIMETER);
    row->status = text_shown(shown, FIELD_ACTOR_PROSPECT);
    row->due = time_shown(shown, FIELD_ACTOR_NEXT_ON, row->due);
    row->verified = time_shown(shown, FIELD_ACTOR_VERIFIED, row->verified);
}

/* An ask is told by the name of whose it is. */
static void hide_owner(const struct shown *shown, struct find_row *row)
{
    row->place =
        row->open_actor ? text_shown(shown, FIELD_ACTOR_NAME) : person_shown(shown);
    row->who = row->place;
}

static void hide(const struct shown *shown, struct find_row *row)
{
    if (row->kind == FIND_PERSON)
        hide_person(shown, row);
    else if (row->kind == FIND_ACTOR)
        hide_actor(shown, row);
    else
        hide_owner(shown, row);
}

bool find_hide(struct store *store, struct arena *arena, struct find_row *row,
               struct err *err)
{
    bool actor = row->kind == FIND_ACTOR || (row->kind == FIND_ASK && row->open_actor);
    bool found;
    row->secret = "";
    if (row->kind != FIND_PERSON && row->kind != FIND_ACTOR && row->kind != FIND_ASK)
        return true;
    sqlite3_stmt *stmt = tables_row(store, actor ? TABLE_ACTOR : TABLE_PERSON, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, row->open);
    if (!sql_row(store, stmt, &found, err))
        return false;
    if (!found)
        return true;
    struct shown shown = {stmt, arena, ""};
    shown.visibility =
        column_of(&shown, actor ? FIELD_ACTOR_VISIBILITY : FIELD_PERSON_VISIBILITY);
    hide(&shown, row);
    sqlite3_reset(stmt);
    return true;
}
