#include "domain/actor_list.h"

#include <string.h>

#include "base/str.h"

bool actor_filter_is_empty(const struct actor_filter *filter)
{
    return filter->theme_count == 0 && filter->dept_count == 0 && !filter->commune &&
           !filter->circle && !filter->source && !filter->kind && !filter->natures &&
           !filter->prospects && !filter->consents && !filter->verified_before &&
           !filter->bridging && !filter->themeless && !filter->field &&
           id_is_none(filter->linked) && (!filter->text || *filter->text == '\0');
}

/* Overseas codes have three digits: 971 to 976. */
static size_t dept_length(const char *code)
{
    return code[0] == '9' && code[1] == '7' ? 3 : 2;
}

void actor_dept(const char *commune, const char *perimeter, char dept[DEPT_SIZE])
{
    const char *from = strlen(commune) == 5 ? commune : NULL;
    size_t len = from ? dept_length(from) : 0;
    dept[0] = '\0';
    if (!from) {
        const char *dep = strstr(perimeter, "dep:");
        from = dep ? dep + 4 : "";
        len = strcspn(from, " ");
    }
    if (len < DEPT_SIZE) {
        memcpy(dept, from, len);
        dept[len] = '\0';
    }
}

/* --- ids separated by spaces ------------------------------------------------------ */

size_t themes_count(const char *themes)
{
    size_t count = 0;
    while (*(themes += strspn(themes, " "))) {
        themes += strcspn(themes, " ");
        count++;
    }
    return count;
}

bool themes_have(const char *themes, const char *theme)
{
    size_t wanted = strlen(theme);
    while (*(themes += strspn(themes, " "))) {
        size_t len = strcspn(themes, " ");
        if (len == wanted && memcmp(themes, theme, len) == 0)
            return true;
        themes += len;
    }
    return false;
}

const char *themes_with(struct arena *arena, const char *themes, const char *theme)
{
    if (themes_have(themes, theme))
        return themes;
    return *themes ? arena_printf(arena, "%s %s", themes, theme)
                   : arena_strdup(arena, theme);
}

const char *themes_without(struct arena *arena, const char *themes, const char *theme)
{
    struct str left = {0};
    while (*(themes += strspn(themes, " "))) {
        size_t len = strcspn(themes, " ");
        if (len != strlen(theme) || memcmp(themes, theme, len) != 0) {
            str_add(&left, left.len ? " " : "");
            str_add_n(&left, themes, len);
        }
        themes += len;
    }
    const char *kept = arena_strdup(arena, str_text(&left));
    str_free(&left);
    return kept;
}
