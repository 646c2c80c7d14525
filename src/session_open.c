/* The community of a session: which one, what is told of it, how it is left. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/str.h"
#include "cli/demo.h"
#include "cli/open.h"
#include "session_private.h"

/* One line per acknowledged note, for tests that kill us: the garden calls this after
 * the commit. */
static void acknowledge(void *ctx, struct id note)
{
    const struct session *session = ctx;
    char line[ID_TEXT_SIZE];
    id_text(note, line);
    line[ID_TEXT_SIZE - 1] = '\n';
    if (write(session->test_fd, line, sizeof line) < 0)
        return; /* nobody listens any more */
}

int session_test_descriptor(void)
{
    const char *text = getenv("TERREAU_TEST_FD");
    long fd = text ? strtol(text, NULL, 10) : -1;
    return fd > STDERR_FILENO && fd < 1024 && fcntl((int)fd, F_GETFD) >= 0 ? (int)fd
                                                                           : -1;
}

static void opened(struct session *session)
{
    const struct community *community = session->garden.community;
    if (session->test_fd >= 0) {
        session->garden.saved = acknowledge;
        session->garden.saved_ctx = session;
    }
    if (!session->cli->language && community->language)
        i18n_set(community->language);
    upkeep_free(&session->upkeep);
    if (session->garden.demo || session->cli->reading)
        return;
    char *whole = realpath(store_path(session->garden.store), NULL);
    settings_set(&session->settings, &session->settings.last, whole);
    free(whole);
    cli_sheltered_open(&session->sheltered, &session->garden, &session->notice);
}

bool session_open_file(struct session *session, const char *path, struct err *err)
{
    struct garden garden = {0};
    if (session->cli->reading ? !cli_read_garden(path, &garden, &session->notice, err)
                              : !cli_open_garden(path, &garden, &session->notice, err))
        return false;
    session->garden = garden;
    opened(session);
    return true;
}

bool session_open_demo(struct session *session, struct err *err)
{
    struct garden garden = {0};
    if (!cli_demo_open(&garden, &session->demo_folder, err))
        return false;
    session->garden = garden;
    opened(session);
    return true;
}

/* The community asked for, else the last one; without any, the welcome screen. One that
 * is gone since must not lock the person out. */
bool session_open_first(struct session *session, struct err *err)
{
    if (session->cli->demo)
        return session_open_demo(session, err);
    if (session->cli->file)
        return session_open_file(session, session->cli->file, err);
    if (!session->settings.last)
        return true;
    if (session_open_file(session, session->settings.last, err))
        return true;
    if (err->kind != ERR_NOT_FOUND)
        return false;
    str_printf(&session->notice, _("La dernière communauté n’est plus à sa place : %s"),
               session->settings.last);
    err_clear(err);
    return true;
}

/* --- leaving --------------------------------------------------------------------- */

/* Not before the end: it holds what was written since, too. The next start opens it. */
static void copy_all(struct session *session)
{
    struct str sentence = {0};
    if (upkeep_rescue(&session->upkeep, &session->garden, &sentence)) {
        settings_set(&session->settings, &session->settings.last,
                     str_text(&session->upkeep.copy));
        settings_save(&session->settings, NULL);
    }
    cli_say(stderr, str_text(&sentence));
    str_free(&sentence);
}

void session_leave(struct session *session)
{
    if (session->garden.moved && !session->garden.demo)
        copy_all(session);
    if (session->garden.store)
        ops_garden_close(&session->garden);
    cli_demo_remove(&session->demo_folder);
    cli_sheltered_tell(&session->sheltered);
    if (session->started.len > 0 && session->status == CLI_GOOD &&
        session->sheltered.count == 0)
        cli_sayf(stdout, _("Tout est enregistré dans %s"), session->started.at);
    cli_sheltered_free(&session->sheltered);
    upkeep_free(&session->upkeep);
    settings_free(&session->settings);
    str_free(&session->demo_folder);
    str_free(&session->notice);
    str_free(&session->started);
}
