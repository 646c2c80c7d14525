#include "ops/links.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "ops/links_private.h"
#include "ops/newcomer.h"

/* --- kinds of links --------------------------------------------------------------- */

/* What LINK_BELONGS reads as: it is not in the configuration, since both a card and a
 * workshop line make it. */
static const struct relation_type belongs = {LINK_BELONGS, N_("membre de"),
                                             N_("a pour membre")};

static const struct relation_type *relation_of(const struct garden *garden,
                                               const char *kind)
{
    return str_equal(kind, LINK_BELONGS) ? &belongs
                                         : community_relation(garden->community, kind);
}

/* The labels of `belongs` are msgids; those of a configuration are what people wrote.
 */
static const char *label_of(const struct relation_type *relation, bool outward)
{
    const char *label = outward ? relation->label : relation->inverse;
    return relation == &belongs ? _(label) : label;
}

static void choices_add(const struct relation_type *relation,
                        struct link_choice *choices, size_t *count)
{
    choices[(*count)++] =
        (struct link_choice){relation->id, label_of(relation, true), true};
    if (!str_equal(relation->label, relation->inverse))
        choices[(*count)++] =
            (struct link_choice){relation->id, label_of(relation, false), false};
}

size_t ops_link_choices(const struct garden *garden, bool person, struct arena *arena,
                        struct link_choice **choices)
{
    const struct community *words = garden->community;
    size_t count = 0;
    *choices = arena_alloc(arena, (words->relation_count * 2 + 1) * sizeof **choices);
    (*choices)[count++] =
        (struct link_choice){LINK_BELONGS, label_of(&belongs, person), person};
    for (size_t i = 0; i < words->relation_count; i++)
        choices_add(&words->relations[i], *choices, &count);
    return count;
}

/* --- writing ---------------------------------------------------------------------- */

static bool link_end(struct garden *garden, bool written, struct err *err)
{
    return step_end(garden, written, CHANGED_PEOPLE | CHANGED_ACTORS, err);
}

bool link_insert(struct garden *garden, const struct link *link, struct id *id,
                 struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_LINK_SUBJECT, value_id(link->subject)},
        {FIELD_LINK_OBJECT, value_id(link->object)},
        {FIELD_LINK_KIND, value_text(link->kind)},
        {FIELD_LINK_ROLE, value_text(link->role ? link->role : "")},
        {FIELD_LINK_CAPACITY, value_text(capacity_id(link->capacity))},
        {FIELD_LINK_SINCE, value_integer(link->since)},
        {FIELD_LINK_UNTIL, value_integer(link->until)},
        {FIELD_LINK_NOTE, value_text(link->note ? link->note : "")},
    };
    *id = id_new(clock_now());
    return store_insert(garden->store, TABLE_LINK, *id, fields, COUNT(fields), err);
}

/* `made`: of the end of none, which the step is to make; 0: both are in the file. */
static bool end_table(struct garden *garden, struct id end, enum table made,
                      enum table *table, struct err *err)
{
    *table = made;
    return (made && id_is_none(end)) ||
           store_record_table(garden->store, end, table, err);
}

static bool ends_live(struct garden *garden, const struct link *link, enum table made,
                      enum table *subject, enum table *object, struct err *err)
{
    if (!end_table(garden, link->subject, made, subject, err) ||
        !end_table(garden, link->object, made, object, err))
        return false;
    if (!*subject || !*object)
        return err_set(err, ERR_INPUT,
                       _("Il manque l’un des deux bouts du lien : choisissez une fiche "
                         "qui n’est pas à la corbeille."));
    return !id_equal(link->subject, link->object) ||
           err_set(err, ERR_INPUT,
                   _("Une fiche ne peut être liée à elle-même : choisissez-en une "
                     "autre."));
}

static bool period_fits(const struct link *link, struct err *err)
{
    return !link->since || !link->until || link->until >= link->since ||
           err_set(err, ERR_INPUT,
                   _("Ce lien finirait avant de commencer : corrigez l’une des deux "
                     "dates."));
}

static bool kind_known(const struct garden *garden, const char *kind, struct err *err)
{
    return relation_of(garden, kind) != NULL ||
           err_set(err, ERR_INPUT,
                   _("La configuration n’a pas de relation « %s » : choisissez-en une "
                     "de la liste."),
                   kind);
}

/* A person is in a structure, never the reverse. */
static bool belongs_turn(struct link *link, enum table subject, enum table object,
                         struct err *err)
{
    if (!str_equal(link->kind, LINK_BELONGS) || object == TABLE_ACTOR)
        return true;
    if (subject != TABLE_ACTOR)
        return err_set(err, ERR_INPUT,
                       _("Une personne ne peut être membre d’une autre : choisissez "
                         "une structure, ou une autre relation."));
    struct id structure = link->subject;
    link->subject = link->object;
    link->object = structure;
    return true;
}

