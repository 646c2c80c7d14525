/* What the screens of an import share. One modal goes from stage to stage; each has its
 * file, which draws it and takes its keys. */
#ifndef PANES_IMPORT_PRIVATE_H
#define PANES_IMPORT_PRIVATE_H

#include "ops/import_desk.h"
#include "ops/import_ledger.h"
#include "panes/import.h"
#include "ui/list.h"

enum import_stage {
    STAGE_LOOK,    /* what was read, how, and what may be said instead */
    STAGE_TRYING,  /* the dry run goes on */
    STAGE_TRIED,   /* each row and what would become of it */
    STAGE_WRITING, /* the run goes on */
    STAGE_DONE,    /* its report */
    STAGE_ROWS,    /* each row and what became of it */
};

/* One run: what it answered, row by row. */
struct import_answer {
    struct import_report report;
    struct ledger ledger;
};

/* Of the rows shown: a verdict, or one of these. */
enum { FILTER_ALL = -1, FILTER_REMARKS = VERDICT_COUNT };

struct importing {
    struct modal modal;
    const struct import_desk *desk;
    struct import_look *look;
    char *name; /* of the file */
    struct str source;
    enum import_stage stage;
    struct list settings; /* STAGE_LOOK */
    struct import_answer tried, done;
    struct list rows;           /* those shown of the answer */
    VEC(uint32_t) shown;        /* their places in its ledger */
    int filter;                 /* enum import_verdict, FILTER_… */
    struct import *run;         /* of rows; NULL: none goes on */
    struct import_whole *whole; /* of entries; NULL: none goes on */
    bool ending;                /* all rows are read: the next slice keeps them */
    struct intake intake;       /* of the file */
    struct ledger_intake decided;
    struct import_options options;
    struct import_column *columns;
    struct arena arena; /* of the end */
    struct import_paper paper;
    struct err trouble;    /* of the papers: the rows are in all the same */
    int64_t steps;         /* of the garden, before the run */
    struct ledger earlier; /* what was decided before the run */
    bool again;            /* tried once more for what was held */
    bool written;          /* it left one: u takes it back */
};

static inline bool import_working(const struct importing *in)
{
    return in->run || in->whole;
}

static inline struct importing *importing_of(struct modal *modal)
{
    return (struct importing *)modal;
}

/* --- import_draw.c: the frame all stages have ------------------------------------- */

/* Draws the frame and the stages in its first row; the rest is the rectangle. */
struct rect import_frame(const struct importing *in, struct canvas *canvas);
void import_hint(struct canvas *canvas, const char *hint);
/* Text wrapped in the rectangle; returns the rows it took. */
int import_lines(struct canvas *canvas, struct rect rect, uint8_t style,
                 const char *text);
/* « 3 lignes », « 3 fiches », « 3 entrées » : what the file is made of. */
const char *import_units(struct arena *arena, enum import_format format, size_t count);
/* « 15 lignes = 12 nouvelles + 3 réunies » : those there are, whose sum is the rows. */
const char *import_sum(struct arena *arena, enum import_format format,
                       const struct import_report *report);
/* « 12 nouvelles » */
const char *import_verdicts(struct arena *arena, enum import_verdict verdict,
                            size_t count);

/* --- the stages ------------------------------------------------------------------- */

void import_look_draw(const struct importing *in, struct canvas *canvas);
enum outcome import_look_key(struct importing *in, struct pane_host *host,
                             struct key key, struct err *err);

/* Begins the dry run, or the run. */
bool import_begin(struct importing *in, struct pane_host *host, bool real,
                  struct err *err);
/* The dry run once more, of what the run left: its held rows are shown first. */
bool import_decide_held(struct importing *in, struct pane_host *host, struct err *err);
bool import_work(struct importing *in, struct pane_host *host, struct err *err);
/* Nothing of it is kept. */
void import_stop(struct importing *in);
void import_work_draw(const struct importing *in, struct canvas *canvas);
enum outcome import_work_key(struct importing *in, struct pane_host *host,
                             struct key key);

const struct import_answer *import_answer(const struct importing *in);
void import_rows_show(struct importing *in, int filter);
/* Before the run its own row stands first: it goes on. */
static inline bool import_has_go(const struct importing *in)
{
    return in->stage == STAGE_TRIED;
}
/* The row under the cursor; false on the one that goes on, and without any. */
bool import_row_here(const struct importing *in, size_t *at);
/* « 12 nouvelles »: those that a filter shows. */
const char *import_filter_words(const struct importing *in, struct arena *arena,
                                int filter, size_t count);
/* All that is said of a row, a line each. */
const char *import_row_text(const struct importing *in, struct arena *arena, size_t at);
void import_rows_draw(const struct importing *in, struct canvas *canvas);
enum outcome import_rows_key(struct importing *in, struct pane_host *host,
                             struct key key, struct err *err);

/* Marks a held row, and goes down to the next one. */
enum outcome import_decide(struct importing *in, struct pane_host *host,
                           enum ledger_decision decision);
/* The held row at that place of the ledger, beside the card that it may be. */
bool import_beside_open(struct importing *in, struct pane_host *host, size_t row,
                        struct err *err);

void import_done_draw(const struct importing *in, struct canvas *canvas);
enum outcome import_done_key(struct importing *in, struct pane_host *host,
                             struct key key, struct err *err);

static inline bool is_letter(struct key key, uint32_t letter)
{
    return key.name == K_CHAR && !key.ctrl && key.code == letter;
}

#endif
