#include "cli/publish.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "config/outfile.h"
#include "config/paths.h"
#include "ops/live.h"
#include "ops/meetings.h"
#include "report/minutes.h"
#include "report/report.h"

#define FOLDER "comptes-rendus"
#define MOST_VERSIONS 99

struct publishing {
    struct garden *garden;
    struct meeting meeting;
    struct arena *arena;
    struct str folder;                /* where the files go, without a final slash */
    struct minutes_warnings warnings; /* of the public one */
    int written;                      /* files, those already there included */
    bool no_odt;                      /* libzip is missing */
};

/* Each level is read once, whatever the formats it is written in. */
static const struct {
    enum minutes_level level;
    enum report_format formats[3];
    size_t count;
} levels[] = {
    {MINUTES_PUBLIC, {REPORT_HTML}, 1},
    {MINUTES_MEMBERS, {REPORT_HTML, REPORT_MARKDOWN, REPORT_ODT}, 3},
    {MINUTES_PAIR, {REPORT_ODT}, 1},
};

static bool add_bytes(void *ctx, const char *bytes, size_t len, struct err *err)
{
    (void)err;
    str_add_n(ctx, bytes, len);
    return true;
}

/* --- closing ---------------------------------------------------------------------- */

static bool close_meeting(struct publishing *publishing, struct err *err)
{
    struct document document;
    struct minutes_warnings warnings;
    struct str text = {0};
    const struct report_sink sink = {.put = add_bytes, .ctx = &text};
    struct id id = publishing->meeting.id;
    bool good = minutes_build(publishing->garden, id, MINUTES_PAIR, publishing->arena,
                              &document, &warnings, err) &&
                report_write(&document, REPORT_MARKDOWN, &sink, err) &&
                ops_meeting_close(publishing->garden, id, str_text(&text), err) &&
                ops_meeting(publishing->garden, id, publishing->arena,
                            &publishing->meeting, err);
    str_free(&text);
    return good;
}

/* --- files ------------------------------------------------------------------------ */

/* "comptes-rendus/jardin-des-lilas/2026-03-12-premiere-rencontre/" */
static bool make_folder(struct publishing *publishing, struct err *err)
{
    const struct meeting *meeting = &publishing->meeting;
    struct civil day = clock_civil(meeting->start > 0 ? meeting->start : clock_now());
    struct str name = {0};
    str_add(&name, FOLDER "/");
    paths_slug(publishing->garden->community->name, &name);
    str_printf(&name, "/%04d-%02d-%02d-", day.year, day.month, day.day);
    paths_slug(meeting->title, &name);
    str_add(&name, "/-");
    bool good = paths_make(PATHS_DATA, name.at, &publishing->folder, err);
    if (good) {
        publishing->folder.len -= strlen("/-");
        publishing->folder.at[publishing->folder.len] = '\0';
    }
    str_free(&name);
    return good;
}

static bool says_the_same(const char *path, const struct str *bytes)
{
    FILE *stream = fopen(path, "re");
    char *there = xmalloc(bytes->len + 1); /* one more, to see that it ends */
    size_t len = stream ? fread(there, 1, bytes->len + 1, stream) : 0;
    bool same = stream && len == bytes->len && memcmp(there, bytes->at, len) == 0;
    if (stream)
        fclose(stream);
    free(there);
    return same;
}

/* Under the first name that is free, or taken by the same bytes. */
static bool write_beside(const struct publishing *publishing, const char *level,
                         const char *ending, const struct str *bytes, struct err *err)
{
    struct str path = {0};
    bool good = false, settled = false;
    for (int n = 1; !settled && n <= MOST_VERSIONS; n++) {
        str_clear(&path);
        str_printf(&path, "%s/%s", publishing->folder.at, level);
        if (n > 1)
            str_printf(&path, "-%d", n);
        str_printf(&path, ".%s", ending);
        bool taken = access(path.at, F_OK) == 0;
        good = taken ? says_the_same(path.at, bytes)
                     : outfile_write(path.at, bytes->at, bytes->len, false, err);
        settled = good || !taken;
    }
    str_free(&path);
    if (settled)
        return good;
    return err_set(err, ERR_INPUT,
                   _("Trop de versions de ce compte rendu : rangez le dossier %s"),
                   publishing->folder.at);
}

static bool write_file(struct publishing *publishing, enum minutes_level level,
                       const struct document *document, enum report_format format,
                       struct err *err)
{
    struct str bytes = {0};
    const struct report_sink sink = {.put = add_bytes, .ctx = &bytes};
    bool good = report_write(document, format, &sink, err);
    if (good) {
        good = write_beside(publishing, minutes_level_name(level),
                            report_format_ending(format), &bytes, err);
        publishing->written += good;
    } else if (err && err->kind == ERR_NOT_FOUND) {
        err_clear(err);
        publishing->no_odt = true;
        good = true;
    }
    str_free(&bytes);
    return good;
}

static bool write_level(struct publishing *publishing, enum minutes_level level,
                        const enum report_format *formats, size_t count,
                        struct err *err)
{
    struct document document;
    struct minutes_warnings warnings;
    bool good = minutes_build(publishing->garden, publishing->meeting.id, level,
                              publishing->arena, &document, &warnings, err);
    if (level == MINUTES_PUBLIC)
        publishing->warnings = warnings;
    for (size_t i = 0; good && i < count; i++)
        good = write_file(publishing, level, &document, formats[i], err);
    return good;
}

static const char *sentence_of(const struct publishing *publishing)
{
    size_t doubts = publishing->warnings.masked + publishing->warnings.doubted;
    const char *said = arena_printf(publishing->arena,
                                    i18n_n("Compte rendu écrit : %d fichier dans %s.",
                                           "Compte rendu écrit : %d fichiers dans %s.",
                                           publishing->written),
                                    publishing->written, publishing->folder.at);
    if (publishing->no_odt)
        said =
            arena_printf(publishing->arena, _("%s Pas d’ODT : libzip manque."), said);
    if (doubts > 0)
        said = arena_printf(
            publishing->arena,
            i18n_n("%s Public : %zu texte citait peut-être quelqu’un, à relire.",
                   "%s Public : %zu textes citaient peut-être quelqu’un, à relire.",
                   (long)doubts),
            said, doubts);
    return said;
}

bool cli_publish(struct garden *garden, struct id meeting, struct arena *arena,
                 const char **sentence, struct err *err)
{
    struct publishing publishing = {.garden = garden, .arena = arena};
    bool good = ops_meeting(garden, meeting, arena, &publishing.meeting, err) &&
                (publishing.meeting.stage == MEETING_CLOSED ||
                 close_meeting(&publishing, err)) &&
                make_folder(&publishing, err);
    for (size_t i = 0; good && i < sizeof levels / sizeof *levels; i++)
        good = write_level(&publishing, levels[i].level, levels[i].formats,
                           levels[i].count, err);
    if (good)
        *sentence = sentence_of(&publishing);
    str_free(&publishing.folder);
    return good;
}
