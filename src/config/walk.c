#include "config/private.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/i18n.h"
#include "base/utf8.h"

void walk_mark(struct walk *walk, const char *text, struct place place)
{
    struct mark mark = {text, place};

    vec_push(&walk->marks, mark);
}

struct place walk_place(const struct walk *walk, const char *text)
{
    /* From the end: most questions are about what has just been read. */
    for (size_t i = walk->marks.n; i > 0; i--)
        if (walk->marks.at[i - 1].text == text)
            return walk->marks.at[i - 1].place;
    return (struct place){1, 1};
}

bool blank(const struct event *event)
{
    return event->kind == EVENT_TEXT && !event->text[strspn(event->text, " \n\t")];
}

static const char *wanted(const struct field *field)
{
    switch (field->type) {
    case FIELD_LINE:
    case FIELD_BODY:
    case FIELD_ID:
    case FIELD_WORD:
    case FIELD_CHOICE:
        return _("un texte");
    case FIELD_NUMBER:
        return _("un nombre");
    case FIELD_FLAG:
        return _("oui ou non");
    case FIELD_TEXTS:
    case FIELD_ROWS:
        return _("une liste (un élément par ligne, après un tiret)");
    case FIELD_NAMED:
        break;
    }
    return _("des lignes « clé: valeur » décalées de deux espaces");
}

static void refuse_shape(struct walk *walk, const struct field *field,
                         const struct event *event)
{
    const char *found = _("des lignes « clé: valeur »");

    if (event->kind == EVENT_LIST)
        found = _("une liste");
    else if (event->kind == EVENT_TEXT)
        found = _("un texte seul");
    problem_add(walk->problems, event->place, true, _("« %s » attend %s, pas %s."),
                field->key, wanted(field), found);
}

void skip_value(struct walk *walk)
{
    reader_skip(walk->reader, reader_next(walk->reader));
}

void report_unknown(struct walk *walk, const struct event *key, struct hint *hint)
{
    problem_add(walk->problems, key->place, false,
                _("Clé inconnue « %s », laissée de côté.%s Clés acceptées ici : %s."),
                quote(key->text).text, hint_nearest(hint).text,
                str_text(&hint->accepted));
    hint_free(hint);
}

void report_twice(struct walk *walk, const struct event *key, struct place first)
{
    problem_add(walk->problems, key->place, true,
                _("« %s » est déjà donné ligne %d : gardez un seul des deux."),
                quote(key->text).text, first.line);
}

bool key_readable(struct walk *walk, const struct event *key)
{
    if (key->kind == EVENT_TEXT && !str_equal(key->text, "<<"))
        return true;
    if (key->kind == EVENT_TEXT)
        problem_add(
            walk->problems, key->place, true,
            _("« << » : la fusion YAML n’est pas acceptée ; recopiez les lignes "
              "voulues."));
    else if (key->kind != EVENT_BAD)
        problem_add(walk->problems, key->place, true,
                    _("Une clé est un mot seul, suivi de deux-points : ni liste ni "
                      "accolades ici."));
    reader_skip(walk->reader, *key);
    skip_value(walk);
    return false;
}

static void read_value(struct walk *walk, const struct field *field,
                       const struct event *event, void *row)
{
    bool list = field->type == FIELD_TEXTS || field->type == FIELD_ROWS;
    enum event_kind shape = list ? EVENT_LIST : EVENT_TEXT;

    if (field->type == FIELD_NAMED)
        shape = EVENT_MAP;
    if (event->kind == EVENT_BAD || event->kind == EVENT_END)
        return;
    if (event->kind != shape) {
        refuse_shape(walk, field, event);
        reader_skip(walk->reader, *event);
    } else if (field->type == FIELD_TEXTS) {
        read_texts(walk, field, event, row);
    } else if (field->type == FIELD_ROWS) {
        read_rows(walk, field, event, row);
    } else if (field->type == FIELD_NAMED) {
        read_named(walk, field, event, row);
    } else {
        value_set(walk, field, event, row);
    }
}

/* The field of that key, exact spelling first: the fold is only for slips. */
static const struct field *find_field(const struct filling *filling, const char *key)
{
    const struct field *first = filling->record->fields + (filling->named ? 1 : 0);

    for (const struct field *field = first; field->key; field++)
        if (str_equal(field->key, key))
            return field;
    for (const struct field *field = first; field->key; field++)
        if (word_same(field->key, key))
            return field;
    return NULL;
}

