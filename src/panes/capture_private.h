/* Shared by the files of the capture line only. */
#ifndef PANES_CAPTURE_PRIVATE_H
#define PANES_CAPTURE_PRIVATE_H

#include "ops/board.h"
#include "panes/capture.h"
#include "ui/lineedit.h"

#define CAPTURE_COMPLETIONS 6

struct capture {
    struct modal modal;
    struct capture_target target;
    struct lineedit line;
    const struct note_kind *kind; /* sticky */
    struct id last;               /* the last note saved here */
    struct id editing;            /* the note being corrected, or none */
    int saved_count;
    int64_t since; /* ms, of the first save */
    /* what is shown, made by load */
    struct arena arena;
    struct note_line shown;
    const char *where;
    const struct note *like;
    const char **words;
    size_t word_count;
    size_t word_selected;
    bool popup_closed; /* Échap left this word as typed */
    /* a pasted block awaiting an answer */
    struct str block;
    size_t block_lines;
    char block_sum[128];
};

int capture_rows(const struct modal *modal, int screen_rows);
void capture_draw(const struct modal *modal, const struct pane_host *host,
                  struct canvas *canvas);

/* Completion of the @author or #tag that ends at the insertion point. */
bool capture_completions(struct capture *capture, struct pane_host *host,
                         struct err *err);
void capture_complete(struct capture *capture, size_t index);

/* The text with each @name of several words that is someone's joined as one word:
 * « @lise roche » is @Lise_Roche; in the arena, or the text itself. */
bool capture_join_names(struct pane_host *host, struct arena *arena, const char *text,
                        const char **joined, struct err *err);

/* A pasted block of several lines. */
bool capture_block_open(struct capture *capture, struct pane_host *host,
                        const char *text);
enum outcome capture_block_key(struct capture *capture, struct pane_host *host,
                               struct key key, struct err *err);

/* A correction has a draft of its own: that of the next new note is left alone. */
void capture_start_edit(struct capture *capture, struct pane_host *host,
                        const struct note *note);
/* The line takes new notes again, and takes up what was half typed of one. */
bool capture_end_edit(struct capture *capture, struct pane_host *host, struct err *err);
/* Up on an empty line; Ctrl+Z on one. */
enum outcome capture_recall(struct capture *capture, struct pane_host *host,
                            struct err *err);
enum outcome capture_take_back(struct capture *capture, struct pane_host *host,
                               struct err *err);

void capture_changed(struct capture *capture);
void capture_acknowledge(struct capture *capture, int notes);

#endif
