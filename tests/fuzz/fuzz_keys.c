/* libFuzzer over the whole program but its terminal: keys, pastes and resizes decoded
 * from bytes go through the real app on a real file.
 *
 * What must hold: no crash, the cursor on the canvas, the file still open, and every
 * note acknowledged as saved found again once the file is opened anew. */
#include <ftw.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/app.h"
#include "base/clock.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "cli/open.h"
#include "config/outfile.h"
#include "ops/notes.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define COMMUNITY                                                                      \
    "nom: Essai\n"                                                                     \
    "besoins:\n  - id: vie\n    nom: Vie\n  - id: eau\n    nom: Eau\n"                 \
    "tableaux:\n  - id: a\n    nom: A\n    gommettes: 2\n    votants: 2\n"             \
    "  - id: b\n    nom: B\n"

struct fuzz {
    struct garden garden;
    struct app *app;
    VEC(struct id) acknowledged;
};

static char folder[64];
static struct str template_bytes;

static void must(bool good, const char *what, const struct err *err)
{
    if (good)
        return;
    fprintf(stderr, "%s: %s (%s)\n", what, err ? err->text : "",
            err ? err->detail : "");
    abort();
}

static int remove_one(const char *path, const struct stat *info, int type,
                      struct FTW *walk)
{
    (void)info;
    (void)type;
    (void)walk;
    return remove(path);
}

static void remove_folder(void)
{
    nftw(folder, remove_one, 4, FTW_DEPTH | FTW_PHYS);
}

static void path_in(struct str *out, const char *name)
{
    str_printf(out, "%s/%s", folder, name);
}

static void read_template(const char *path)
{
    char bytes[4096];
    FILE *file = fopen(path, "rb");
    must(file != NULL, "template", NULL);
    for (size_t n; (n = fread(bytes, 1, sizeof bytes, file)) > 0;)
        str_add_n(&template_bytes, bytes, n);
    fclose(file);
}

/* In memory when there is a place for it: the disk is not what is tried here. A folder
 * for each run: libFuzzer leaves without a goodbye. */
static void make_folder(void)
{
    strcpy(folder, "/dev/shm/terreau-keys-XXXXXX");
    if (mkdtemp(folder))
        return;
    strcpy(folder, "/tmp/terreau-keys-XXXXXX");
    must(mkdtemp(folder) != NULL, "folder", NULL);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    struct err err = ERR_INIT;
    struct str path = {0};
    (void)argc;
    (void)argv;
    make_folder();
    path_in(&path, "template.terreau");
    must(cli_create_garden(path.at, COMMUNITY, strlen(COMMUNITY), &err), "create",
         &err);
    read_template(path.at);
    str_free(&path);
    remove_folder();
    return 0;
}

/* --- bytes to events ------------------------------------------------------------- */

struct bytes {
    const uint8_t *at;
    size_t left;
};

static uint8_t take(struct bytes *bytes)
{
    if (bytes->left == 0)
        return 0;
    bytes->left--;
    return *bytes->at++;
}

static void take_paste(struct bytes *bytes, struct event *event, struct str *text)
{
    size_t len = take(bytes);
    if (len > bytes->left)
        len = bytes->left;
    str_clear(text);
    utf8_clean(text, (const char *)bytes->at, len);
    bytes->at += len;
    bytes->left -= len;
    *event =
        (struct event){.kind = EVENT_PASTE, .text = str_text(text), .len = text->len};
}

static void take_character(struct bytes *bytes, uint8_t first, struct event *event)
{
    char text[4] = {(char)first};
    size_t len = 1;
    uint32_t code;
    while (first >= 0xC2 && len < 4 && bytes->left > 0 && (*bytes->at & 0xC0) == 0x80)
        text[len++] = (char)take(bytes);
    utf8_decode(text, len, &code);
    event->key = (struct key){.name = K_CHAR, .code = code};
}

static const enum key_name names[] = {
    K_ENTER,  K_ESC,     K_TAB,       K_BACKTAB,  K_BACKSPACE, K_DELETE,
    K_INSERT, K_UP,      K_DOWN,      K_LEFT,     K_RIGHT,     K_HOME,
    K_END,    K_PAGE_UP, K_PAGE_DOWN, K_FUNCTION,
};
#define NAMES (sizeof names / sizeof *names)

