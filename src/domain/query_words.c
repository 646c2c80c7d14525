/* A query said as a person would: « acteurs du thème Climat, dans l’Aude ». */
#include <string.h>

#include "base/i18n.h"
#include "domain/query.h"

/* --- départements
 * ---------------------------------------------------------------------- */

/* What stands before the names of départements, by code; « dans l’ » goes before a
 * vowel and « dans la » is the rest. */
static const struct {
    const char *codes, *before;
} articles[] = {
    {" 14 15 18 25 29 30 32 39 41 45 46 47 49 56 59 62 63 67 68 69 81 82 83 84 90 94 "
     "95 ",
     "dans le "},
    {" 04 05 06 08 13 22 40 64 65 66 78 79 88 92 ", "dans les "},
    {" 75 974 976 ", "à "},
    {" 2A 2B 93 971 972 973 ", "en "},
};

/* « Hérault » and « Haute-Loire » begin by the same letter, and do not sound alike. */
static bool sounds_open(const char *label)
{
    return strchr("AEIOUY", *label) || str_starts(label, "É") ||
           str_starts(label, "Hérault");
}

void query_dept_words(struct str *out, const char *dept, const char *label)
{
    if (!str_equal(i18n_language(), "fr")) {
        str_printf(out, _("dans %s"), label);
        return;
    }
    const char *before = sounds_open(label) ? "dans l’" : "dans la ";
    char code[8];
    str_format(code, sizeof code, " %s ", dept);
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (strstr(articles[i].codes, code))
            before = articles[i].before;
    str_printf(out, "%s%s", before, label);
}

/* --- one value
 * -------------------------------------------------------------------------- */

static const char *const types[QUERY_TYPE_COUNT] = {
    [QUERY_ACTOR] = N_("acteurs"),
    [QUERY_PERSON] = N_("personnes"),
    [QUERY_NOTE] = N_("post-its"),
    [QUERY_DECISION] = N_("décisions"),
    [QUERY_ACTION] = N_("actions"),
    [QUERY_QUESTION] = N_("questions"),
    [QUERY_SLOT] = N_("points"),
    [QUERY_MEETING] = N_("rencontres"),
    [QUERY_MINUTES] = N_("comptes rendus"),
};

static const char *const states[QUERY_STATE_COUNT] = {
    [QUERY_OPEN] = N_("état ouvert"),      [QUERY_DONE] = N_("état fait"),
    [QUERY_LATE] = N_("en retard"),        [QUERY_DRAFT] = N_("à l’état de brouillon"),
    [QUERY_BIN] = N_("à la corbeille"),    [QUERY_PROSPECT] = N_("état prospect"),
    [QUERY_MEMBER] = N_("état membre"),    [QUERY_VERIFIED] = N_("état vérifié"),
    [QUERY_UNVERIFIED] = N_("à vérifier"),
};

static void add_value(struct str *out, const struct query_filter *filter)
{
    switch (filter->field) {
    case QUERY_TYPE:
        str_add(out, _(types[filter->number]));
        break;
    case QUERY_STATE:
        str_add(out, _(states[filter->number]));
        break;
    case QUERY_DEPT:
        query_dept_words(out, filter->value, filter->label);
        break;
    case QUERY_THEME:
        str_printf(out, _("du thème %s"), filter->label);
        break;
    case QUERY_CIRCLE:
        str_printf(out, _("cercle %s"), filter->label);
        break;
    case QUERY_WHO:
        str_printf(out, _("en lien avec « %s »"), filter->label);
        break;
    case QUERY_SINCE:
        str_printf(out, _("depuis le %s"), filter->label);
        break;
    case QUERY_FIELD_COUNT:
        break;
    }
}

/* --- the whole
 * --------------------------------------------------------------------------- */

/* The values of one operator, « dans l’Aude ou dans le Gard ». */
static void add_field(struct str *out, const struct query *query,
                      enum query_field field, bool excluded)
{
    size_t said = 0;
    for (size_t i = 0; i < query->filter_count; i++) {
        const struct query_filter *filter = &query->filters[i];
        if (filter->field != field || filter->excluded != excluded)
            continue;
        const char *before = field == QUERY_TYPE || field == QUERY_THEME ? " " : ", ";
        if (excluded)
            str_add(out, said ? _(" ou ") : _(", sauf "));
        else if (said)
            str_add(out, _(" ou "));
        else if (out->len > 0)
            str_add(out, before);
        add_value(out, filter);
        said++;
    }
}

static void add_terms(struct str *out, const struct query *query, bool excluded)
{
    size_t said = 0;
    const char *last = NULL; /* the words of « l’eau-vive » were typed as one */
    for (size_t i = 0; i < query->term_count; i++) {
        const struct query_term *term = &query->terms[i];
        if (term->excluded != excluded || term->said == last)
            continue;
        if (said > 0)
            str_add(out, excluded ? _(" ni ") : _(" et "));
        else
            str_add(out, excluded ? _(", sans ") : _(" avec "));
        str_printf(out, _("« %s »"), term->said);
        last = term->said;
        said++;
    }
}

void query_words(struct str *out, const struct query *query)
{
    struct str said = {0};
    if (query_is_empty(query))
        return;
    add_field(&said, query, QUERY_TYPE, false);
    if (said.len == 0)
        str_add(&said, _("tout"));
    for (int field = QUERY_TYPE + 1; field < QUERY_FIELD_COUNT; field++)
        add_field(&said, query, (enum query_field)field, false);
    add_terms(&said, query, false);
    for (int field = 0; field < QUERY_FIELD_COUNT; field++)
        add_field(&said, query, (enum query_field)field, true);
    add_terms(&said, query, true);
    str_add(out, str_text(&said));
    str_free(&said);
}
