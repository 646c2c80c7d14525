/* Who types on a stage, and remembers what was said to be saved.
 *
 * What is said outlives the child that heard it. A scenario that goes wrong is told,
 * and its process leaves. */
#ifndef TESTS_FAULT_PERSON_H
#define TESTS_FAULT_PERSON_H

#include "stage.h"

/* Once, before any child. */
void person_begin(void);
/* Nothing was said yet. */
void person_scenario(const char *name);
int person_said(void);

void must(bool done, const char *what, const struct stage *stage);

/* As the capture does: the draft, then the note. */
bool person_saves(struct stage *stage, const char *text);
/* Saves until it is refused, by that sentence: the text is still the person's, and the
 * screen can say so. */
const char *person_is_refused(struct stage *stage, const char *sentence);
/* Each note that was said, in order, and no other; and the file is sound. */
void person_finds_all(struct stage *stage);
void person_reopens(struct stage *stage);
/* All is well again: the words that were refused are saved as they are. */
void person_saves_at_last(struct stage *stage, const char *text);

#endif
