/* Reads that give a list, a row by its id, or a number. */
#include "calls.h"

#include "store/actors.h"
#include "store/cards.h"
#include "store/find.h"
#include "store/intake.h"
#include "store/links.h"
#include "store/meetings.h"
#include "store/people.h"

#define RUN(name) static bool name(struct base *base, struct str *said, struct err *err)

#define LIST(name, type)                                                               \
    RUN(name)                                                                          \
    {                                                                                  \
        type *list;                                                                    \
        size_t count;                                                                  \
        if (!store_##name(base->store, base->arena, &list, &count, err))               \
            return false;                                                              \
        str_printf(said, "%zu", count);                                                \
        return true;                                                                   \
    }
#define LIST_OF(name, type, ...)                                                       \
    RUN(name)                                                                          \
    {                                                                                  \
        type *list;                                                                    \
        size_t count;                                                                  \
        if (!store_##name(base->store, __VA_ARGS__, base->arena, &list, &count, err))  \
            return false;                                                              \
        str_printf(said, "%zu", count);                                                \
        return true;                                                                   \
    }
#define ONE(name, type, from)                                                          \
    RUN(name)                                                                          \
    {                                                                                  \
        type one;                                                                      \
        if (!store_##name(base->store, from, base->arena, &one, err))                  \
            return false;                                                              \
        str_printf(said, "%d", id_equal(one.id, from));                                \
        return true;                                                                   \
    }
#define NUMBER_OF(name, type, ...)                                                     \
    RUN(name)                                                                          \
    {                                                                                  \
        type number;                                                                   \
        if (!store_##name(base->store, __VA_ARGS__, &number, err))                     \
            return false;                                                              \
        str_printf(said, "%d", (int)number);                                           \
        return true;                                                                   \
    }
#define ID_OF(name, ...)                                                               \
    RUN(name)                                                                          \
    {                                                                                  \
        struct id id;                                                                  \
        if (!store_##name(__VA_ARGS__, &id, err))                                      \
            return false;                                                              \
        str_printf(said, "%d", !id_is_none(id));                                       \
        return true;                                                                   \
    }

static const struct id none = {{0}};

LIST(boards, struct board)
LIST(drafts, struct draft_row)
LIST(lists, struct list_row)
LIST_OF(tallies, struct tally, base->board)
LIST_OF(groups, struct group, base->board)
LIST_OF(history, struct history_line, base->note)
LIST_OF(notes_like, struct note, base->board, "compost partage", 5)
ONE(note, struct note, base->note)
ONE(group, struct group, base->group)
NUMBER_OF(voter_dots, int, base->board, "Yvon")
NUMBER_OF(board_votes, int, base->board)

LIST(meetings, struct meeting)
LIST(slot_times, struct slot_times)
LIST_OF(slots, struct slot, base->meeting)
LIST_OF(prompts, struct prompt, base->slot)
LIST_OF(objectives, struct objective, base->meeting)
LIST_OF(items, struct item, base->meeting, none, ITEM_KIND_COUNT)
LIST_OF(items_from, struct item, base->item)
LIST_OF(slot_tallies, struct tally, base->slot)
LIST_OF(slot_boards, struct id, base->slot)
LIST_OF(group_kinds, struct group_kind, base->board)
LIST_OF(versions, struct version, base->meeting, true)
LIST_OF(speeches, struct speech, base->meeting)
ONE(meeting, struct meeting, base->meeting)
ONE(slot, struct slot, base->slot)
ONE(item, struct item, base->item)
NUMBER_OF(carried, bool, base->item)
ID_OF(live_meeting, base->store)
ID_OF(objective_meeting, base->store, base->objective)

LIST(persons, struct person)
LIST_OF(attendances, struct attendance, base->meeting)
LIST_OF(feelings, struct feeling, base->meeting)
LIST_OF(teams, struct team_member, base->meeting, 1)
LIST_OF(teams_series, struct team_member, base->meeting)
ONE(person, struct person, base->person)
ID_OF(meeting_before, base->store, base->live)

LIST(circle_moves_all, struct circle_move)
LIST(persons_binned, struct person)
LIST_OF(circle_moves, struct circle_move, base->person)
LIST_OF(touches, struct touch, base->person)
LIST_OF(acceptances, struct acceptance, base->person)
LIST_OF(answers, struct answer, base->person)
LIST_OF(extracts, struct extract, base->answer)
LIST_OF(asks, struct ask_row, base->person)
LIST_OF(presences, struct presence, base->person)
LIST_OF(notes_signed, struct signed_row, "nadia benali")
LIST_OF(items_signed, struct signed_row, "nadia benali")
LIST_OF(persons_named, struct person, "nadia benali")
LIST_OF(persons_keyed, struct person_found, "@nadia@example.org", 5)
ONE(circle_move, struct circle_move, base->move)
ONE(touch, struct touch, base->touch)
ONE(answer, struct answer, base->answer)
ONE(extract, struct extract, base->extract)
NUMBER_OF(invited, int, base->friend)

LIST_OF(links, struct link_row, base->person)
LIST_OF(contacts, struct contact, base->person)
LIST_OF(customs, struct custom_row, base->actor)
ONE(link, struct link, base->link)
ONE(contact, struct contact, base->contact)
NUMBER_OF(link_count, int, base->person)
NUMBER_OF(record_table, enum table, base->person)

LIST(source_tallies, struct source_tally)
LIST(prospect_tallies, struct prospect_tally)
LIST_OF(actors_binned, struct actor, 5)
LIST_OF(sightings, struct sighting, base->actor)
ONE(sighting, struct sighting, base->sighting)

LIST_OF(email_contacts, struct contact, "Benali@example.org")
LIST_OF(columns, struct source_column, "pairs")
LIST_OF(twins, struct twins, true, 5)
LIST_OF(double_presences, struct double_presence, base->person, base->twin)
NUMBER_OF(email_status, enum contact_status, "benali@example.org")
NUMBER_OF(apart, bool, base->person, base->friend)
ID_OF(custom_owner, base->store, "taille", "Petite")
ID_OF(mark, base->store, "nadia benali")

#define CALL(name)                                                                     \
    {                                                                                  \
#name, name, NULL                                                              \
    }
const struct call calls_lists[] = {
    CALL(boards),
    CALL(drafts),
    CALL(lists),
    CALL(tallies),
    CALL(groups),
    CALL(history),
    CALL(notes_like),
    CALL(note),
    CALL(group),
    CALL(voter_dots),
    CALL(board_votes),
    CALL(meetings),
    CALL(slot_times),
    CALL(slots),
    CALL(prompts),
    CALL(objectives),
    CALL(items),
    CALL(items_from),
    CALL(slot_tallies),
    CALL(slot_boards),
    CALL(group_kinds),
    CALL(versions),
    CALL(speeches),
    CALL(meeting),
    CALL(slot),
    CALL(item),
    CALL(carried),
    CALL(live_meeting),
    CALL(objective_meeting),
    CALL(persons),
    CALL(attendances),
    CALL(feelings),
    CALL(teams),
    CALL(teams_series),
    CALL(person),
    CALL(meeting_before),
    CALL(circle_moves_all),
    CALL(persons_binned),
    CALL(circle_moves),
    CALL(touches),
    CALL(acceptances),
    CALL(answers),
    CALL(extracts),
    CALL(asks),
    CALL(presences),
    CALL(notes_signed),
    CALL(items_signed),
    CALL(persons_named),
    CALL(persons_keyed),
    CALL(circle_move),
    CALL(touch),
    CALL(answer),
    CALL(extract),
    CALL(invited),
    CALL(links),
    CALL(contacts),
    CALL(customs),
    CALL(link),
    CALL(contact),
    CALL(link_count),
    CALL(record_table),
    CALL(source_tallies),
    CALL(prospect_tallies),
    CALL(actors_binned),
    CALL(sightings),
    CALL(sighting),
    CALL(email_contacts),
    CALL(columns),
    CALL(twins),
    CALL(double_presences),
    CALL(email_status),
    CALL(apart),
    CALL(custom_owner),
    CALL(mark),
};
const size_t calls_list_count = sizeof calls_lists / sizeof *calls_lists;
