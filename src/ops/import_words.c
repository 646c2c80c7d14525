/* What the texts of a row are for this community: its lists, days, names. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "domain/actor_list.h"
#include "ops/import_private.h"

/* --- words of the community ------------------------------------------------------- */

/* The id of a label, "" for words that are none. */
const char *label_id(const struct label *labels, size_t count, const char *said)
{
    if (*said == '\0')
        return "";
    for (size_t i = 0; i < count; i++)
        if (str_equal(labels[i].id, said) || fold_same(labels[i].label, said))
            return labels[i].id;
    return "";
}

const char *circle_id(const struct community *words, const char *said)
{
    for (size_t i = 0; i < words->circle_count; i++)
        if (str_equal(words->circles[i].id, said) ||
            fold_same(words->circles[i].label, said) ||
            (strspn(said, "0123456789") == strlen(said) && *said &&
             atoi(said) == words->circles[i].number))
            return words->circles[i].id;
    return "";
}

/* Themes parted by commas, semicolons or slashes; those that the configuration does not
 * have are kept as they came. */
const char *read_themes(struct import *import, struct incoming *in,
                        const struct intake_value *value)
{
    const struct community *words = import->garden->community;
    const char *themes = "";
    bool all = true;
    for (const char *at = value->text; *at;) {
        size_t len = strcspn(at, ",;/|");
        const char *said =
            trimmed(&import->arena, arena_strndup(&import->arena, at, len));
        const char *id = label_id(words->themes, words->theme_count, said);
        if (*id)
            themes = themes_with(&import->arena, themes, id);
        all = all && (*id || !*said);
        at += len + (at[len] != '\0');
    }
    if (!all)
        keep_own(import, in, value->column, value->text);
    return themes;
}

static int64_t stamp_of(struct import *import, struct date date)
{
    struct civil civil = {.year = date.year, .month = date.month, .day = date.day};
    struct day_kept *kept = &import->days[(unsigned)date_serial(date) % DAYS_KEPT];
    if (date_compare(kept->date, date) != 0)
        *kept = (struct day_kept){date, clock_from_civil(&civil)};
    return kept->stamp;
}

int64_t read_date(struct import *import, struct incoming *in,
                  const struct intake_value *value)
{
    struct date date = {0};
    struct repair repair =
        repair_date(&import->arena, value->text, import->today, &date);
    return settle(import, in, value, repair) ? stamp_of(import, date) : 0;
}

bool read_flag(struct import *import, struct incoming *in,
               const struct intake_value *value, enum consent *consent)
{
    int flag = repair_flag(value->text);
    *consent = flag < 0 ? CONSENT_UNKNOWN : flag ? CONSENT_YES : CONSENT_NO;
    if (flag < 0)
        keep_own(import, in, value->column, value->text);
    return flag == 1;
}

static bool read_degrees(const char *text, double most, double *degrees)
{
    char number[32], *end;
    str_copy(number, sizeof number, text);
    for (char *at = number; *at; at++)
        *at = *at == ',' ? '.' : *at;
    *degrees = strtod(number, &end);
    return end != number && *end == '\0' && *degrees >= -most && *degrees <= most;
}

void read_degree(struct import *import, struct incoming *in,
                 const struct intake_value *value, bool latitude)
{
    double degrees;
    if (in->person || !read_degrees(value->text, latitude ? 90 : 180, &degrees)) {
        keep_own(import, in, value->column, value->text);
        return;
    }
    in->actor.precision = PRECISION_MANUAL;
    if (latitude)
        in->actor.latitude = degrees;
    else
        in->actor.longitude = degrees;
}

void read_nature(struct import *import, struct incoming *in,
                 const struct intake_value *value)
{
    enum actor_nature nature = actor_nature_of(value->text);
    if (in->person || !str_equal(actor_nature_id(nature), value->text))
        keep_own(import, in, value->column, value->text);
    else
        in->actor.nature = nature;
}

/* --- who -------------------------------------------------------------------------- */

const char *read_name(struct import *import, struct incoming *in,
                      const struct intake_value *value)
{
    const char *text =
        settle(import, in, value, repair_name(&import->arena, value->text));
    return text ? text : "";
}

void read_whole_name(struct import *import, struct incoming *in,
                     const struct intake_value *value)
{
    struct person *person = &in->card.person;
    const char *given, *family;
    if (*person->given || *person->family) {
        keep_own(import, in, value->column, value->text);
        return;
    }
    repair_cut_name(&import->arena, value->text, &given, &family);
    person->given = repair_name(&import->arena, given).to;
    person->family = repair_name(&import->arena, family).to;
    const char *now = person_name(&import->arena, person);
    if (!str_equal(now, value->text))
        remark_add(import, in, REMARK_REPAIR, value->column, value->text, now);
}

/* The structure that goes by that name here, so that one has one spelling. */
bool read_structure(struct import *import, struct incoming *in,
                    const struct intake_value *value, struct err *err)
{
    struct likename_keys keys = likename_keys_organisation(&import->arena, value->text);
    struct actor *actors;
    size_t count;
    if (!store_actors_like(import->garden->store, keys.at, keys.n, 20, &import->arena,
                           &actors, &count, err))
        return false;
    in->structure = value->text;
    size_t same = 0, at = 0;
    for (size_t i = 0; i < count; i++)
        if (likename_compare_organisations(actors[i].name, value->text).likeness ==
            NAME_SAME) {
            same++;
            at = i;
        }
    if (same != 1)
        return true;
    in->structure = actors[at].name;
    in->structure_id = actors[at].id;
    if (!str_equal(actors[at].name, value->text))
        remark_add(import, in, REMARK_REPAIR, value->column, value->text,
                   actors[at].name);
    return true;
}

/* An id that is none of ours is that of the program it comes from. */
void read_id(struct incoming *in, const struct intake_value *value)
{
    const char *text = value->text;
    if (str_starts(text, "urn:uuid:"))
        text += 9;
    if (!id_parse(text, &in->id)) {
        in->uid = value->text;
        in->uid_column = value->column;
    }
}

void read_decision(struct incoming *in, const char *text)
{
    static const char *const fresh[] = {"nouvelle", "nouveau", "new", "differente"};
    static const char *const same[] = {"meme", "la meme", "same", "reunir"};
    for (size_t i = 0; i < COUNT(fresh); i++)
        in->fresh = in->fresh || fold_same(text, fresh[i]);
    for (size_t i = 0; i < COUNT(same); i++)
        in->same = in->same || fold_same(text, same[i]);
}
