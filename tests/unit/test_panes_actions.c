/* Every action of the board's scope is answered by the board, on an empty board, on a
 * note, on a group, inside a group: never "unused", never failing without a sentence. */
#include <locale.h>

#include "ops_fixture.h"
#include "panes/board.h"
#include "panes/pane.h"

struct host {
    struct pane_host host; /* first: a host is this */
    struct modal *opened;
    char said[256];
};

static void say(struct pane_host *host, const char *sentence)
{
    str_copy(((struct host *)host)->said, sizeof((struct host *)host)->said, sentence);
}

static void open_modal(struct pane_host *host, struct modal *modal)
{
    struct host *self = (struct host *)host;
    assert_null(self->opened);
    self->opened = modal;
}

static void perform(struct pane_host *host, enum action action)
{
    (void)host;
    (void)action;
}

struct scene {
    struct fixture *fixture;
    struct host host;
    struct pane *pane;
    struct keymap *keymap;
};

static void load(struct scene *scene)
{
    struct err *err = &scene->fixture->err;
    err_clear(err);
    if (!scene->pane->class->load(scene->pane, &scene->fixture->garden, err))
        fail_msg("%s", err->text);
}

static struct scene scene_open(struct fixture *fixture)
{
    struct scene scene = {.fixture = fixture, .keymap = keymap_new(KEYBOARD_AZERTY)};
    scene.host.host = (struct pane_host){.garden = &fixture->garden,
                                         .keymap = scene.keymap,
                                         .say = say,
                                         .open = open_modal,
                                         .perform = perform};
    scene.pane = pane_new(&board_class);
    scene.pane->width = 80;
    scene.pane->height = 20;
    load(&scene);
    return scene;
}

static void scene_close(struct scene *scene)
{
    pane_free(scene->pane);
    keymap_free(scene->keymap);
}

static void drop_modal(struct scene *scene)
{
    if (scene->host.opened)
        scene->host.opened->class->free(scene->host.opened);
    scene->host.opened = NULL;
}

/* As the app does: what an action needs is asked first. */
static enum outcome act(struct scene *scene, enum action action)
{
    struct err *err = &scene->fixture->err;
    scene->host.said[0] = '\0';
    err_clear(err);
    enum outcome outcome =
        scene->pane->class->act(scene->pane, &scene->host.host, action, err);
    if (outcome == OUTCOME_FAILED && !err->text[0])
        fail_msg("« %s » fails without a sentence", action_def(action)->name);
    drop_modal(scene);
    load(scene);
    return outcome;
}

static void act_all(struct scene *scene)
{
    for (int i = 1; i < ACTION_COUNT; i++) {
        const struct action_def *def = action_def((enum action)i);
        unsigned needs = def->needs & ~(unsigned)NEED_WRITABLE;
        if (!(def->scopes & SCOPE_BOARD) ||
            (needs & scene->pane->class->has(scene->pane)) != needs)
            continue;
        if (act(scene, def->action) == OUTCOME_UNUSED)
            fail_msg("the board does not know « %s »", def->name);
    }
}

static void test_on_an_empty_board(void **state)
{
    struct scene scene = scene_open(*state);
    assert_int_equal(scene.pane->class->has(scene.pane), 0);
    assert_int_equal(act(&scene, ACTION_BACK), OUTCOME_UNUSED);
    act_all(&scene);
    scene_close(&scene);
}

static void test_on_notes(void **state)
{
    struct fixture *fixture = *state;
    for (int i = 0; i < 20; i++)
        noted(fixture, "Un bac partagé");
    struct scene scene = scene_open(fixture);
    assert_int_equal(scene.pane->class->has(scene.pane), NEED_ITEM | NEED_NOTE);
    act_all(&scene);
    scene_close(&scene);
}

static void test_on_a_group_and_inside_it(void **state)
{
    struct fixture *fixture = *state;
    struct id ids[3];
    bool joined;
    for (int i = 0; i < 3; i++)
        ids[i] = noted(fixture, "Un bac partagé");
    noted(fixture, "Une chaise");
    must(ops_group_notes(&fixture->garden, fixture->board, "", ids, 3, "Compost",
                         &joined, &fixture->err));
    struct scene scene = scene_open(fixture);
    act(&scene, ACTION_FIRST);
    act(&scene, ACTION_UP);
    assert_int_equal(scene.pane->class->has(scene.pane), NEED_ITEM | NEED_GROUP);
    assert_int_equal(act(&scene, ACTION_OPEN), OUTCOME_DONE);
    assert_int_equal(scene.pane->class->has(scene.pane),
                     NEED_ITEM | NEED_NOTE | NEED_GROUP);
    act_all(&scene);
    scene_close(&scene);
}

/* Every action drawn at every size: no canvas is too small for what is shown. */
static void test_drawn_at_every_size(void **state)
{
    static const int widths[] = {1, 9, 40, 79, 80, 100, 200};
    static const int heights[] = {1, 3, 7, 20, 60};
    struct fixture *fixture = *state;
    struct id id = noted(fixture, "Un bac partagé @Nadia_Benali #compost");
    bool joined;
    noted(fixture, "漢字かな交じり文は幅が二つ分です");
    must(ops_group_notes(&fixture->garden, fixture->board, "", &id, 1,
                         "Un groupe au nom long, bien trop long", &joined,
                         &fixture->err));
    struct scene scene = scene_open(fixture);
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        for (size_t j = 0; j < sizeof heights / sizeof *heights; j++) {
            struct canvas canvas;
            canvas_init(&canvas, widths[i], heights[j], false);
            scene.pane->width = widths[i];
            scene.pane->height = heights[j];
            load(&scene);
            scene.pane->class->draw(scene.pane, &canvas,
                                    (struct rect){0, 0, widths[i], heights[j]}, true);
            canvas_free(&canvas);
        }
    }
    scene_close(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ops_test(test_on_an_empty_board),
        ops_test(test_on_notes),
        ops_test(test_on_a_group_and_inside_it),
        ops_test(test_drawn_at_every_size),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    i18n_set("fr");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
