#include "stage.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/import_desk.h"
#include "cli/open.h"
#include "cli/publish.h"
#include "cli/sheet_out.h"
#include "cli/start.h"
#include "config/config.h"
#include "ops/demo.h"

#define START "2026-11-26T14:28:00"

static void file_in(const struct stage *stage, const char *name, struct str *path)
{
    str_clear(path);
    str_add(path, stage->folder);
    str_add(path, "/");
    str_add(path, name);
}

void stage_clock(struct stage *stage, const char *iso)
{
    struct str path = {0};
    file_in(stage, "clock", &path);
    FILE *file = fopen(path.at, "w");
    str_free(&path);
    if (!file)
        return;
    fputs(iso, file);
    fclose(file);
}

bool stage_set(struct stage *stage, struct err *err)
{
    const char *parent = getenv("TMPDIR");
    struct str path = {0};
    snprintf(stage->folder, sizeof stage->folder, "%.40s/journey-XXXXXX",
             parent && *parent ? parent : "/tmp");
    if (!mkdtemp(stage->folder))
        return err_set(err, ERR_IO, "%s: %s", stage->folder, strerror(errno));
    file_in(stage, "clock", &path);
    setenv("TZ", "UTC", 1);
    setenv("TERREAU_CLOCK", path.at, 1);
    str_free(&path);
    setenv("HOME", stage->folder, 1);
    setenv("XDG_DATA_HOME", stage->folder, 1);
    stage_clock(stage, START);
    return true;
}

static void remove_tree(const char *path)
{
    DIR *dir = opendir(path);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        char name[400];
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        if (unlink(name) < 0)
            remove_tree(name);
    }
    if (dir)
        closedir(dir);
    rmdir(path);
}

static void close_all(struct stage *stage)
{
    app_free(stage->app);
    stage->app = NULL;
    ops_garden_close(&stage->garden);
}

void stage_strike(struct stage *stage)
{
    close_all(stage);
    str_free(&stage->path);
    remove_tree(stage->folder);
}

/* --- the app --------------------------------------------------------------------- */

static bool open_garden(struct stage *stage, struct str *notice, struct err *err)
{
    return cli_open_garden(stage->path.at, &stage->garden, notice, err);
}

static bool make(struct stage *stage, const char *yaml, size_t len, bool demo,
                 struct err *err)
{
    struct str notice = {0};
    file_in(stage, "essai-", &stage->path);
    str_printf(&stage->path, "%d.terreau", ++stage->made);
    bool good = cli_create_garden(stage->path.at, yaml, len, err) &&
                open_garden(stage, &notice, err);
    str_free(&notice);
    return good &&
           (!demo || ops_demo_fill(&stage->garden, config_demo_notes(&len), err));
}

/* What the welcome asks for. */
static bool start(void *ctx, const char *name, struct err *err)
{
    struct stage *stage = ctx;
    struct str notice = {0};
    size_t len;
    bool good;
    if (name) {
        str_clear(&stage->path);
        good = cli_start_garden(name, &stage->path, err) &&
               open_garden(stage, &notice, err);
    } else {
        const char *yaml = config_shipped("demo", &len);
        good = make(stage, yaml, len, true, err);
        stage->garden.demo = good;
    }
    str_free(&notice);
    if (good)
        app_garden(stage->app, &stage->garden);
    return good;
}

static bool publish(void *ctx, struct id meeting, struct arena *arena,
                    const char **sentence, struct err *err)
{
    struct stage *stage = ctx;
    return cli_publish(&stage->garden, meeting, arena, sentence, err);
}

static void raise_curtain(struct stage *stage, const char *notice)
{
    struct app_options options = {.width = stage->width,
                                  .height = stage->height,
                                  .ascii = stage->ascii,
                                  .keyboard = stage->garden.store ? stage->keyboard
                                                                  : KEYBOARD_UNKNOWN,
                                  .first_run = stage->garden.store == NULL,
                                  .notice = *notice ? notice : NULL};
    const struct app_calls calls = {.ctx = stage,
                                    .start = start,
                                    .publish = publish,
                                    .desk = &cli_import_desk,
                                    .sheets = &cli_sheet_desk};
    stage->app = app_new(stage->garden.store ? &stage->garden : NULL, &options, &calls);
}

bool stage_open(struct stage *stage, const char *name, struct err *err)
{
    struct str text = {0};
    size_t len = 0;
    close_all(stage);
    const char *yaml = config_shipped(name, &len);
    bool good = true;
    if (!yaml && strcmp(name, "none") != 0) {
        good = config_load_file(name, &text, err);
        yaml = text.at;
        len = text.len;
    }
    if (good && yaml)
        good = make(stage, yaml, len, strcmp(name, "demo") == 0, err);
    str_free(&text);
    if (good)
        raise_curtain(stage, "");
    return good;
}

static bool open_again(struct stage *stage, struct err *err)
{
    struct str notice = {0};
    bool good = open_garden(stage, &notice, err);
    if (good)
        raise_curtain(stage, str_text(&notice));
    str_free(&notice);
    return good;
}

bool stage_reopen(struct stage *stage, struct err *err)
{
    close_all(stage);
    return open_again(stage, err);
}

/* SQLite keeps the version of the file in its header: four bytes, most significant
 * first, at offset 60. */
