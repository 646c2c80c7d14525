#include "domain/workshop.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "domain/workshop_private.h"

struct reading {
    struct arena *arena;
    const struct workshop_lists *lists;
    const char *line;
    struct workshop_line found;
    VEC(struct workshop_part) parts;
    VEC(size_t) themes;
    VEC(size_t) sources;
    struct str note;
};

/* What a part was recognised as, before the actor is given it. */
struct guess {
    struct workshop_part part;
    struct workshop_place place;
};

/* --- recognising
 * ---------------------------------------------------------------------- */

static const char *text_of(struct reading *reading, struct workshop_span span)
{
    return arena_strndup(reading->arena, reading->line + span.start, span.len);
}

static struct guess guess_make(struct reading *reading, struct workshop_span span,
                               enum workshop_field field, enum workshop_status status)
{
    const char *text = text_of(reading, span);
    return (struct guess){.part = {.field = field,
                                   .status = status,
                                   .start = span.start,
                                   .len = span.len,
                                   .text = text,
                                   .label = text}};
}

static bool is_understood(const struct guess *guess)
{
    return guess->part.status != WORKSHOP_KEPT;
}

static void guess_label(struct reading *reading, struct guess *guess,
                        struct workshop_match match)
{
    guess->part.status = match.status;
    if (match.status == WORKSHOP_READ || match.status == WORKSHOP_GUESSED) {
        guess->part.field = match.field;
        guess->part.index = match.index;
        guess->part.label =
            workshop_label(reading->lists, match.field, match.index)->label;
    }
}

/* « à Sète » */
static const char *without_preposition(const char *text)
{
    static const char *const words[] = {"à ", "À ", "a "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_starts(text, words[i]) && text[strlen(words[i])])
            return text + strlen(words[i]);
    return text;
}

static void guess_place(struct reading *reading, struct guess *guess)
{
    const struct workshop_lists *lists = reading->lists;
    const char *text = without_preposition(guess->part.text);
    if (!lists->commune || !*text)
        return;
    enum workshop_answer answer = lists->commune(lists->ctx, text, &guess->place);
    if (answer == WORKSHOP_SEVERAL_PLACES) {
        guess->part.status = WORKSHOP_SEVERAL;
        guess->part.label = guess->place.name ? guess->place.name : guess->part.label;
    }
    if (answer != WORKSHOP_ONE_PLACE && answer != WORKSHOP_NEAR_PLACE)
        return;
    guess->part.status =
        answer == WORKSHOP_ONE_PLACE ? WORKSHOP_READ : WORKSHOP_GUESSED;
    guess->part.field = WORKSHOP_PLACE;
    guess->part.label = guess->place.name;
}

/* A part by itself, without any word that says what it is. */
static struct guess recognise(struct reading *reading, struct workshop_span span)
{
    const char *text = reading->line + span.start;
    if (workshop_is_email(text, span.len))
        return guess_make(reading, span, WORKSHOP_EMAIL, WORKSHOP_READ);
    if (workshop_is_phone(text, span.len))
        return guess_make(reading, span, WORKSHOP_PHONE, WORKSHOP_READ);
    struct guess guess = guess_make(reading, span, WORKSHOP_NOTE, WORKSHOP_KEPT);
    struct workshop_match match =
        workshop_match_label(reading->lists, WORKSHOP_FIELD_COUNT, guess.part.text);
    if (match.status != WORKSHOP_READ) /* a whole label, a place, then a guess */
        guess_place(reading, &guess);
    bool both = guess.part.status == WORKSHOP_GUESSED && match.status != WORKSHOP_KEPT;
    if (!is_understood(&guess) || both)
        guess_label(reading, &guess, match);
    return guess;
}

/* The same for what « thème: » announces: the part is the whole, its text the rest. */
static struct guess recognise_as(struct reading *reading, struct workshop_span rest,
                                 enum workshop_field field)
{
    const char *text = reading->line + rest.start;
    struct guess guess = guess_make(reading, rest, WORKSHOP_NOTE, WORKSHOP_KEPT);
    bool email = field == WORKSHOP_EMAIL && workshop_is_email(text, rest.len);
    bool phone = field == WORKSHOP_PHONE && workshop_is_phone(text, rest.len);
    if (email || phone) {
        guess.part.field = field;
        guess.part.status = WORKSHOP_READ;
    } else if (field == WORKSHOP_PLACE) {
        guess_place(reading, &guess);
    } else if (field >= WORKSHOP_THEME && field <= WORKSHOP_KIND) {
        guess_label(reading, &guess,
                    workshop_match_label(reading->lists, field, guess.part.text));
    }
    return guess;
}

/* --- giving it to the actor
 * ----------------------------------------------------------- */

static void note_add(struct reading *reading, const char *text)
{
    str_add(&reading->note, reading->note.len > 0 ? " / " : "");
    str_add(&reading->note, text);
}