/* Below 0x20 what has a name, then characters, then Ctrl+letter at 0x80. */
static void take_event(struct bytes *bytes, struct event *event, struct str *paste)
{
    uint8_t byte = take(bytes);
    *event = (struct event){.kind = EVENT_KEY};
    if (byte < NAMES) {
        event->key.name = names[byte];
        event->key.code = names[byte] == K_FUNCTION ? 1 + take(bytes) % 12u : 0;
    } else if (byte == 0x10) {
        take_paste(bytes, event, paste);
    } else if (byte == 0x11) {
        event->kind = EVENT_RESIZE;
        event->signal = take(bytes) & 7; /* which of sizes */
    } else if (byte == 0x12) {
        event->kind = EVENT_TICK;
    } else if (byte == 0x13) {
        event->kind = EVENT_RESUMED;
    } else if (byte == 0x14) {
        event->key = (struct key){.name = names[take(bytes) % NAMES], .shift = true};
    } else if (byte >= 0x80 && byte < 0x80 + 26) {
        event->key =
            (struct key){.name = K_CHAR, .code = 'a' + byte - 0x80u, .ctrl = true};
    } else {
        take_character(bytes, byte < 0x20 ? ' ' : byte, event);
    }
}

static const int sizes[][2] = {{80, 24}, {120, 35}, {40, 10},  {39, 9},
                               {20, 3},  {1, 1},    {100, 30}, {60, 12}};

/* --- one run --------------------------------------------------------------------- */

static void acknowledge(void *ctx, struct id note)
{
    struct fuzz *fuzz = ctx;
    vec_push(&fuzz->acknowledged, note);
}

static void draw(struct fuzz *fuzz)
{
    const struct canvas *canvas = app_draw(fuzz->app);
    must(canvas->cursor_x >= 0 && canvas->cursor_x < canvas->width, "cursor x", NULL);
    must(canvas->cursor_y >= 0 && canvas->cursor_y < canvas->height, "cursor y", NULL);
}

/* Letters that follow one another are painted together, as when someone types fast:
 * painting is what takes the time. */
static bool wants_paint(const struct event *event, size_t left)
{
    return event->kind != EVENT_KEY || event->key.name != K_CHAR || left % 8 == 0;
}

static void play(struct fuzz *fuzz, struct bytes bytes)
{
    struct str paste = {0};
    struct event event;
    while (bytes.left > 0 && !app_done(fuzz->app)) {
        take_event(&bytes, &event, &paste);
        if (event.kind == EVENT_RESIZE)
            app_resize(fuzz->app, sizes[event.signal][0], sizes[event.signal][1]);
        else
            app_handle(fuzz->app, &event);
        if (wants_paint(&event, bytes.left))
            draw(fuzz);
    }
    draw(fuzz);
    app_flush(fuzz->app);
    str_free(&paste);
}

static void open_garden(struct fuzz *fuzz, const char *path)
{
    struct str notice = {0};
    struct err err = ERR_INIT;
    must(cli_open_garden(path, &fuzz->garden, &notice, &err), "open", &err);
    str_free(&notice);
}

static void find_again(struct fuzz *fuzz)
{
    struct arena arena = {0};
    struct err err = ERR_INIT;
    struct note note;
    for (size_t i = 0; i < fuzz->acknowledged.n; i++)
        must(ops_note(&fuzz->garden, fuzz->acknowledged.at[i], &arena, &note, &err),
             "acknowledged note", &err);
    arena_free(&arena);
}

static struct app_options options_from(struct bytes *bytes)
{
    uint8_t byte = take(bytes);
    return (struct app_options){
        .width = sizes[byte & 7][0],
        .height = sizes[byte & 7][1],
        .ascii = byte & 8,
        .keyboard = byte & 16 ? KEYBOARD_AZERTY : KEYBOARD_QWERTY,
    };
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes bytes = {data, size};
    struct fuzz fuzz = {0};
    struct str path = {0};
    struct err err = ERR_INIT;
    make_folder();
    path_in(&path, "run.terreau");
    must(outfile_write(path.at, template_bytes.at, template_bytes.len, true, &err),
         "copy", &err);
    open_garden(&fuzz, path.at);
    fuzz.garden.saved = acknowledge;
    fuzz.garden.saved_ctx = &fuzz;
    struct app_options options = options_from(&bytes);
    fuzz.app = app_new(&fuzz.garden, &options, &(struct app_calls){0});
    draw(&fuzz);
    play(&fuzz, bytes);
    app_free(fuzz.app);
    ops_garden_close(&fuzz.garden);
    if (fuzz.acknowledged.n > 0) {
        open_garden(&fuzz, path.at);
        find_again(&fuzz);
        ops_garden_close(&fuzz.garden);
    }
    vec_free(&fuzz.acknowledged);
    str_free(&path);
    remove_folder();
    return 0;
}
