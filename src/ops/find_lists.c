/* Lists kept by name: a search that is run again, in the file or in the configuration.
 */
#include <string.h>

#include "base/clock.h"
#include "base/fold_search.h"
#include "base/i18n.h"
#include "ops/find.h"
#include "ops/private.h"
#include "store/find.h"

static bool is_named(const char *a, const char *b)
{
    struct str left = {0}, right = {0};
    fold_query(&left, a);
    fold_query(&right, b);
    bool same = str_equal(str_text(&left), str_text(&right));
    str_free(&left);
    str_free(&right);
    return same;
}

static bool has_name(const struct saved_list *lists, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (is_named(lists[i].name, name))
            return true;
    return false;
}

bool ops_lists(struct garden *garden, struct arena *arena, struct saved_list **lists,
               size_t *count, struct err *err)
{
    struct list_row *kept;
    const struct community *words = garden->community;
    size_t kept_count;
    if (!store_lists(garden->store, arena, &kept, &kept_count, err))
        return false;
    *lists = arena_alloc(arena, (kept_count + words->list_count + 1) * sizeof **lists);
    for (*count = 0; *count < kept_count; ++*count)
        (*lists)[*count] =
            (struct saved_list){kept[*count].id, kept[*count].name, kept[*count].query};
    for (size_t i = 0; i < words->list_count; i++)
        if (!has_name(*lists, kept_count, words->lists[i].label))
            (*lists)[(*count)++] = (struct saved_list){.name = words->lists[i].label,
                                                       .query = words->lists[i].query};
    return true;
}

static bool no_list(const struct saved_list *lists, size_t count, const char *name,
                    struct err *err)
{
    struct str names = {0};
    for (size_t i = 0; i < count; i++)
        str_printf(&names, "%s« %s »", i ? ", " : "", lists[i].name);
    if (count)
        err_set(err, ERR_NOT_FOUND, _("Aucune liste « %s ». Il y a : %s."), name,
                str_text(&names));
    else
        err_set(err, ERR_NOT_FOUND,
                _("Aucune liste « %s » : ce fichier n’en garde pas encore."), name);
    str_free(&names);
    return false;
}

bool ops_list_named(struct garden *garden, const char *name, struct arena *arena,
                    struct saved_list *list, struct err *err)
{
    const struct community *words = garden->community;
    struct saved_list *lists;
    size_t count;
    if (!ops_lists(garden, arena, &lists, &count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (is_named(lists[i].name, name)) {
            *list = lists[i];
            return true;
        }
    for (size_t i = 0; i < words->list_count; i++)
        if (is_named(words->lists[i].id, name)) {
            *list = (struct saved_list){.name = words->lists[i].label,
                                        .query = words->lists[i].query};
            return true;
        }
    return no_list(lists, count, name, err);
}

/* --- writing ---------------------------------------------------------------------- */

static bool is_empty(const struct garden *garden, struct arena *arena,
                     const char *typed)
{
    struct query_lists lists = ops_query_lists(garden, arena);
    struct query query = query_read(arena, &lists, typed);
    return query_is_empty(&query);
}

static bool list_insert(struct garden *garden, struct id id, const char *name,
                        const char *query, struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_LIST_NAME, value_text(name)},
        {FIELD_LIST_QUERY, value_text(query)},
        {FIELD_LIST_POSITION, value_real(store_next_position(garden->store))},
    };
    return store_insert(garden->store, TABLE_LIST, id, fields,
                        sizeof fields / sizeof *fields, err);
}

/* The one of the file that has this name; none when none has. */
static bool find_kept(struct garden *garden, struct arena *arena, const char *name,
                      struct id *id, struct err *err)
{
    struct list_row *kept;
    size_t count;
    *id = (struct id){{0}};
    if (!store_lists(garden->store, arena, &kept, &count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (is_named(kept[i].name, name))
            *id = kept[i].id;
    return true;
}

static bool list_given(const struct garden *garden, struct arena *arena,
                       const char *name, const char *query, struct err *err)
{
    if (*name == '\0')
        return err_set(err, ERR_INPUT,
                       _("Cette liste n’a pas de nom : tapez-en un, puis Entrée."));
    if (query && is_empty(garden, arena, query))
        return err_set(err, ERR_INPUT,
                       _("Rien n’est cherché : tapez d’abord des mots ou un filtre, "
                         "comme « dept:11 »."));
    return true;
}

bool ops_list_save(struct garden *garden, const char *name, const char *query,
                   struct id *id, struct err *err)
{
    struct arena arena = {0};
    struct id kept;
    name = trimmed(&arena, name);
    query = trimmed(&arena, query);
    bool done = list_given(garden, &arena, name, query, err) &&
                find_kept(garden, &arena, name, &kept, err) &&
                step_begin(garden, VERB_LIST_SAVE, err);
    if (done) {
        bool fresh = id_is_none(kept);
        kept = fresh ? id_new(clock_now()) : kept;
        done = step_end(garden,
                        fresh ? list_insert(garden, kept, name, query, err)
                              : set_text(garden, kept, FIELD_LIST_QUERY, query, err),
                        CHANGED_LISTS, err);
        *id = done ? kept : *id;
    }
    arena_free(&arena);
    return done;
}

static bool list_kept(struct id id, struct err *err)
{
    return !id_is_none(id) ||
           err_set(err, ERR_NOT_FOUND,
                   _("Cette liste est écrite dans la configuration : changez-la "
                     "dans le fichier .yaml."));
}

bool ops_list_rename(struct garden *garden, struct id id, const char *name,
                     struct err *err)
{
    struct arena arena = {0};
    struct id kept;
    name = trimmed(&arena, name);
    bool done = list_kept(id, err) && list_given(garden, &arena, name, NULL, err) &&
                find_kept(garden, &arena, name, &kept, err);
    if (done && !id_is_none(kept) && !id_equal(kept, id))
        done = err_set(err, ERR_INPUT,
                       _("Une autre liste s’appelle « %s » : choisissez un autre nom."),
                       name);
    done = done && step_begin(garden, VERB_LIST_SAVE, err);
    if (done)
        done = step_end(garden, set_text(garden, id, FIELD_LIST_NAME, name, err),
                        CHANGED_LISTS, err);
    arena_free(&arena);
    return done;
}

bool ops_list_bin(struct garden *garden, struct id id, struct err *err)
{
    return list_kept(id, err) && step_begin(garden, VERB_LIST_BIN, err) &&
           step_end(garden, set_integer(garden, id, FIELD_LIST_STATE, ROW_BIN, err),
                    CHANGED_LISTS, err);
}
