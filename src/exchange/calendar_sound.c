/* What a calendar must look like before libical is given it. */
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "exchange/private.h"

#define MOST_DEPTH 8
#define MOST_LINE (256 * 1024)

static bool starts(const char *line, size_t len, const char *word)
{
    size_t size = strlen(word);
    return len >= size && strncasecmp(line, word, size) == 0;
}

/* Its parser goes as deep as the file does: the file is looked at first. */
bool calendar_looks_sound(const char *bytes, size_t len, struct err *err)
{
    int depth = 0;
    bool calendar = false;
    for (size_t at = 0; at < len;) {
        const char *end = memchr(bytes + at, '\n', len - at);
        size_t size = end ? (size_t)(end - bytes) - at : len - at;
        depth += starts(bytes + at, size, "BEGIN:");
        depth -= starts(bytes + at, size, "END:");
        calendar = calendar || starts(bytes + at, size, "BEGIN:VCALENDAR");
        if (size > MOST_LINE || depth > MOST_DEPTH || depth < 0 ||
            memchr(bytes + at, '\0', size))
            return err_set(err, ERR_INPUT,
                           _("Ce fichier n’est pas un agenda qui se lit : des lignes "
                             "sans fin, ou des éléments les uns dans les autres."));
        at += size + 1;
    }
    if (!calendar)
        return err_set(
            err, ERR_INPUT,
            _("Ce fichier n’est pas un agenda iCalendar (« BEGIN:VCALENDAR ») "
              ": choisissez l’export « .ics » du calendrier."));
    return depth == 0 || err_set(err, ERR_INPUT,
                                 _("Cet agenda n’a pas de fin (« END:VCALENDAR ») : le "
                                   "fichier est coupé. Exportez-le de nouveau."));
}
