#include "config/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "config/outfile.h"
#include "config/paths.h"

#define FILE_NAME "reglages"
/* A path may take 4 096 bytes; nothing else is long. */
#define LINE_SIZE 4352

enum { FIELD_COUNT = 4 };

struct field {
    const char *key;
    char **value;
};

static void fields_of(struct settings *settings, struct field fields[FIELD_COUNT])
{
    fields[0] = (struct field){"dernier", &settings->last};
    fields[1] = (struct field){"clavier", &settings->keyboard};
    fields[2] = (struct field){"palette", &settings->palette};
    fields[3] = (struct field){"fond", &settings->ground};
}

static void read_line(struct settings *settings, char *line)
{
    struct field fields[FIELD_COUNT];
    char *value = strchr(line, '=');
    line[strcspn(line, "\n")] = '\0';
    if (!value || value[1] == '\0')
        return;
    *value++ = '\0';
    fields_of(settings, fields);
    for (size_t i = 0; i < FIELD_COUNT; i++)
        if (str_equal(line, fields[i].key))
            settings_set(settings, fields[i].value, value);
}

void settings_load(struct settings *settings)
{
    struct str path = {0};
    char line[LINE_SIZE];
    *settings = (struct settings){0};
    FILE *file = NULL;
    if (paths_name(PATHS_STATE, FILE_NAME, &path, NULL))
        file = fopen(path.at, "re");
    str_free(&path);
    if (!file)
        return;
    while (fgets(line, sizeof line, file))
        read_line(settings, line);
    fclose(file);
    settings->changed = false;
}

void settings_set(struct settings *settings, char **field, const char *value)
{
    if (str_equal(*field, value))
        return;
    char *copy = value ? xstrdup(value) : NULL;
    free(*field);
    *field = copy;
    settings->changed = true;
}

bool settings_save(struct settings *settings, struct err *err)
{
    struct field fields[FIELD_COUNT];
    struct str path = {0}, text = {0};
    if (!settings->changed)
        return true;
    fields_of(settings, fields);
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        /* a line break in a path would start another field */
        const char *value = *fields[i].value;
        if (value && !strchr(value, '\n'))
            str_printf(&text, "%s=%s\n", fields[i].key, value);
    }
    bool good = paths_make(PATHS_STATE, FILE_NAME, &path, err) &&
                outfile_write(path.at, str_text(&text), text.len, true, err);
    str_free(&path);
    str_free(&text);
    settings->changed = !good;
    return good;
}

void settings_free(struct settings *settings)
{
    free(settings->last);
    free(settings->keyboard);
    free(settings->palette);
    free(settings->ground);
    *settings = (struct settings){0};
}