static bool is_symmetric(const struct garden *garden, const char *kind)
{
    const struct relation_type *relation = relation_of(garden, kind);
    return str_equal(relation->label, relation->inverse);
}

static bool is_past(const struct link *link)
{
    return link->until > 0 && link->until <= clock_now();
}

/* The same ends, kind and role, and still holding. */
static bool link_new(struct garden *garden, const struct link *link, struct err *err)
{
    struct arena arena = {0};
    struct link_row *rows;
    size_t count;
    bool again = false;
    bool done = store_links(garden->store, link->subject, &arena, &rows, &count, err);
    for (size_t i = 0; done && i < count; i++) {
        const struct link *known = &rows[i].link;
        bool same_way =
            id_equal(known->object, link->object) || is_symmetric(garden, link->kind);
        again = again || (id_equal(rows[i].other, link->object) && same_way &&
                          str_equal(known->kind, link->kind) && !is_past(known) &&
                          str_equal(known->role, link->role ? link->role : ""));
    }
    arena_free(&arena);
    if (done && again)
        return err_set(
            err, ERR_INPUT,
            _("Ce lien existe déjà : modifiez-le, ou donnez un autre rôle."));
    return done;
}

bool ops_link_add(struct garden *garden, const struct link *link, struct id *id,
                  struct err *err)
{
    struct link turned = *link;
    enum table subject, object;
    struct id made;
    if (!kind_known(garden, link->kind, err) || !period_fits(link, err) ||
        !ends_live(garden, link, 0, &subject, &object, err) ||
        !belongs_turn(&turned, subject, object, err) ||
        !link_new(garden, &turned, err) || !step_begin(garden, VERB_LINK_ADD, err) ||
        !link_end(garden, link_insert(garden, &turned, &made, err), err))
        return false;
    *id = made;
    return true;
}

bool ops_link_add_new(struct garden *garden, const struct link *link, bool is_person,
                      const char *typed, struct id *id, struct err *err)
{
    struct arena arena = {0};
    struct newcomer newcomer;
    struct link turned = *link;
    enum table made = is_person ? TABLE_PERSON : TABLE_ACTOR, subject, object;
    struct id tie;
    bool done = kind_known(garden, link->kind, err) && period_fits(link, err) &&
                newcomer_read(&arena, is_person, typed, &newcomer, err) &&
                ends_live(garden, link, made, &subject, &object, err) &&
                belongs_turn(&turned, subject, object, err) &&
                step_begin(garden, VERB_RECORD_TIED, err);
    if (done) {
        bool written = newcomer_insert(garden, &newcomer, err);
        *(id_is_none(turned.subject) ? &turned.subject : &turned.object) = newcomer.id;
        done =
            link_end(garden, written && link_insert(garden, &turned, &tie, err), err);
    }
    if (done)
        *id = tie;
    arena_free(&arena);
    return done;
}

static bool link_live(struct garden *garden, struct id id, struct err *err)
{
    struct arena arena = {0};
    struct link link;
    bool live = store_link(garden->store, id, &arena, &link, err);
    arena_free(&arena);
    return live;
}

static bool link_write(struct garden *garden, const struct link *link, struct err *err)
{
    struct id id = link->id;
    return set_text(garden, id, FIELD_LINK_KIND, link->kind, err) &&
           set_text(garden, id, FIELD_LINK_ROLE, link->role, err) &&
           set_text(garden, id, FIELD_LINK_CAPACITY, capacity_id(link->capacity),
                    err) &&
           set_integer(garden, id, FIELD_LINK_SINCE, link->since, err) &&
           set_integer(garden, id, FIELD_LINK_UNTIL, link->until, err) &&
           set_text(garden, id, FIELD_LINK_NOTE, link->note, err);
}

bool ops_link_edit(struct garden *garden, const struct link *link, struct err *err)
{
    return kind_known(garden, link->kind, err) && period_fits(link, err) &&
           link_live(garden, link->id, err) &&
           step_begin(garden, VERB_LINK_EDIT, err) &&
           link_end(garden, link_write(garden, link, err), err);
}

bool ops_link_end(struct garden *garden, struct id id, int64_t until, struct err *err)
{
    struct arena arena = {0};
    struct link link;
    bool done = store_link(garden->store, id, &arena, &link, err);
    link.until = until;
    done = done && period_fits(&link, err) && step_begin(garden, VERB_LINK_EDIT, err) &&
           link_end(garden, set_integer(garden, id, FIELD_LINK_UNTIL, until, err), err);
    arena_free(&arena);
    return done;
}