/* The only one of its kind; false when the actor has one already. */
static bool take_single(struct reading *reading, const struct guess *guess)
{
    struct workshop_line *found = &reading->found;
    const char **place = guess->part.field == WORKSHOP_PERSON  ? &found->person
                         : guess->part.field == WORKSHOP_EMAIL ? &found->email
                                                               : &found->phone;
    bool again = guess->part.field == WORKSHOP_PLACE  ? *found->place.code != '\0'
                 : guess->part.field == WORKSHOP_KIND ? found->kind != WORKSHOP_NONE
                                                      : **place != '\0';
    if (again)
        return false;
    if (guess->part.field == WORKSHOP_PLACE)
        found->place = guess->place;
    else if (guess->part.field == WORKSHOP_KIND)
        found->kind = guess->part.index;
    else
        *place = guess->part.text;
    return true;
}

static bool is_among(const size_t *indexes, size_t count, size_t index)
{
    for (size_t i = 0; i < count; i++)
        if (indexes[i] == index)
            return true;
    return false;
}

static void add_part(struct reading *reading, struct guess guess)
{
    struct workshop_part *part = &guess.part;
    struct workshop_span span = {part->start, part->len};
    if (part->field == WORKSHOP_THEME) {
        if (!is_among(reading->themes.at, reading->themes.n, part->index))
            vec_push(&reading->themes, part->index);
    } else if (part->field == WORKSHOP_SOURCE) {
        if (!is_among(reading->sources.at, reading->sources.n, part->index))
            vec_push(&reading->sources, part->index);
    } else if (part->field == WORKSHOP_NOTE || !take_single(reading, &guess)) {
        if (part->field != WORKSHOP_NOTE)
            part->status = WORKSHOP_AGAIN;
        part->field = WORKSHOP_NOTE;
        note_add(reading,
                 part->status == WORKSHOP_KEPT ? part->text : text_of(reading, span));
    } else if (part->field == WORKSHOP_PLACE && part->status == WORKSHOP_GUESSED) {
        note_add(reading, text_of(reading, span)); /* the guess may be wrong */
    }
    vec_push(&reading->parts, *part);
}

/* --- a person, her mail and her phone in one part
 * -------------------------------------- */

static bool is_capital(const char *text)
{
    uint32_t code;
    utf8_decode(text, strlen(text), &code);
    return utf8_code_lower(code) != code;
}

/* The name before a mail or a phone. Without « contact: » it may be something else that
 * is known (« Sète 04 00 00 00 01 »), or mere words (« écrire à nadia@example.org »).
 */
static void add_name(struct reading *reading, struct workshop_span span, size_t prefix)
{
    struct workshop_span rest = {span.start + prefix, span.len - prefix};
    struct guess guess = guess_make(reading, span, WORKSHOP_PERSON, WORKSHOP_READ);
    guess.part.text = guess.part.label =
        text_of(reading, workshop_trim(reading->line, rest));
    if (prefix == 0) {
        struct guess other = recognise(reading, span);
        bool named = !is_understood(&other) && is_capital(guess.part.text);
        guess = named ? guess : other;
    }
    add_part(reading, guess);
}

/* « contact: Nadia Benali, nadia@example.org, 06 00 00 00 01 »: mails and phones are
 * found, what stands between is the person. `prefix` bytes of the span say so. */
static void read_person(struct reading *reading, struct workshop_span span,
                        size_t prefix)
{
    const char *line = reading->line;
    size_t from = span.start, body = from + prefix, end = from + span.len;
    while (from < end) {
        struct workshop_contact contact;
        struct workshop_span rest = {body, end - body};
        bool found = workshop_contact_find(line, rest, &contact);
        size_t stop = found ? contact.span.start : end;
        struct workshop_span name =
            workshop_trim_list(line, (struct workshop_span){body, stop - body});
        if (name.len > 0) {
            size_t after = name.start + name.len;
            add_name(reading, (struct workshop_span){from, after - from}, body - from);
            from = stop;
        }
        if (found) {
            size_t after = stop + contact.span.len;
            struct workshop_span all =
                workshop_trim_list(line, (struct workshop_span){from, after - from});
            struct guess guess = guess_make(reading, all, contact.field, WORKSHOP_READ);
            guess.part.text = guess.part.label = text_of(reading, contact.text);
            add_part(reading, guess);
            stop = after;
        }
        from = body = stop;
    }
}

/* --- a part
 * ----------------------------------------------------------------------------- */

/* A part that says what it is. What it announces may be several, parted by commas. */
static void read_announced(struct reading *reading, struct workshop_span span,
                           size_t prefix, enum workshop_field field)
{
    size_t end = span.start + span.len;
    bool list = field >= WORKSHOP_THEME && field <= WORKSHOP_KIND;
    for (size_t from = span.start, at = from + prefix; from < end; from = at) {
        struct workshop_span rest = {at, end - at};
        if (list)
            rest = workshop_cut_next(reading->line, end, &at, CUT_COMMAS);
        else
            at = end;
        rest = workshop_trim(reading->line, rest);
        if (rest.len == 0 && from > span.start)
            continue;
        struct guess guess = recognise_as(reading, rest, field);
        size_t start = from == span.start ? from : rest.start;
        guess.part.start = start;
        guess.part.len = rest.start + rest.len - start;
        if (!is_understood(&guess) && field != WORKSHOP_NOTE)
            guess.part.text = guess.part.label = text_of(
                reading, (struct workshop_span){guess.part.start, guess.part.len});
        add_part(reading, guess);
    }
}

