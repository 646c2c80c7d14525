/* The box of several lines, shared by its two files. */
#ifndef PANES_ASK_FORM_PRIVATE_H
#define PANES_ASK_FORM_PRIVATE_H

#include "panes/ask_form.h"
#include "ui/lineedit.h"

struct form_modal {
    struct modal modal;
    struct form form;
    char *title;
    char *labels[FORM_MOST];
    char *hints[FORM_MOST];
    bool whole[FORM_MOST]; /* the first key typed replaces the line */
    struct lineedit lines[FORM_MOST];
    size_t focus;
    struct arena arena; /* of what is shown under the lines */
    const char *remark;
    const char **words;
    size_t word_count;
    int chosen; /* among the words, -1: none */
    bool typed; /* something was, since it opened */
};

int ask_form_rows(const struct modal *modal, int screen_rows);
void ask_form_draw(const struct modal *modal, const struct pane_host *host,
                   struct canvas *canvas);

#endif
