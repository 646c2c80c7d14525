#include "config/private.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/i18n.h"
#include "base/utf8.h"

struct reader {
    yaml_parser_t parser;
    struct config_problems *problems;
    const char *yaml; /* the caller's, less the byte order mark */
    size_t len;
    struct str text; /* of the current event */
    int depth;
    int events;
    int documents;
    bool stopped; /* by a problem */
    bool ended;
};

static struct place place_of(yaml_mark_t mark)
{
    return (struct place){(int)mark.line + 1, (int)mark.column + 1};
}

static struct event stop(struct reader *reader)
{
    reader->ended = true;
    reader->stopped = true;
    return (struct event){.kind = EVENT_END};
}

static void skip_mark(const char **yaml, size_t *len)
{
    static const char mark[] = "\xEF\xBB\xBF";

    if (*len >= 3 && memcmp(*yaml, mark, 3) == 0) {
        *yaml += 3;
        *len -= 3;
    }
}

static bool bytes_accepted(struct config_problems *problems, const char *yaml,
                           size_t len)
{
    struct place place = {1, 1};
    struct str sentence = {0};

    if (len > CONFIG_MAX_BYTES) {
        problem_add(
            problems, place, true,
            _("Le fichier dépasse 256 Kio : une configuration tient en quelques "
              "pages, vérifiez que c’est le bon fichier."));
        return false;
    }
    if (!bytes_refused(yaml, len, &place, &sentence))
        return true;
    problem_add(problems, place, true, "%s", str_text(&sentence));
    str_free(&sentence);
    return false;
}

struct reader *reader_open(const char *yaml, size_t len,
                           struct config_problems *problems)
{
    struct reader *reader = xcalloc(1, sizeof *reader);

    reader->problems = problems;
    skip_mark(&yaml, &len);
    reader->yaml = yaml;
    reader->len = len;
    if (!bytes_accepted(problems, yaml, len))
        stop(reader);
    if (!yaml_parser_initialize(&reader->parser)) {
        problem_add(problems, (struct place){1, 1}, true,
                    _("Mémoire insuffisante pour lire la configuration : fermez "
                      "d’autres programmes et recommencez."));
        stop(reader);
        return reader;
    }
    yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader->parser, (const unsigned char *)yaml, len);
    return reader;
}

void reader_close(struct reader *reader)
{
    yaml_parser_delete(&reader->parser);
    str_free(&reader->text);
    free(reader);
}

bool reader_stopped(const struct reader *reader)
{
    return reader->stopped;
}

/* libyaml counts characters, not bytes. */
static char byte_at(const struct reader *reader, yaml_mark_t mark)
{
    size_t at = 0;
    uint32_t code;

    for (size_t i = 0; i < mark.index && at < reader->len; i++)
        at += utf8_decode(reader->yaml + at, reader->len - at, &code);
    return at < reader->len ? reader->yaml[at] : '\0';
}

static struct event syntax_error(struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    bool at_start;
    const char *sentence =
        syntax_sentence(parser->context, parser->problem,
                        byte_at(reader, parser->problem_mark), &at_start);
    yaml_mark_t mark =
        at_start && parser->context ? parser->context_mark : parser->problem_mark;

    problem_add(reader->problems, place_of(mark), true, "%s", sentence);
    return stop(reader);
}

/* Anchors, tags and aliases make a file mean something else than what it shows. */
static void refuse_anchor(struct reader *reader, struct place place, const char *anchor)
{
    problem_add(
        reader->problems, place, true,
        _("« &%s » : les repères YAML ne sont pas acceptés ; effacez-le, ou mettez "
          "le texte entre guillemets."),
        quote(anchor).text);
}

static void refuse_tag(struct reader *reader, struct place place, const char *tag)
{
    static const char long_form[] = "tag:yaml.org,2002:";
    const bool known = str_starts(tag, long_form);
    struct quoted name = quote(known ? tag + sizeof long_form - 1 : tag);

    problem_add(
        reader->problems, place, true,
        _("« %s%s » : une valeur qui commence par « ! » doit être entre guillemets, "
          "par exemple \"!\" (les types YAML ne sont pas acceptés)."),
        known ? "!!" : "", name.text);
}

static void refuse_alias(struct reader *reader, struct place place, const char *alias)
{
    problem_add(
        reader->problems, place, true,
        _("« *%s » : une valeur qui commence par « * » doit être entre guillemets "
          "(les renvois YAML ne sont pas acceptés)."),
        quote(alias).text);
}

