#include "domain/actor.h"

#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "domain/words.h"

static const char *const natures[] = {"actor", "place", "event", "initiative"};
static const char *const prospects[] = {"",         "spotted", "contacted",
                                        "answered", "member",  "no"};
static const char *const precisions[] = {"", "commune", "manual", "department",
                                         "region"};
static const char *const audiences[] = {"", "public", "members", "pair", "never"};
static const char *const consents[] = {"", "yes", "no"};
static const char *const capacities[] = {"", "own", "behalf"};
static const char *const contact_kinds[] = {"email", "phone", "web", "address"};
static const char *const contact_states[] = {"", "bounced", "unsubscribed"};

static const char *const prospect_labels[] = {
    N_("aucune"), N_("repéré"), N_("contacté"), N_("répondu"), N_("membre"), N_("non"),
};

WORDS(actor_nature, enum actor_nature, natures, NATURE_COUNT)
WORDS(prospect, enum prospect, prospects, PROSPECT_COUNT)
WORDS(precision, enum precision, precisions, PRECISION_COUNT)
WORDS(audience, enum audience, audiences, AUDIENCE_COUNT)
WORDS(consent, enum consent, consents, CONSENT_COUNT)
WORDS(capacity, enum capacity, capacities, CAPACITY_COUNT)
WORDS(contact_kind, enum contact_kind, contact_kinds, CONTACT_KIND_COUNT)
WORDS(contact_status, enum contact_status, contact_states, CONTACT_STATUS_COUNT)

const char *prospect_label(enum prospect prospect)
{
    return prospect_labels[prospect];
}

enum audience visibility_get(const char *visibility, const char *column)
{
    size_t name = strlen(column);
    for (const char *at = visibility; *at;) {
        size_t len = strcspn(at, " ");
        if (len > name && strncmp(at, column, name) == 0 && at[name] == ':') {
            char word[16] = "";
            size_t size = len - name - 1;
            if (size < sizeof word)
                memcpy(word, at + name + 1, size);
            return audience_of(word);
        }
        at += len;
        at += *at == ' ';
    }
    return AUDIENCE_DEFAULT;
}

const char *visibility_set(struct arena *arena, const char *visibility,
                           const char *column, enum audience audience)
{
    struct str text = {0};
    size_t name = strlen(column);
    for (const char *at = visibility; *(at += strspn(at, " "));) {
        size_t len = strcspn(at, " ");
        if (!(len > name && strncmp(at, column, name) == 0 && at[name] == ':')) {
            str_add(&text, text.len ? " " : "");
            str_add_n(&text, at, len);
        }
        at += len;
    }
    if (audience != AUDIENCE_DEFAULT)
        str_printf(&text, "%s%s:%s", text.len ? " " : "", column,
                   audience_id(audience));
    const char *kept = arena_strdup(arena, str_text(&text));
    str_free(&text);
    return kept;
}

struct actor actor_blank(void)
{
    return (struct actor){.name = "",
                          .kind = "",
                          .themes = "",
                          .action = "",
                          .commune = "",
                          .place = "",
                          .perimeter = "",
                          .circle = "",
                          .next_step = "",
                          .note = "",
                          .visibility = ""};
}
