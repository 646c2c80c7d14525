/* Fills a community with invented members and actors, for test_exchange.py to see what
 * leaves of them and what comes back.
 *
 *   exchange-fixture FILE.terreau SEED COUNT
 *
 * The same seed gives the same names and texts. What only the pair may read holds the
 * word "secretpair"; what nobody may read in an export of rows, "secretnever". */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/open.h"
#include "ops/actors.h"
#include "ops/cards.h"
#include "ops/circles.h"
#include "ops/contacts.h"
#include "ops/links.h"

#define COUNT(array) (sizeof array / sizeof *array)

struct fixture {
    struct garden garden;
    struct arena arena;
    struct err err;
    uint64_t seed;
    struct id *persons, *actors;
    size_t count;
};

static void must(const struct fixture *fixture, bool done, const char *what)
{
    if (done)
        return;
    fprintf(stderr, "exchange-fixture: %s: %s (%s)\n", what, fixture->err.text,
            fixture->err.detail);
    exit(1);
}

/* Linear congruence: the same everywhere. */
static size_t chance(struct fixture *fixture, size_t most)
{
    fixture->seed = fixture->seed * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(fixture->seed >> 33) % most;
}

#define ONE_OF(fixture, list) (list)[chance(fixture, COUNT(list))]

static const char *const given[] = {"Nadia", "Maëlle", "Jean-Noël", "Aïcha", "Zoé",
                                    "Loïc",  "Anne",   "Örjan",     "Éric",  "Noël"};
static const char *const families[] = {"Benali",  "Le Goff",    "d’Arcy", "Müller",
                                       "N’Diaye", "de La Tour", "Prévôt", "Sanz",
                                       "Œdipe",   "Martin-Roux"};
static const char *const towns[] = {"34172", "11069", "31555", "2A004", "97411", ""};
static const char *const odd[] = {
    "simple",
    "deux\nlignes ; et \"des guillemets\"",
    "=SOMME(A1:A3)",
    "'=déjà protégé",
    "virgule, point-virgule ; deux-points : antislash \\ et \\n écrit",
    "une ligne très longue qui dépasse soixante-quinze octets avec des lettres "
    "accentuées éèàùçœ et un emoji 🌱 au milieu",
    "@compte",
    "+ un plus",
};

/* --- members ---------------------------------------------------------------------- */

static void reach(struct fixture *fixture, struct contact contact)
{
    struct id id;
    contact.label = contact.label ? contact.label : "";
    must(fixture, ops_contact_add(&fixture->garden, &contact, &id, &fixture->err),
         contact.value);
}

static void reach_person(struct fixture *fixture, struct id id, size_t n)
{
    static const char *const labels[] = {"", "travail", "domicile", "chez Paul"};
    static const enum audience levels[] = {AUDIENCE_DEFAULT, AUDIENCE_MEMBERS,
                                           AUDIENCE_PAIR};
    enum audience level = ONE_OF(fixture, levels);
    const char *word = level == AUDIENCE_MEMBERS ? "ouvert" : "secretpair";
    reach(fixture, (struct contact){.owner = id,
                                    .kind = CONTACT_EMAIL,
                                    .value = arena_printf(
                                        &fixture->arena, "%s.%zu@example.org", word, n),
                                    .label = ONE_OF(fixture, labels),
                                    .preferred = chance(fixture, 2) == 0,
                                    .level = level});
    if (chance(fixture, 3) == 0)
        reach(fixture,
              (struct contact){.owner = id,
                               .kind = CONTACT_EMAIL,
                               .value = arena_printf(&fixture->arena,
                                                     "secretnever.%zu@example.org", n),
                               .level = AUDIENCE_NEVER});
    if (chance(fixture, 4) == 0)
        reach(fixture, (struct contact){
                           .owner = id,
                           .kind = CONTACT_EMAIL,
                           .value = arena_printf(
                               &fixture->arena, "partie-secretpair.%zu@example.org", n),
                           .status = CONTACT_UNSUBSCRIBED,
                           .level = AUDIENCE_MEMBERS});
    if (chance(fixture, 2) == 0)
        reach(fixture, (struct contact){.owner = id,
                                        .kind = CONTACT_PHONE,
                                        .value = arena_printf(&fixture->arena,
                                                              "06 00 00 %02zu %02zu",
                                                              n / 100 % 100, n % 100)});
    if (chance(fixture, 3) == 0)
        reach(fixture, (struct contact){.owner = id,
                                        .kind = CONTACT_ADDRESS,
                                        .value = "Bâtiment B, 12 rue des Lilas, 34000 "
                                                 "Montpellier"});
}

