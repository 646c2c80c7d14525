#include "domain/card.h"

#include "domain/words.h"

static const char *const ask_kinds[] = {"need", "offer", "promise"};
static const char *const ask_states[] = {"open", "linked", "met", "withdrawn"};
static const char *const touch_kinds[] = {"call", "mail", "visit", "message", "note"};
static const char *const touch_natures[] = {"fact", "need", "opinion"};

WORDS(ask_kind, enum ask_kind, ask_kinds, ASK_KIND_COUNT)
WORDS(ask_status, enum ask_status, ask_states, ASK_STATUS_COUNT)
WORDS(touch_kind, enum touch_kind, touch_kinds, TOUCH_KIND_COUNT)
WORDS(touch_nature, enum touch_nature, touch_natures, TOUCH_NATURE_COUNT)
