/* Entries that a long step sets aside, sorted, and takes back in one order.
 *
 * What belongs anywhere in an index costs a page of the file for each entry when it is
 * written as it comes. A long step gathers some thousands, sorts them and puts them
 * here as a run: bytes one after the other, in pages of a file without a name. At its
 * end all runs are merged, and the index is written from its first page to its last,
 * once. Memory holds where each page is and the first bytes of it.
 *
 * Entries are strings of bytes, in the order of memcmp; a shorter one that begins a
 * longer one comes first. Nothing outside src/store includes this page. */
#ifndef STORE_RUNS_H
#define STORE_RUNS_H

#include "store/private.h"

/* Adds to the run of that kind, opened by its first entry: they must come in order. */
bool runs_put(struct store *store, enum runs_kind kind, const void *bytes, size_t size,
              struct err *err);
/* Ends it: the next entry opens another one. */
bool runs_close(struct store *store, enum runs_kind kind, struct err *err);
bool runs_any(const struct store *store, enum runs_kind kind);

/* Given an entry, whose bytes last until it returns; *go = false asks for no more. */
typedef bool (*runs_visit)(void *ctx, const uint8_t *bytes, size_t size, bool *go,
                           struct err *err);
/* Those of every closed run whose first eight bytes are between these, run by run. */
bool runs_find(struct store *store, enum runs_kind kind, uint64_t least, uint64_t most,
               runs_visit visit, void *ctx, struct err *err);
/* All of them in one order; they are in no run after. */
bool runs_merge(struct store *store, enum runs_kind kind, runs_visit visit, void *ctx,
                struct err *err);
/* What memory has of them: the step ends, or is taken back. */
void runs_forget(struct run *run);

/* The first eight bytes of an entry as a number, in the same order; zeros where it is
 * shorter. */
uint64_t runs_first(const uint8_t *bytes, size_t size);
/* Eight bytes whose order is that of the number. */
void runs_number(uint8_t bytes[8], int64_t number);
int64_t runs_number_of(const uint8_t bytes[8]);

#endif
