/* What is said of a row, and what of it is kept apart. */
#include "base/i18n.h"
#include "base/str.h"
#include "ops/import_private.h"

/* --- remarks ---------------------------------------------------------------------- */

void remark_say(struct incoming *in, enum import_remark_kind kind, const char *column,
                const char *text)
{
    struct import_remark remark = {kind, column, "", "", text};
    vec_push(&in->remarks, remark);
}

void remark_add(struct import *import, struct incoming *in,
                enum import_remark_kind kind, const char *column, const char *from,
                const char *to)
{
    struct import_remark remark = {kind, column, from, to, ""};
    if (kind == REMARK_REPAIR)
        remark.text = arena_printf(&import->arena, _("%s : « %s » devient « %s »."),
                                   column, from, to);
    else if (kind == REMARK_KEPT)
        remark.text = arena_printf(
            &import->arena, _("%s : la fiche garde « %s », le fichier dit « %s »."),
            column, to, from);
    vec_push(&in->remarks, remark);
}

static void remark_wrong(struct import *import, struct incoming *in,
                         const struct intake_value *value, const struct repair *repair)
{
    struct import_remark remark = {REMARK_FLAG, value->column, value->text, repair->to,
                                   ""};
    remark.text =
        *repair->to
            ? arena_printf(
                  &import->arena,
                  _("%s : « %.60s » est à vérifier (%s). Proposition : « %s »."),
                  value->column, value->text, repair->why, repair->to)
            : arena_printf(&import->arena, _("%s : « %.60s » est à vérifier (%s)."),
                           value->column, value->text, repair->why);
    vec_push(&in->remarks, remark);
}

/* --- keeping ---------------------------------------------------------------------- */

/* What has no field of its own stays with the record under its column. */
void keep_own(struct import *import, struct incoming *in, const char *column,
              const char *text)
{
    for (size_t i = 0; i < in->owns.n; i++)
        if (str_equal(in->owns.at[i].key, column)) {
            in->owns.at[i].value =
                arena_printf(&import->arena, _("%s ; %s"), in->owns.at[i].value, text);
            return;
        }
    struct own_value own = {column, text};
    vec_push(&in->owns, own);
}

/* The text as its repair leaves it; NULL when it is wrong: it is then told of and kept
 * apart, never put where a good one would be. */
const char *settle(struct import *import, struct incoming *in,
                   const struct intake_value *value, struct repair repair)
{
    if (repair.kind == REPAIR_WRONG) {
        remark_wrong(import, in, value, &repair);
        keep_own(import, in, value->column, value->text);
        return NULL;
    }
    if (repair.kind == REPAIR_DONE)
        remark_add(import, in, REMARK_REPAIR, value->column, value->text, repair.to);
    return repair.to;
}

/* --- its cells -------------------------------------------------------------------- */

void tell_cells(struct import *import, struct incoming *in)
{
    const struct intake_row *row = in->row;
    if (row->extra > 0)
        remark_say(in, REMARK_WARNING, "",
                   arena_printf(&import->arena,
                                i18n_n("%d case de trop : gardée sous son numéro.",
                                       "%d cases de trop : gardées sous leur numéro.",
                                       row->extra),
                                row->extra));
    if (row->missing > 0)
        remark_say(in, REMARK_WARNING, "",
                   arena_printf(&import->arena,
                                i18n_n("%d case manque à la fin de la ligne.",
                                       "%d cases manquent à la fin de la ligne.",
                                       row->missing),
                                row->missing));
}
