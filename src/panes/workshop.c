#include "panes/workshop.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "ops/notes.h"
#include "panes/workshop_private.h"

/* A name shorter than this is near too many others to be worth a word. */
enum { NEAR_LEAST = 3 };

static struct workshop *self(struct modal *modal)
{
    return (struct workshop *)modal;
}

/* What must not be lost: the line, and pasted lines that wait for an answer. */
static void typed(const struct modal *modal, struct str *out)
{
    const struct workshop *workshop = (const struct workshop *)modal;
    str_add(out, lineedit_text(&workshop->line));
    if (workshop->block.len)
        str_printf(out, "\n%s", str_text(&workshop->block));
}

static bool find_near(struct workshop *workshop, struct pane_host *host,
                      struct err *err)
{
    struct near_actor *near;
    size_t count;
    if (strlen(workshop->shown.name) < NEAR_LEAST)
        return true;
    if (!ops_actors_near(host->garden, workshop->shown.name, (struct id){0}, 1,
                         &workshop->arena, &near, &count, err))
        return false;
    if (count) {
        workshop->like = near[0].actor.name;
        workshop->like_why = name_reason_text(near[0].verdict.reason);
        workshop->like_id = near[0].actor.id;
    }
    return true;
}

static bool load(struct modal *modal, struct pane_host *host, struct err *err)
{
    struct workshop *workshop = self(modal);
    arena_reset(&workshop->arena);
    struct workshop_lists lists = ops_workshop_lists(host->garden, &workshop->arena);
    workshop->like = NULL;
    workshop->shown =
        workshop_line_read(&workshop->arena, &lists, lineedit_text(&workshop->line));
    return find_near(workshop, host, err);
}

/* `text` became so many actors, the last of them `id`. */
static void acknowledge(struct workshop *workshop, size_t actors, struct id id,
                        const char *text)
{
    if (!workshop->saved_count)
        workshop->since = clock_now();
    workshop->saved_count += (int)actors;
    workshop->last_count = (int)actors;
    str_clear(&workshop->last_text);
    str_add(&workshop->last_text, text);
    workshop->target.saved(workshop->target.ctx, id);
    workshop->modal.stale = true;
}

static bool write_line(struct workshop *workshop, struct pane_host *host,
                       const char *text, struct err *err)
{
    struct arena arena = {0};
    struct workshop_lists lists = ops_workshop_lists(host->garden, &arena);
    struct workshop_line line = workshop_line_read(&arena, &lists, text);
    struct id id;
    bool saved =
        ops_actor_add_line(host->garden, &line, workshop->modal.draft.place, &id, err);
    if (saved) {
        acknowledge(workshop, 1, id, text);
        pane_say(host, _("Enregistré : %s"), line.name);
    }
    arena_free(&arena);
    return saved;
}

static enum outcome save(struct workshop *workshop, struct pane_host *host,
                         struct err *err)
{
    const char *text = lineedit_text(&workshop->line);
    if (!text[strspn(text, " ")])
        return OUTCOME_DONE;
    if (!write_line(workshop, host, text, err))
        return OUTCOME_FAILED;
    lineedit_set(&workshop->line, "");
    return OUTCOME_DONE;
}

static enum outcome open_like(struct workshop *workshop, struct pane_host *host)
{
    if (!workshop->like) {
        host->say(host, _("Aucun acteur connu ne ressemble à celui-ci."));
        return OUTCOME_DONE;
    }
    host->go(host, PLACE_ACTOR, &(struct pane_visit){.id = workshop->like_id});
    return OUTCOME_CLOSE;
}

static enum outcome put_away(struct workshop *workshop, struct pane_host *host)
{
    if (workshop->line.text.len)
        host->say(host, _("Brouillon gardé : a pour le reprendre."));
    return OUTCOME_CLOSE;
}

/* --- pasted lines ----------------------------------------------------------------- */

static size_t count_lines(const char *text)
{
    size_t count = 0;
    while (*(text += strspn(text, " \n"))) {
        count++;
        text += strcspn(text, "\n");
    }
    return count;
}

static void take_text(struct workshop *workshop, const char *text)
{
    if (strchr(text, '\n') && count_lines(text) > 1) {
        str_printf(&workshop->block, "%s\n", text);
        workshop->block_lines = count_lines(str_text(&workshop->block));
    } else {
        lineedit_insert(&workshop->line, text, strlen(text));
    }
    workshop->modal.stale = true;
}

/* Lines of nothing but separators are no actors. */
static struct workshop_line *read_block(struct arena *arena, struct garden *garden,
                                        const char *block, size_t room, size_t *count)
{
    struct workshop_lists lists = ops_workshop_lists(garden, arena);
    struct workshop_line *lines = arena_alloc(arena, (room + 1) * sizeof *lines);
    *count = 0;
    while (*(block += strspn(block, " \n"))) {
        size_t len = strcspn(block, "\n");
        const char *text = arena_strndup(arena, block, len);
        lines[*count] = workshop_line_read(arena, &lists, text);
        *count += *lines[*count].name != '\0';
        block += len;
    }
    return lines;
}

/* The draft goes with the block, unless a line was being typed: then it is written
 * again with that line alone. */
