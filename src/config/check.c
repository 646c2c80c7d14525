#include "config/private.h"

#include <stdint.h>
#include <string.h>

#include "base/fold.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/width.h"

/* A list of rows whose first member is the id: all of them, by design. */
static void check_ids(struct walk *walk, const void *rows, size_t count, size_t size)
{
    for (size_t i = 1; i < count; i++) {
        const char *id = *(const char *const *)((const char *)rows + i * size);

        for (size_t j = 0; j < i && id && *id; j++) {
            const char *other = *(const char *const *)((const char *)rows + j * size);

            if (!str_equal(id, other))
                continue;
            problem_add(
                walk->problems, walk_place(walk, id), true,
                _("« %s » sert déjà d’identifiant ligne %d : changez ce nom, ou "
                  "ajoutez une ligne « id: … » différente."),
                quote(id).text, walk_place(walk, other).line);
            break;
        }
    }
}

static bool is_letter_or_digit(const char *sign)
{
    struct str folded = {0};
    unsigned char first;

    fold_text(&folded, sign);
    first = (unsigned char)*str_text(&folded);
    str_free(&folded);
    return (first >= '0' && first <= '9') || (first >= 'a' && first <= 'z') ||
           first >= 0xC3;
}

static void check_sign(struct walk *walk, const struct note_kind *kind)
{
    size_t len = strlen(kind->sign);
    struct place place = walk_place(walk, kind->sign);
    uint32_t code = 0;

    if (!len)
        return;
    if (utf8_decode(kind->sign, len, &code) != len || width_code(code) != 1)
        problem_add(walk->problems, place, true,
                    _("Le signe « %s » doit être un seul caractère, comme + ! * ou ?."),
                    quote(kind->sign).text);
    else if (strchr("@#,=\"\\", kind->sign[0]) || is_letter_or_digit(kind->sign))
        problem_add(
            walk->problems, place, true,
            _("Le signe « %s » est réservé (lettres, chiffres et @ # , = servent à "
              "la saisie) : choisissez-en un autre, comme + ! * ou ?."),
            quote(kind->sign).text);
}

static void check_kinds(struct walk *walk, const struct community *community)
{
    for (size_t i = 0; i < community->kind_count; i++) {
        const struct note_kind *kind = &community->kinds[i];

        check_sign(walk, kind);
        for (size_t j = 0; j < i && *kind->sign; j++) {
            const struct note_kind *other = &community->kinds[j];

            if (!str_equal(kind->sign, other->sign))
                continue;
            problem_add(
                walk->problems, walk_place(walk, kind->sign), true,
                _("Le signe « %s » est déjà celui de « %s » (ligne %d) : donnez à "
                  "chaque type le sien."),
                quote(kind->sign).text, quote(other->id).text,
                walk_place(walk, other->sign).line);
            break;
        }
    }
}

static void check_board(struct walk *walk, const struct community *community,
                        const struct board_plan *board)
{
    for (const char *const *id = board->kinds; *id; id++) {
        struct hint hint;

        if (community_kind(community, *id))
            continue;
        hint = hint_start(*id);
        for (size_t i = 0; i < community->kind_count; i++)
            hint_offer(&hint, community->kinds[i].id);
        problem_add(walk->problems, walk_place(walk, *id), true,
                    _("Type de post-it inconnu « %s ».%s Types déclarés : %s."),
                    quote(*id).text, hint_nearest(&hint).text,
                    str_text(&hint.accepted));
        hint_free(&hint);
    }
}

#define CHECK_IDS(list, count) check_ids(walk, list, count, sizeof *(list))

void check_community(struct walk *walk, const struct community *community)
{
    CHECK_IDS(community->circles, community->circle_count);
    CHECK_IDS(community->models, community->model_count);
    CHECK_IDS(community->themes, community->theme_count);
    CHECK_IDS(community->categories, community->category_count);
    CHECK_IDS(community->kinds, community->kind_count);
    CHECK_IDS(community->boards, community->board_count);
    CHECK_IDS(community->sources, community->source_count);
    CHECK_IDS(community->actor_kinds, community->actor_kind_count);
    CHECK_IDS(community->roles, community->role_count);
    CHECK_IDS(community->relations, community->relation_count);
    CHECK_IDS(community->fields, community->field_count);
    CHECK_IDS(community->grids, community->grid_count);
    CHECK_IDS(community->extract_tags, community->extract_tag_count);
    CHECK_IDS(community->charters, community->charter_count);
    CHECK_IDS(community->lists, community->list_count);
    CHECK_IDS(community->messages, community->message_count);
    CHECK_IDS(community->meetings, community->meeting_count);
    check_kinds(walk, community);
    check_circles(walk, community);
    check_cards(walk, community);
    for (size_t i = 0; i < community->board_count; i++)
        check_board(walk, community, &community->boards[i]);
}