bool ops_link_bin(struct garden *garden, struct id id, struct err *err)
{
    return link_live(garden, id, err) && step_begin(garden, VERB_LINK_BIN, err) &&
           link_end(garden, set_integer(garden, id, FIELD_LINK_STATE, ROW_BIN, err),
                    err);
}

/* --- reading ---------------------------------------------------------------------- */

static const char *role_label(const struct garden *garden, const char *role)
{
    return community_label(garden->community->roles, garden->community->role_count,
                           role);
}

static struct link_line line_of(const struct garden *garden, struct arena *arena,
                                const struct link_row *row, struct id from)
{
    const struct relation_type *relation = relation_of(garden, row->link.kind);
    bool person = row->table == TABLE_PERSON;
    struct link_line line = {
        .link = row->link,
        .other = row->other,
        .other_is_person = person,
        .nature = row->actor.nature,
        .other_name = person ? person_name(arena, &row->person) : row->actor.name,
        .role = role_label(garden, row->link.role),
        .outward = id_equal(row->link.subject, from),
        .ended = is_past(&row->link),
    };
    line.label = relation ? label_of(relation, line.outward) : row->link.kind;
    return line;
}

/* Where a relation stands among those of the configuration; belongs is first. */
static size_t rank_of(const struct garden *garden, const char *kind)
{
    const struct relation_type *relation = relation_of(garden, kind);
    if (relation == &belongs)
        return 0;
    return relation ? 1 + (size_t)(relation - garden->community->relations) : SIZE_MAX;
}

/* Lines come as written; few records have more than a dozen. */
static void lines_sort(const struct garden *garden, struct link_line *lines,
                       size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct link_line line = lines[i];
        size_t rank = rank_of(garden, line.link.kind), at = i;
        while (at > 0 && (lines[at - 1].ended > line.ended ||
                          (lines[at - 1].ended == line.ended &&
                           rank_of(garden, lines[at - 1].link.kind) > rank))) {
            lines[at] = lines[at - 1];
            at--;
        }
        lines[at] = line;
    }
}

bool ops_links(struct garden *garden, struct id record, struct arena *arena,
               struct link_line **links, size_t *count, struct err *err)
{
    struct link_row *rows;
    size_t n;
    *count = 0;
    if (!store_links(garden->store, record, arena, &rows, &n, err))
        return false;
    *links = arena_alloc(arena, (n + 1) * sizeof **links);
    for (size_t i = 0; i < n; i++)
        if (rows[i].state == ROW_LIVE)
            (*links)[(*count)++] = line_of(garden, arena, &rows[i], record);
    lines_sort(garden, *links, *count);
    return true;
}

bool ops_link(struct garden *garden, struct id id, struct arena *arena,
              struct link_line *line, struct err *err)
{
    struct link link;
    struct link_row *rows;
    size_t count;
    if (!store_link(garden->store, id, arena, &link, err) ||
        !store_links(garden->store, link.subject, arena, &rows, &count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (id_equal(rows[i].link.id, id)) {
            *line = line_of(garden, arena, &rows[i], link.subject);
            return true;
        }
    return err_set(err, ERR_NOT_FOUND,
                   _("L’autre bout de ce lien n’est plus dans le fichier : retirez le "
                     "lien."));
}

bool ops_link_count(struct garden *garden, struct id record, int *count,
                    struct err *err)
{
    return store_link_count(garden->store, record, count, err);
}

const char *capacity_text(enum capacity capacity)
{
    static const char *const words[CAPACITY_COUNT] = {"", N_("en son nom"),
                                                      N_("au nom de la structure")};
    return *words[capacity] ? _(words[capacity]) : "";
}

static const char *month_of(struct arena *arena, int64_t when)
{
    struct civil civil = clock_civil(when);
    return arena_printf(arena, "%s %d", date_month_name(civil.month), civil.year);
}

static void add_part(struct str *out, const char *before, const char *part)
{
    if (*part) {
        str_add(out, before);
        str_add(out, part);
    }
}

const char *link_line_text(struct arena *arena, const struct link_line *line)
{
    const struct link *link = &line->link;
    struct str text = {0};
    str_printf(&text, "%s %s", line->label, line->other_name);
    add_part(&text, " · ", line->role);
    add_part(&text, ", ", capacity_text(link->capacity));
    if (link->since)
        add_part(&text, ", ",
                 arena_printf(arena, _("depuis %s"), month_of(arena, link->since)));
    if (link->until)
        add_part(&text, ", ",
                 arena_printf(arena, _("jusqu’à %s"), month_of(arena, link->until)));
    const char *kept = arena_strdup(arena, text.at);
    str_free(&text);
    return kept;
}
