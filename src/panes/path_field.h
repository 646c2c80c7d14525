/* A file chosen by its path: Tab completes it, the arrows choose among what there is.
 *
 * Owns: the line and the proposals under it. Does not know what the file is for. */
#ifndef PANES_PATH_FIELD_H
#define PANES_PATH_FIELD_H

#include "panes/pane.h"

struct path_field {
    const char *title;   /* copied */
    const char *endings; /* of the files shown first: "csv vcf" (copied) */
    void *ctx;
    /* Entrée on a path that is no folder, as on the disk. False with err: the box stays
     * open with what was typed. */
    bool (*done)(void *ctx, struct pane_host *host, const char *path, struct err *err);
};
void path_field_open(struct pane_host *host, const struct path_field *field);

#endif
