#include "ops/import_ledger.h"

#include <string.h>

void ledger_free(struct ledger *ledger)
{
    vec_free(&ledger->rows);
    str_free(&ledger->words);
}

/* Enough to tell rows of one card: a mistake costs a row read for nothing. */
static uint32_t card_mark(struct id id)
{
    uint32_t end;
    memcpy(&end, id.bytes + 12, sizeof end);
    return end;
}

static void add_word(struct str *words, const char *text)
{
    str_add(words, text ? text : "");
    str_add_char(words, '\0');
}

void ledger_add(void *ctx, const struct intake_row *row,
                const struct import_result *result)
{
    struct ledger *ledger = ctx;
    struct ledger_row kept = {.line = (uint32_t)row->line,
                              .words = (uint32_t)ledger->words.len,
                              .with_line = (uint32_t)result->with_line,
                              .card = card_mark(result->record),
                              .verdict = (uint8_t)result->verdict,
                              .changed = result->changed,
                              .same_adds = result->same_adds,
                              .apart_adds = result->apart_adds};
    vec_push(&ledger->rows, kept);
    add_word(&ledger->words, result->name);
    add_word(&ledger->words, result->other);
    add_word(&ledger->words, result->reason);
    for (size_t i = 0; i < result->remark_count; i++) {
        if (i)
            str_add_char(&ledger->words, '\n');
        str_add(&ledger->words, result->remarks[i].text);
    }
    str_add_char(&ledger->words, '\0');
}

struct ledger_words ledger_words_of(const struct ledger *ledger, size_t at)
{
    const char *name = ledger->words.at + ledger->rows.at[at].words;
    const char *other = name + strlen(name) + 1;
    const char *reason = other + strlen(other) + 1;
    return (struct ledger_words){name, other, reason, reason + strlen(reason) + 1};
}

size_t ledger_decided(const struct ledger *ledger)
{
    size_t decided = 0;
    for (size_t i = 0; i < ledger->rows.n; i++) {
        const struct ledger_row *row = &ledger->rows.at[i];
        decided += row->verdict == VERDICT_HELD && !row->changed &&
                   ((row->decision == DECISION_SAME && row->same_adds) ||
                    (row->decision == DECISION_APART && row->apart_adds));
    }
    return decided;
}

void ledger_keep_joined(struct ledger *ledger, const struct ledger *earlier)
{
    for (size_t i = 0; i < ledger->rows.n && i < earlier->rows.n; i++)
        if (earlier->rows.at[i].decision == DECISION_SAME)
            ledger->rows.at[i].decision = DECISION_SAME;
}

void ledger_forget_apart(struct ledger *ledger)
{
    for (size_t i = 0; i < ledger->rows.n; i++)
        if (ledger->rows.at[i].decision == DECISION_APART)
            ledger->rows.at[i].decision = DECISION_NONE;
}

/* --- the rows, decided ------------------------------------------------------------ */

static bool next_row(void *ctx, struct arena *arena, struct intake_row *row, bool *more,
                     struct err *err)
{
    /* the words of a file: see read_decision */
    static const char *const said[] = {
        [DECISION_SAME] = "same", [DECISION_APART] = "new"};
    struct ledger_intake *decided = ctx;
    const struct ledger *ledger = decided->ledger;
    if (!decided->from->next(decided->from->ctx, arena, row, more, err))
        return false;
    size_t at = decided->at++;
    if (!*more || row->kind != INTAKE_DATA || at >= ledger->rows.n ||
        ledger->rows.at[at].decision == DECISION_NONE)
        return true;
    struct intake_value value = {.field = INTAKE_DECISION,
                                 .text = said[ledger->rows.at[at].decision],
                                 .column = "",
                                 .label = ""};
    intake_add(arena, row, value);
    return true;
}

static int done_of(void *ctx)
{
    const struct ledger_intake *decided = ctx;
    return decided->from->done ? decided->from->done(decided->from->ctx) : 0;
}

void ledger_decide(struct ledger_intake *decided, const struct ledger *ledger,
                   const struct intake *from)
{
    *decided = (struct ledger_intake){.ledger = ledger, .from = from};
    decided->intake = *from;
    decided->intake.ctx = decided;
    decided->intake.next = next_row;
    decided->intake.done = done_of;
}