static void add_person(struct fixture *fixture, size_t n)
{
    struct card card = {
        .person = {.given = ONE_OF(fixture, given),
                   .family = arena_printf(
                       &fixture->arena, "%s %c%c", ONE_OF(fixture, families),
                       (char)('A' + n / 26 % 26), (char)('a' + n % 26)),
                   .organisation = chance(fixture, 3) == 0 ? "Le Fournil" : ""},
        .civility = chance(fixture, 2) == 0 ? "Mme" : "",
        .pronoun = chance(fixture, 4) == 0 ? "iel" : "",
        .commune = ONE_OF(fixture, towns),
        .themes = chance(fixture, 2) == 0 ? "compost serre" : "velo",
        .circle = chance(fixture, 2) == 0 ? "engages" : "",
        .conditions = chance(fixture, 3) == 0 ? "le soir, secretpair" : "",
        .source = "secretpair",
        .note = arena_printf(&fixture->arena, "%s secretpair", ONE_OF(fixture, odd)),
        .consent = (enum consent)chance(fixture, 3),
    };
    struct id *id = &fixture->persons[n];
    must(fixture, ops_card_add(&fixture->garden, &card, NULL, id, &fixture->err),
         card.person.family);
    reach_person(fixture, *id, n);
}

/* --- actors ----------------------------------------------------------------------- */

static void add_actor(struct fixture *fixture, size_t n)
{
    struct actor actor = {
        .name = arena_printf(&fixture->arena, "Atelier %s %zu",
                             ONE_OF(fixture, families), n),
        .kind = "association",
        .themes = chance(fixture, 2) == 0 ? "compost entraide" : "",
        .action = chance(fixture, 2) == 0
                      ? "Réparer des vélos ; écrire à secretpair@example.org"
                      : "Semer",
        .commune = ONE_OF(fixture, towns),
        .note = arena_printf(&fixture->arena, "%s secretpair", ONE_OF(fixture, odd)),
        .next_step = "appeler secretpair",
        .consent = (enum consent)chance(fixture, 3),
    };
    struct id *id = &fixture->actors[n];
    must(fixture, ops_actor_add(&fixture->garden, &actor, NULL, id, &fixture->err),
         actor.name);
    reach(fixture,
          (struct contact){.owner = *id,
                           .kind = CONTACT_WEB,
                           .value = arena_printf(&fixture->arena,
                                                 "https://atelier%zu.example.org", n),
                           .level = AUDIENCE_PUBLIC});
    if (chance(fixture, 3) == 0)
        must(fixture,
             ops_actor_visibility(&fixture->garden, *id, FIELD_ACTOR_THEMES,
                                  AUDIENCE_PAIR, &fixture->err),
             "visibility");
}

static void tie(struct fixture *fixture, size_t n)
{
    struct id id;
    const struct link link = {.subject = fixture->persons[n],
                              .object =
                                  fixture->actors[chance(fixture, fixture->count)],
                              .kind = LINK_BELONGS,
                              .role = chance(fixture, 2) == 0 ? "trésorière" : "",
                              .note = "secretpair"};
    must(fixture, ops_link_add(&fixture->garden, &link, &id, &fixture->err), "link");
}

int main(int argc, char *argv[])
{
    struct fixture fixture = {.err = ERR_INIT};
    struct str notice = {0};
    if (argc != 4)
        return 2;
    fixture.seed = strtoull(argv[2], NULL, 10);
    fixture.count = (size_t)strtoul(argv[3], NULL, 10);
    fixture.persons = xcalloc(fixture.count + 1, sizeof *fixture.persons);
    fixture.actors = xcalloc(fixture.count + 1, sizeof *fixture.actors);
    must(&fixture, cli_open_garden(argv[1], &fixture.garden, &notice, &fixture.err),
         argv[1]);
    for (size_t n = 0; n < fixture.count; n++) {
        add_person(&fixture, n);
        add_actor(&fixture, n);
    }
    for (size_t n = 0; n < fixture.count; n += 2)
        tie(&fixture, n);
    ops_garden_close(&fixture.garden);
    arena_free(&fixture.arena);
    str_free(&notice);
    free(fixture.persons);
    free(fixture.actors);
    return 0;
}
