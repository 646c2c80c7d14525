#include "session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"

bool session_open(struct session *session, const char *program)
{
    int status;

    session->program = realpath(program, NULL);
    session->home = pty_home();
    session->file = xmalloc(strlen(session->home) + 32);
    sprintf(session->file, "%s/jardin.terreau", session->home);
    if (session->program == NULL)
        return false;
    free(session_run(session, "new --from engagement", &status));
    return status == 0;
}

void session_close(struct session *session)
{
    pty_home_remove(session->home);
    free(session->program);
    free(session->file);
}

const char *session_program;

int session_set_up(void **state)
{
    struct session *session = xcalloc(1, sizeof *session);
    *state = session;
    return session_open(session, session_program) ? 0 : -1;
}

int session_tear_down(void **state)
{
    session_close(*state);
    free(*state);
    return 0;
}

struct pty *session_start_as(const struct session *session, const char *term,
                             const char *locale, const char *const *env)
{
    const struct pty_setup setup = {
        .term = term, .locale = locale, .home = session->home, .env = env};
    const char *const argv[] = {session->program, session->file, "--keyboard", "azerty",
                                NULL};
    return pty_start(&setup, argv);
}

struct pty *session_start_with(const struct session *session, const char *const *env,
                               int pass_fd)
{
    const struct pty_setup setup = {.term = "xterm-256color",
                                    .locale = "C.UTF-8",
                                    .home = session->home,
                                    .env = env,
                                    .pass_fd = pass_fd};
    const char *const argv[] = {session->program, session->file, "--keyboard", "azerty",
                                NULL};
    return pty_start(&setup, argv);
}

struct pty *session_start(const struct session *session)
{
    struct pty *pty = session_start_as(session, "xterm-256color", "C.UTF-8", NULL);

    if (pty_shows(pty, "Communauté"))
        return pty;
    pty_free(pty);
    return NULL;
}

char *session_run(const struct session *session, const char *words, int *status)
{
    struct str command = {0};
    struct str out = {0};
    char block[4096];
    size_t got;

    str_printf(&command,
               "env -i LC_ALL=C.UTF-8 HOME='%s' ${LSAN_OPTIONS:+LSAN_OPTIONS=\"$LSAN_"
               "OPTIONS\"} '%s' %s '%s' 2>&1",
               session->home, session->program, words, session->file);
    FILE *pipe = popen(command.at, "r");
    while ((got = fread(block, 1, sizeof block, pipe)) > 0)
        str_add_n(&out, block, got);
    *status = pclose(pipe);
    str_free(&command);
    str_add(&out, "");
    return out.at;
}

/* A JSON string, from after its opening quote, without its escapes. */
static const char *add_json_text(struct str *out, const char *at)
{
    char bytes[4];

    for (; *at && *at != '"'; at++) {
        if (*at != '\\') {
            str_add_char(out, *at);
            continue;
        }
        at++;
        if (*at == 'u') {
            char digits[5] = {at[1], at[2], at[3], at[4], '\0'};
            size_t n = utf8_encode((uint32_t)strtoul(digits, NULL, 16), bytes);
            str_add_n(out, bytes, n);
            at += 4;
        } else {
            str_add_char(out, *at == 'n' ? '\n' : *at);
        }
    }
    return at;
}

struct session_note *session_all_notes(const struct session *session, size_t *count)
{
    static const char key[] = "\"id\": \"", field[] = "\"text\": \"";
    VEC(struct session_note) notes = {0};
    int status;
    char *json = session_run(session, "export json", &status);
    const char *at = strstr(json, "\"notes\": [");
    const char *end = at ? strstr(at, "\n  ]") : NULL;

    while (at && (at = strstr(at, key)) && at < end) {
        struct session_note note = {0};
        struct str text = {0};
        char id[ID_TEXT_SIZE];
        str_copy(id, sizeof id, at + sizeof key - 1);
        id_parse(id, &note.id);
        at = strstr(at, field);
        str_add(&text, "");
        at = add_json_text(&text, at + sizeof field - 1);
        note.text = text.at;
        vec_push(&notes, note);
    }
    free(json);
    *count = notes.n;
    return notes.at;
}

void session_free_notes(struct session_note *notes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(notes[i].text);
    free(notes);
}

char *session_notes(const struct session *session)
{
    size_t count;
    struct session_note *notes = session_all_notes(session, &count);
    struct str texts = {0};

    str_add(&texts, "");
    for (size_t i = 0; i < count; i++)
        str_printf(&texts, "%s\n", notes[i].text);
    session_free_notes(notes, count);
    return texts.at;
}