static struct event open_container(struct reader *reader, struct event event,
                                   const yaml_char_t *anchor, const yaml_char_t *tag)
{
    if (anchor)
        refuse_anchor(reader, event.place, (const char *)anchor);
    if (tag)
        refuse_tag(reader, event.place, (const char *)tag);
    if (++reader->depth > CONFIG_MAX_DEPTH) {
        problem_add(
            reader->problems, event.place, true,
            _("Plus de %d niveaux les uns dans les autres : la lecture s’arrête "
              "ici ; retirez des crochets ou des retraits."),
            CONFIG_MAX_DEPTH);
        return stop(reader);
    }
    return event;
}

static struct event close_container(struct reader *reader, struct event event)
{
    reader->depth--;
    return event;
}

static struct event read_scalar(struct reader *reader, struct event event,
                                const yaml_event_t *raw)
{
    const char *value = (const char *)raw->data.scalar.value;
    size_t len = raw->data.scalar.length;

    if (raw->data.scalar.tag) {
        refuse_tag(reader, event.place, (const char *)raw->data.scalar.tag);
        return event;
    }
    if (raw->data.scalar.anchor) {
        refuse_anchor(reader, event.place, (const char *)raw->data.scalar.anchor);
        return event;
    }
    if (memchr(value, '\0', len)) {
        problem_add(reader->problems, event.place, true,
                    _("Caractère nul (\\0) dans ce texte : effacez-le."));
        return event;
    }
    str_clear(&reader->text);
    utf8_clean(&reader->text, value, len);
    event.kind = EVENT_TEXT;
    event.text = str_text(&reader->text);
    event.plain = raw->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    return event;
}

static struct event start_document(struct reader *reader, struct event event,
                                   const yaml_event_t *raw)
{
    if (raw->data.document_start.version_directive ||
        raw->data.document_start.tag_directives.start !=
            raw->data.document_start.tag_directives.end) {
        problem_add(reader->problems, event.place, true,
                    _("Ligne qui commence par « %% » : les directives YAML ne sont pas "
                      "acceptées ; effacez-la."));
    }
    if (++reader->documents > 1) {
        problem_add(
            reader->problems, event.place, true,
            _("« --- » ouvre un second document : un fichier n’en contient qu’un, "
              "gardez une seule configuration."));
        return stop(reader);
    }
    return reader_next(reader);
}

/* EVENT_BAD stays the kind of what is refused. */
static struct event take(struct reader *reader, const yaml_event_t *raw)
{
    struct event event = {.kind = EVENT_BAD, .place = place_of(raw->start_mark)};

    switch (raw->type) {
    case YAML_DOCUMENT_START_EVENT:
        return start_document(reader, event, raw);
    case YAML_STREAM_END_EVENT:
        reader->ended = true;
        event.kind = EVENT_END;
        return event;
    case YAML_ALIAS_EVENT:
        refuse_alias(reader, event.place, (const char *)raw->data.alias.anchor);
        return event;
    case YAML_SCALAR_EVENT:
        return read_scalar(reader, event, raw);
    case YAML_SEQUENCE_START_EVENT:
        event.kind = EVENT_LIST;
        return open_container(reader, event, raw->data.sequence_start.anchor,
                              raw->data.sequence_start.tag);
    case YAML_MAPPING_START_EVENT:
        event.kind = EVENT_MAP;
        return open_container(reader, event, raw->data.mapping_start.anchor,
                              raw->data.mapping_start.tag);
    case YAML_SEQUENCE_END_EVENT:
        event.kind = EVENT_LIST_END;
        return close_container(reader, event);
    case YAML_MAPPING_END_EVENT:
        event.kind = EVENT_MAP_END;
        return close_container(reader, event);
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        break;
    }
    return reader_next(reader);
}

struct event reader_next(struct reader *reader)
{
    yaml_event_t raw;
    struct event event;

    if (reader->ended)
        return (struct event){.kind = EVENT_END};
    if (!yaml_parser_parse(&reader->parser, &raw))
        return syntax_error(reader);
    if (++reader->events > CONFIG_MAX_EVENTS) {
        problem_add(
            reader->problems, place_of(raw.start_mark), true,
            _("Plus de 20 000 éléments : la lecture s’arrête ici ; vérifiez que "
              "c’est le bon fichier."));
        event = stop(reader);
    } else {
        event = take(reader, &raw);
    }
    yaml_event_delete(&raw);
    return event;
}

void reader_skip(struct reader *reader, struct event event)
{
    int depth = event.kind == EVENT_LIST || event.kind == EVENT_MAP;

    while (depth > 0) {
        struct event next = reader_next(reader);

        if (next.kind == EVENT_END)
            return;
        if (next.kind == EVENT_LIST || next.kind == EVENT_MAP)
            depth++;
        if (next.kind == EVENT_LIST_END || next.kind == EVENT_MAP_END)
            depth--;
    }
}
