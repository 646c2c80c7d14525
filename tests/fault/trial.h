/* One scene played while something fails, and what must then be true of it.
 *
 * Never a false « enregistré »: what was said to be saved is there after a death at
 * once, and what was refused is not there, in the program that goes on; the file is
 * sound; what was half typed is kept; the sentence is one that a person can act upon;
 * once all is well again the same gestures end as they should. */
#ifndef TESTS_FAULT_TRIAL_H
#define TESTS_FAULT_TRIAL_H

#include "scenes.h"

struct trial {
    const struct scene *scene;
    /* Breaks something just before the first gesture, mends it after the last, says
     * whether it did fail. */
    void (*break_it)(void *ctx, int n);
    void (*mend)(void *ctx);
    bool (*hit)(void *ctx);
    void *ctx;
    /* The program may leave with status 1, once it has called what mem_on_exhausted
     * was given. */
    bool leaves;
    int thin; /* past that many chances, fewer and fewer are tried; 0: all are */
    const char *fault; /* its name, for messages */
    /* Whole sentences, one of which is in what is said; NULL ends them. */
    const char *const *sentences;
};

/* What a program of trials is asked: [long|some] [SCENE]. */
struct trial_ask {
    bool all;         /* every chance of failing */
    bool some;        /* a few of each scene: under a sanitizer, each takes long */
    const char *only; /* a scene, NULL: all of them */
    unsigned seed;    /* of TERREAU_SEED, or of the clock; printed */
};

struct trial_ask trial_asked(int argc, char **argv);

/* Plays the scene with its n-th chance of failing, for n = from, from + by… until
 * nothing fails any more. Returns how many did; exits, with all that is known of it, at
 * the first that is not as it must be. */
int trial_run(const struct trial *trial, int from, int by);

#endif
