/* Bugs made on purpose, for the tests to find: each MUTANT(n) is one, and
 * tests/fault/mutants says which tests must catch it. In the program MUTANT(n) is 0 and
 * nothing is left of it; only the library that those tests link can be told to be one
 * (TERREAU_MUTANT=n). */
#ifndef STORE_MUTANT_H
#define STORE_MUTANT_H

#ifdef STORE_MUTANTS
extern int store_mutant;
#define MUTANT(n) (store_mutant == (n))
#else
#define MUTANT(n) 0
#endif

#endif