/* Several things parted by commas, if one of them is understood. */
static bool read_list(struct reading *reading, struct workshop_span span)
{
    size_t at = span.start, end = span.start + span.len, count = 0;
    bool understood = false;
    struct guess *guesses =
        arena_alloc(reading->arena, (span.len + 1) / 2 * sizeof *guesses + 1);
    while (at < end) {
        struct workshop_span piece =
            workshop_cut_next(reading->line, end, &at, CUT_COMMAS);
        if (piece.len == 0)
            continue;
        guesses[count] = recognise(reading, piece);
        understood = understood || is_understood(&guesses[count]);
        count++;
    }
    for (size_t i = 0; understood && i < count; i++)
        add_part(reading, guesses[i]);
    return understood;
}

static void read_part(struct reading *reading, struct workshop_span span)
{
    enum workshop_field field = WORKSHOP_NOTE;
    struct workshop_contact contact;
    const char *text = reading->line + span.start;
    size_t prefix = workshop_prefix(text, span.len, &field);
    struct workshop_span rest = {span.start + prefix, span.len - prefix};
    bool empty = workshop_trim_list(reading->line, rest).len == 0;
    if (prefix > 0 && !empty && field == WORKSHOP_PERSON)
        read_person(reading, span, prefix);
    else if (prefix > 0 && !empty)
        read_announced(reading, span, prefix, field);
    else if (workshop_contact_find(reading->line, span, &contact))
        read_person(reading, span, 0);
    else if (!memchr(text, ',', span.len) || !read_list(reading, span))
        add_part(reading, recognise(reading, span));
}

/* --- the line
 * ---------------------------------------------------------------------------- */

static void reading_start(struct reading *reading)
{
    reading->parts.n = reading->themes.n = reading->sources.n = 0;
    str_clear(&reading->note);
    reading->found = (struct workshop_line){
        .name = "",
        .place = {"", ""},
        .kind = WORKSHOP_NONE,
        .person = "",
        .email = "",
        .phone = "",
    };
}

/* Reads the line cut so; says whether something was understood after the name. */
static bool read_parts(struct reading *reading, enum workshop_cut cut)
{
    size_t len = strlen(reading->line), at = 0;
    bool understood = false;
    reading_start(reading);
    while (at < len) {
        struct workshop_span span = workshop_cut_next(reading->line, len, &at, cut);
        if (span.len == 0)
            continue;
        if (reading->parts.n > 0) {
            read_part(reading, span);
            continue;
        }
        struct guess name = guess_make(reading, span, WORKSHOP_NAME, WORKSHOP_READ);
        reading->found.name = name.part.text;
        vec_push(&reading->parts, name.part);
    }
    for (size_t i = 1; i < reading->parts.n; i++)
        understood = understood || reading->parts.at[i].status != WORKSHOP_KEPT;
    return understood;
}

static void *kept(struct arena *arena, const void *items, size_t size)
{
    void *copy = arena_alloc(arena, size + 1);
    if (size > 0)
        memcpy(copy, items, size);
    return copy;
}

static struct workshop_line line_kept(struct reading *reading)
{
    struct arena *arena = reading->arena;
    struct workshop_line line = reading->found;
    line.part_count = reading->parts.n;
    line.theme_count = reading->themes.n;
    line.source_count = reading->sources.n;
    line.parts = kept(arena, reading->parts.at, line.part_count * sizeof *line.parts);
    line.themes =
        kept(arena, reading->themes.at, line.theme_count * sizeof *line.themes);
    line.sources =
        kept(arena, reading->sources.at, line.source_count * sizeof *line.sources);
    line.note = arena_strdup(arena, str_text(&reading->note));
    vec_free(&reading->parts);
    vec_free(&reading->themes);
    vec_free(&reading->sources);
    str_free(&reading->note);
    return line;
}

struct workshop_line workshop_line_read(struct arena *arena,
                                        const struct workshop_lists *lists,
                                        const char *line)
{
    struct reading reading = {.arena = arena, .lists = lists, .line = line};
    size_t len = strlen(line);
    int cut = CUT_SIGNS;
    for (; cut < CUT_COUNT; cut++) {
        if (!workshop_cut_parts(line, len, (enum workshop_cut)cut))
            continue;
        bool understood = read_parts(&reading, (enum workshop_cut)cut);
        if (cut == CUT_SIGNS || understood)
            break;
    }
    if (cut == CUT_COUNT) /* one part: all of it is the name */
        read_parts(&reading, CUT_SIGNS);
    return line_kept(&reading);
}
