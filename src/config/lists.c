#include "config/private.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

static bool list_goes_on(struct walk *walk, const struct field *field,
                         const struct event *list, size_t count)
{
    if (count < CONFIG_MAX_ITEMS)
        return true;
    problem_add(walk->problems, list->place, true,
                _("« %s » a plus de %d éléments : gardez l’essentiel."), field->key,
                CONFIG_MAX_ITEMS);
    reader_skip(walk->reader, *list);
    return false;
}

static void refuse_blank_item(struct walk *walk, const struct field *field,
                              const struct event *item)
{
    problem_add(walk->problems, item->place, true,
                _("Élément vide dans « %s » : écrivez-le après le tiret, ou effacez le "
                  "tiret."),
                field->key);
}

void read_texts(struct walk *walk, const struct field *field, const struct event *list,
                void *row)
{
    VEC(const char *) texts = {0};
    const char *text = NULL;
    void *kept;

    while (list_goes_on(walk, field, list, texts.n)) {
        struct event item = reader_next(walk->reader);

        if (item.kind == EVENT_LIST_END || item.kind == EVENT_END)
            break;
        if (blank(&item)) {
            refuse_blank_item(walk, field, &item);
        } else if (item.kind == EVENT_TEXT) {
            text = value_read_text(walk, field->key, &item, true);
            if (text)
                vec_push(&texts, text);
        } else if (item.kind != EVENT_BAD) {
            problem_add(
                walk->problems, item.place, true,
                _("« %s » attend une liste de textes : mettez cet élément entre "
                  "guillemets s’il contient « : » ou un crochet."),
                field->key);
            reader_skip(walk->reader, item);
        }
    }
    text = NULL;
    vec_push(&texts, text);
    kept = arena_alloc(walk->arena, texts.n * sizeof *texts.at);
    memcpy(kept, texts.at, texts.n * sizeof *texts.at);
    memcpy((char *)row + field->offset, &kept, sizeof kept);
    vec_free(&texts);
}

static void keep_rows(struct walk *walk, const struct field *field,
                      const struct str *bytes, void *row)
{
    size_t count = bytes->len / field->rows->size;
    void *kept = NULL;

    if (count) {
        kept = arena_alloc(walk->arena, bytes->len);
        memcpy(kept, bytes->at, bytes->len);
    }
    memcpy((char *)row + field->offset, &kept, sizeof kept);
    memcpy((char *)row + field->count_offset, &count, sizeof count);
}

/* One element of a list or of a named mapping: a mapping, or a plain text that fills
 * the title alone. */
static void read_item(struct walk *walk, const struct field *field,
                      const struct event *item, struct filling *filling)
{
    filling->record = field->rows;
    filling->start = item->place;
    start_record(filling);
    if (item->kind == EVENT_MAP) {
        read_record(walk, filling);
    } else if (item->kind == EVENT_TEXT) {
        size_t title = title_field(field->rows);

        filling->given[title] = true;
        value_set(walk, &field->rows->fields[title], item, filling->row);
        finish_record(walk, filling);
    } else if (item->kind == EVENT_LIST) {
        problem_add(
            walk->problems, item->place, true,
            _("« %s » attend ici un texte ou des lignes « clé: valeur », pas une "
              "liste."),
            field->key);
        reader_skip(walk->reader, *item);
    }
}

void read_rows(struct walk *walk, const struct field *field, const struct event *list,
               void *row)
{
    const size_t size = field->rows->size;
    struct str rows = {0};

    while (list_goes_on(walk, field, list, rows.len / size)) {
        struct event item = reader_next(walk->reader);
        struct filling filling = {.rank = (int)(rows.len / size) + 1};

        if (item.kind == EVENT_LIST_END || item.kind == EVENT_END)
            break;
        if (blank(&item)) {
            refuse_blank_item(walk, field, &item);
            continue;
        }
        filling.row = arena_alloc(walk->arena, size);
        read_item(walk, field, &item, &filling);
        if (item.kind == EVENT_MAP || item.kind == EVENT_TEXT)
            str_add_n(&rows, filling.row, size);
    }
    keep_rows(walk, field, &rows, row);
    str_free(&rows);
}

/* The id that a key of a named mapping stands for; NULL after a report. */
static const char *named_id(struct walk *walk, const struct field *field,
                            const struct event *key)
{
    struct hint hint;

    if (!field->choices)
        return value_read_text(walk, field->key, key, true);
    for (const struct choice *choice = field->choices; choice->word; choice++) {
        if (word_same(choice->word, key->text)) {
            const char *id = arena_strdup(walk->arena, choice->text);

            walk_mark(walk, id, key->place);
            return id;
        }
    }
    hint = hint_start(key->text);
    for (const struct choice *choice = field->choices; choice->word; choice++)
        hint_offer(&hint, choice->word);
    report_unknown(walk, key, &hint);
    return NULL;
}

static const char *earlier_id(const struct field *field, const struct str *rows,
                              const char *id)
{
    for (size_t at = 0; at < rows->len; at += field->rows->size) {
        const char *other = value_at(field->rows->fields, rows->at + at);

        if (str_equal(other, id))
            return other;
    }
    return NULL;
}

static void read_named_row(struct walk *walk, const struct field *field,
                           const struct event *key, struct str *rows)
{
    struct filling filling = {.named = true, .given = {true}};
    const char *id = named_id(walk, field, key);
    const char *first = id ? earlier_id(field, rows, id) : NULL;
    struct quoted name = quote(key->text);
    struct place place = key->place;
    struct event item;

    if (first)
        report_twice(walk, key, walk_place(walk, first));
    item = reader_next(walk->reader);
    if (!id || first) {
        reader_skip(walk->reader, item);
        return;
    }
    if (blank(&item)) {
        problem_add(walk->problems, place, true,
                    _("« %s » est vide : écrivez sa valeur après les deux-points."),
                    name.text);
        return;
    }
    filling.row = arena_alloc(walk->arena, field->rows->size);
    value_put(field->rows->fields, filling.row, id);
    read_item(walk, field, &item, &filling);
    if (item.kind == EVENT_MAP || item.kind == EVENT_TEXT)
        str_add_n(rows, filling.row, field->rows->size);
}

void read_named(struct walk *walk, const struct field *field, const struct event *map,
                void *row)
{
    struct str rows = {0};

    while (list_goes_on(walk, field, map, rows.len / field->rows->size)) {
        struct event key = reader_next(walk->reader);

        if (key.kind == EVENT_MAP_END || key.kind == EVENT_END)
            break;
        if (key_readable(walk, &key))
            read_named_row(walk, field, &key, &rows);
    }
    keep_rows(walk, field, &rows, row);
    str_free(&rows);
}