static void read_unknown(struct walk *walk, const struct filling *filling,
                         const struct event *key)
{
    const struct field *field = filling->record->fields + (filling->named ? 1 : 0);
    struct hint hint = hint_start(key->text);

    for (; field->key; field++)
        hint_offer(&hint, field->key);
    report_unknown(walk, key, &hint);
    skip_value(walk);
}

static void read_pair(struct walk *walk, struct filling *filling,
                      const struct event *key)
{
    const struct field *field;
    struct event value;
    size_t i;

    if (!key_readable(walk, key))
        return;
    field = find_field(filling, key->text);
    if (!field) {
        read_unknown(walk, filling, key);
        return;
    }
    i = (size_t)(field - filling->record->fields);
    if (filling->seen[i].line) {
        report_twice(walk, key, filling->seen[i]);
        skip_value(walk);
        return;
    }
    filling->seen[i] = key->place;
    value = reader_next(walk->reader);
    filling->given[i] = !blank(&value);
    if (filling->given[i])
        read_value(walk, field, &value, filling->row);
}

size_t title_field(const struct record *record)
{
    size_t i = 0;

    while (record->fields[i].key && !str_equal(record->fields[i].key, record->title))
        i++;
    assert(record->fields[i].key); /* a title is one of its record's keys */
    return i;
}

/* "Mise en réseau" → mise-en-reseau */
static void make_id(struct walk *walk, struct filling *filling)
{
    const struct field *title = &filling->record->fields[title_field(filling->record)];
    const char *from = value_at(title, filling->row);
    struct str words = {0};
    char id[64];
    char *kept;

    if (!from || !*from)
        return;
    fold_text(&words, from);
    str_copy(id, sizeof id, str_text(&words));
    str_free(&words);
    for (char *c = id; *c; c++)
        *c = *c == ' ' ? '-' : *c;
    if (!*id) {
        problem_add(
            walk->problems, filling->start, true,
            _("« %s » ne donne pas d’identifiant : ajoutez une ligne « id: … »."),
            quote(from).text);
        return;
    }
    kept = arena_strdup(walk->arena, id);
    walk_mark(walk, kept, walk_place(walk, from));
    value_put(filling->record->fields, filling->row, kept);
}

static void report_missing(struct walk *walk, const struct filling *filling, size_t i)
{
    const struct field *field = &filling->record->fields[i];

    if (filling->seen[i].line)
        problem_add(walk->problems, filling->seen[i], true,
                    _("« %s » est vide : écrivez sa valeur après les deux-points."),
                    field->key);
    else
        problem_add(walk->problems, filling->start, true,
                    _("Il manque « %s » pour %s : ajoutez une ligne « %s: … »."),
                    field->key, i18n_tr(filling->record->what), field->key);
}

void start_record(struct filling *filling)
{
    const struct field *fields = filling->record->fields;

    for (size_t i = filling->named ? 1 : 0; fields[i].key; i++)
        value_absent(&fields[i], filling->row, filling->rank);
}

void finish_record(struct walk *walk, struct filling *filling)
{
    const struct field *fields = filling->record->fields;

    for (size_t i = 0; fields[i].key; i++)
        if (fields[i].required && !filling->given[i] && !reader_stopped(walk->reader))
            report_missing(walk, filling, i);
    if (fields[0].type == FIELD_ID && !fields[0].required && !filling->given[0])
        make_id(walk, filling);
}

void read_record(struct walk *walk, struct filling *filling)
{
    for (;;) {
        struct event key = reader_next(walk->reader);

        if (key.kind == EVENT_MAP_END || key.kind == EVENT_END)
            break;
        read_pair(walk, filling, &key);
    }
    finish_record(walk, filling);
}

void walk_file(struct walk *walk, const struct record *record, void *row)
{
    struct filling filling = {.record = record, .row = row, .rank = 1};
    struct event first = reader_next(walk->reader);

    filling.start = (struct place){1, 1};
    start_record(&filling);
    if (first.kind == EVENT_MAP) {
        read_record(walk, &filling);
    } else if (first.kind == EVENT_END || blank(&first)) {
        finish_record(walk, &filling);
    } else if (first.kind != EVENT_BAD) {
        problem_add(
            walk->problems, first.place, true,
            _("Le fichier doit être fait de lignes « clé: valeur », par exemple "
              "« nom: Jardin des Lilas »."));
        reader_skip(walk->reader, first);
    }
    while (reader_next(walk->reader).kind != EVENT_END)
        continue; /* a second document is reported by the reader */
}
