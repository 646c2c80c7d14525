/* Shared by the files of the workshop line only. */
#ifndef PANES_WORKSHOP_PRIVATE_H
#define PANES_WORKSHOP_PRIVATE_H

#include "domain/workshop.h"
#include "ops/actors.h"
#include "panes/workshop.h"
#include "ui/lineedit.h"

struct workshop {
    struct modal modal;
    struct workshop_target target;
    struct lineedit line;
    struct str last_text; /* what was saved last, as it was typed or pasted… */
    int last_count;       /* …and how many actors it became */
    int saved_count;
    int64_t since;    /* ms, of the first save */
    struct str block; /* pasted lines that wait for an answer */
    size_t block_lines;
    /* what is shown, made by load */
    struct arena arena;
    struct workshop_line shown;
    const char *like; /* the name of an actor that this one resembles; NULL */
    const char *like_why;
    struct id like_id;
};

int workshop_rows(const struct modal *modal, int screen_rows);
void workshop_draw(const struct modal *modal, const struct pane_host *host,
                   struct canvas *canvas);

#endif