bool stage_reopen_newer(struct stage *stage, struct err *err)
{
    static const char version[4] = {0, 0, 3, 0};
    close_all(stage);
    FILE *file = fopen(stage->path.at, "r+b");
    bool marked = file && fseek(file, 60, SEEK_SET) == 0 &&
                  fwrite(version, 1, sizeof version, file) == sizeof version;
    if (file)
        marked = fclose(file) == 0 && marked;
    if (!marked)
        return err_set(err, ERR_IO, "%s: %s", stage->path.at, strerror(errno));
    return open_again(stage, err);
}

static bool copy_file(const char *from, const char *to, const char *suffix)
{
    char bytes[4096];
    struct str name = {0}, copy = {0};
    str_printf(&name, "%s%s", from, suffix);
    str_printf(&copy, "%s%s", to, suffix);
    FILE *in = fopen(name.at, "rb"), *out = in ? fopen(copy.at, "wb") : NULL;
    bool good = in && out;
    for (size_t n; good && (n = fread(bytes, 1, sizeof bytes, in)) > 0;)
        good = fwrite(bytes, 1, n, out) == n;
    if (in)
        fclose(in);
    good = !out || fclose(out) == 0 ? good : false;
    str_free(&name);
    str_free(&copy);
    return good;
}

bool stage_copy(const struct stage *stage, struct str *copy)
{
    str_clear(copy);
    str_printf(copy, "%s.after", stage->path.at);
    return copy_file(stage->path.at, copy->at, "") &&
           copy_file(stage->path.at, copy->at, "-wal");
}

/* What a dying app would still write goes to the file left behind. */
bool stage_crash(struct stage *stage, struct err *err)
{
    struct str copy = {0};
    bool good = stage_copy(stage, &copy);
    close_all(stage);
    str_clear(&stage->path);
    str_add(&stage->path, copy.at);
    str_free(&copy);
    return good ? open_again(stage, err) : err_set(err, ERR_IO, "%s", strerror(errno));
}

bool stage_give_whole(struct stage *stage, const char *name, struct err *err)
{
    struct str out = {0};
    file_in(stage, name, &out);
    const struct cli cli = {
        .verb = CLI_EXPORT, .file = stage->path.at, .out = out.at, .force = true};
    close_all(stage);
    bool good = cli_export_json(&cli) == CLI_GOOD;
    str_free(&out);
    return good && open_again(stage, err);
}

bool stage_export(struct stage *stage, struct str *json, struct err *err)
{
    struct str out = {0};
    file_in(stage, "export.json", &out);
    bool good = stage_give_whole(stage, "export.json", err) &&
                config_load_file(out.at, json, err);
    str_free(&out);
    return good;
}

bool stage_give(const struct stage *stage, const char *path, const char *name,
                struct err *err)
{
    struct str to = {0};
    file_in(stage, name, &to);
    bool good = copy_file(path, to.at, "");
    str_free(&to);
    return good || err_set(err, ERR_IO, "%s: %s", path, strerror(errno));
}

static bool find_file(const char *folder, const char *name, struct str *path)
{
    bool found = false;
    DIR *dir = opendir(folder);
    for (struct dirent *entry; !found && dir && (entry = readdir(dir));) {
        char inner[400];
        snprintf(inner, sizeof inner, "%s/%s", folder, entry->d_name);
        if (strcmp(entry->d_name, name) == 0) {
            str_add(path, inner);
            found = true;
        } else if (entry->d_type == DT_DIR && entry->d_name[0] != '.') {
            found = find_file(inner, name, path);
        }
    }
    if (dir)
        closedir(dir);
    return found;
}

bool stage_written(const struct stage *stage, const char *name, struct str *bytes)
{
    char block[4096];
    struct str path = {0};
    FILE *file = find_file(stage->folder, name, &path) ? fopen(path.at, "rb") : NULL;
    for (size_t n; file && (n = fread(block, 1, sizeof block, file)) > 0;)
        str_add_n(bytes, block, n);
    str_free(&path);
    return file && fclose(file) == 0;
}

/* --- events ---------------------------------------------------------------------- */

static void send(struct stage *stage, const struct event *event)
{
    app_handle(stage->app, event);
    if (!stage->burst)
        app_draw(stage->app);
}

void stage_key(struct stage *stage, struct key key)
{
    send(stage, &(struct event){.kind = EVENT_KEY, .key = key});
}

/* As the terminal's reader gives it: NFC, no control but tab and newline. */
void stage_paste(struct stage *stage, const char *text)
{
    struct str clean = {0}, kept = {0};
    utf8_clean(&clean, text, strlen(text));
    for (size_t i = 0; i < clean.len; i++) {
        unsigned char byte = (unsigned char)clean.at[i];
        if (byte >= 0x20 || byte == '\t' || byte == '\n')
            str_add_char(&kept, clean.at[i]);
    }
    send(stage, &(struct event){
                    .kind = EVENT_PASTE, .text = str_text(&kept), .len = kept.len});
    str_free(&clean);
    str_free(&kept);
}

void stage_event(struct stage *stage, enum event_kind kind)
{
    send(stage, &(struct event){.kind = kind});
}

bool stage_work(struct stage *stage)
{
    int slices = 0;
    while (app_busy(stage->app) && slices++ < 100000)
        stage_event(stage, EVENT_TICK);
    return !app_busy(stage->app);
}

void stage_rest(struct stage *stage)
{
    app_draw(stage->app);
    app_rest(stage->app);
    app_draw(stage->app);
}

void stage_resize(struct stage *stage, int width, int height)
{
    stage->width = width;
    stage->height = height;
    app_resize(stage->app, width, height);
    stage_event(stage, EVENT_RESIZE);
}

const struct canvas *stage_look(struct stage *stage)
{
    return app_draw(stage->app);
}