static bool write_block(struct workshop *workshop, struct pane_host *host,
                        struct arena *arena, struct actor_lines *batch, struct err *err)
{
    bool typing = workshop->line.text.len > 0;
    batch->draft_place = typing ? NULL : workshop->modal.draft.place;
    if (typing)
        host->garden->draft = NULL;
    batch->ids = arena_alloc(arena, (batch->count + 1) * sizeof *batch->ids);
    if (!ops_actor_add_lines(host->garden, batch, err))
        return false;
    acknowledge(workshop, batch->count, batch->ids[batch->count - 1],
                str_text(&workshop->block));
    str_clear(&workshop->block);
    /* at once: the draft on disk still has the block, which is saved */
    struct err late = ERR_INIT;
    if (typing && (!draft_follow(&workshop->modal, host, &late) ||
                   !draft_flush(&workshop->modal.draft, host, &late)))
        host->say(host, late.text);
    return true;
}

/* All of the block or nothing of it, in one step; what cannot be written waits where it
 * was, in the draft too. */
static enum outcome save_block(struct workshop *workshop, struct pane_host *host,
                               struct err *err)
{
    struct arena arena = {0};
    struct actor_lines batch = {.count = 0};
    batch.lines = read_block(&arena, host->garden, str_text(&workshop->block),
                             workshop->block_lines, &batch.count);
    bool saved = write_block(workshop, host, &arena, &batch, err);
    arena_free(&arena);
    if (saved)
        pane_say(host,
                 i18n_n("%zu acteur enregistré.", "%zu acteurs enregistrés.",
                        (long)batch.count),
                 batch.count);
    else
        workshop->modal.stale = true;
    return saved ? OUTCOME_DONE : OUTCOME_FAILED;
}

/* Ctrl+Z on an empty line: what was saved last is taken back, where it was typed. */
static enum outcome take_back(struct workshop *workshop, struct pane_host *host,
                              struct err *err)
{
    struct arena arena = {0};
    const char *sentence = "";
    bool undone = ops_undo(host->garden, &arena, &sentence, err);
    if (undone) {
        host->say(host, sentence);
        if (workshop->last_text.len) {
            workshop->saved_count -= workshop->last_count;
            take_text(workshop, arena_strdup(&arena, str_text(&workshop->last_text)));
            str_clear(&workshop->last_text);
        }
    }
    arena_free(&arena);
    return undone ? OUTCOME_DONE : OUTCOME_FAILED;
}

static enum outcome block_key(struct workshop *workshop, struct pane_host *host,
                              struct key key, struct err *err)
{
    if (key.name == K_ENTER)
        return save_block(workshop, host, err);
    if (key.name != K_ESC)
        return OUTCOME_UNUSED;
    str_clear(&workshop->block);
    workshop->modal.stale = true;
    host->say(host, _("Rien n’a été collé."));
    return OUTCOME_DONE;
}

static enum outcome paste(struct modal *modal, struct pane_host *host, const char *text,
                          struct err *err)
{
    (void)host;
    (void)err;
    take_text(self(modal), text);
    return OUTCOME_DONE;
}

/* --- keys ------------------------------------------------------------------------- */

static enum outcome key(struct modal *modal, struct pane_host *host, struct key pressed,
                        struct err *err)
{
    struct workshop *workshop = self(modal);
    bool ctrl = pressed.name == K_CHAR && pressed.ctrl;
    if (workshop->block.len)
        return block_key(workshop, host, pressed, err);
    if (pressed.name == K_ESC)
        return put_away(workshop, host);
    if (pressed.name == K_ENTER)
        return save(workshop, host, err);
    if (ctrl && pressed.code == 'z' && !workshop->line.text.len)
        return take_back(workshop, host, err);
    if (ctrl && pressed.code == 'r') {
        /* it must be that of this text, even when keys come faster than frames */
        if (modal->stale && !load(modal, host, err))
            return OUTCOME_FAILED;
        return open_like(workshop, host);
    }
    if (!lineedit_key(&workshop->line, pressed))
        return OUTCOME_UNUSED;
    workshop->modal.stale = true;
    return OUTCOME_DONE;
}

/* As typed() wrote it: the line, then the block that waits. */
static void retype(struct modal *modal, struct pane_host *host, const char *text)
{
    struct workshop *workshop = self(modal);
    const char *block = strchr(text, '\n');
    size_t len = block ? (size_t)(block - text) : strlen(text);
    (void)host;
    lineedit_insert(&workshop->line, text, len);
    if (block)
        take_text(workshop, block + 1);
}

static void free_workshop(struct modal *modal)
{
    struct workshop *workshop = self(modal);
    lineedit_free(&workshop->line);
    str_free(&workshop->block);
    str_free(&workshop->last_text);
    arena_free(&workshop->arena);
    free(workshop);
}

static const struct modal_class workshop_class = {
    .name = "atelier",
    .rows = workshop_rows,
    .load = load,
    .draw = workshop_draw,
    .key = key,
    .paste = paste,
    .typed = typed,
    .retype = retype,
    .free = free_workshop,
};

void workshop_open(struct pane_host *host, const struct workshop_target *target,
                   const char *text)
{
    struct workshop *workshop = xcalloc(1, sizeof *workshop);
    workshop->modal = (struct modal){.class = &workshop_class, .stale = true};
    workshop->target = *target;
    draft_init(&workshop->modal.draft, &(struct draft_of){.field = DRAFT_WORKSHOP});
    host->open(host, &workshop->modal);
    if (text)
        take_text(workshop, text);
}
