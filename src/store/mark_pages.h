/* The index of marks of persons: numbers in order (see seen_mark), two hundred to a
 * row.
 *
 * A row of its own for each number cost a fifth of an import; here one row of
 * person_pages has those from `first` to the next row's, eight bytes each, little
 * endian. The first row begins at 0, so that every mark has its row. Statements read
 * them as the table person_marked(mark), which mark_table.c makes of the rows.
 *
 * Nothing outside src/store includes this page. */
#ifndef STORE_MARK_PAGES_H
#define STORE_MARK_PAGES_H

#include "store/private.h"

/* Of 8 bytes: as many as fit in a page of the file with the row's own bytes. */
enum { MARK_PAGE_MOST = 240 };

/* One row at hand, and changes of it not written yet. */
struct mark_page {
    bool known;
    bool changed;
    int64_t first, end; /* the marks that belong there: from first, up to end */
    size_t n;
    int64_t at[MARK_PAGE_MOST];
};

/* Adds a mark to its row; those of a walk come in order, then each row is read and
 * written once. A mark that is there already stays. */
bool mark_page_add(struct store *store, struct mark_page *page, int64_t mark,
                   struct err *err);
/* Takes it away, if it is there. The first row stays, though it be empty. */
bool mark_page_drop(struct store *store, struct mark_page *page, int64_t mark,
                    struct err *err);
/* Writes what changed. */
bool mark_page_write(struct store *store, struct mark_page *page, struct err *err);

/* The marks in the bytes of a row; what is left of a damaged one is not read. */
size_t mark_page_count(int size);
int64_t mark_page_mark(const void *bytes, size_t i);

/* person_marked, for this connection. */
int mark_table_install(struct store *store);

#endif
