#include "config/private.h"

#include <stdint.h>

#include "base/i18n.h"
#include "base/utf8.h"

/* What YAML 1.2 calls printable, less the byte order mark: libyaml stops without a line
 * at anything else. */
static bool code_accepted(uint32_t code)
{
    if (code < 0x20)
        return code == '\t' || code == '\n' || code == '\r';
    if (code >= 0x7F && code < 0xA0)
        return code == 0x85;
    return code != 0xFEFF && code != 0xFFFE && code != 0xFFFF;
}

static void say_refused(uint32_t code, bool valid, struct str *sentence)
{
    if (!valid)
        str_add(sentence,
                _("Ces octets ne sont pas de l’UTF-8 : rouvrez le fichier dans "
                  "votre éditeur et enregistrez-le avec le codage « UTF-8 »."));
    else if (code == 0)
        str_add(sentence,
                _("Caractère nul : ce n’est pas un fichier de texte, ou il est "
                  "abîmé ; repartez d’une copie saine."));
    else
        str_printf(sentence, _("Caractère invisible (U+%04X) : effacez-le."), code);
}

bool bytes_refused(const char *text, size_t len, struct place *place,
                   struct str *sentence)
{
    struct place here = {1, 1};

    for (size_t at = 0; at < len;) {
        uint32_t code;
        size_t used = utf8_decode(text + at, len - at, &code);
        bool valid = code != UTF8_REPLACEMENT || utf8_valid(text + at, used);

        if (!valid || !code_accepted(code)) {
            *place = here;
            say_refused(code, valid, sentence);
            return true;
        }
        at += used;
        here.column++;
        if (code == '\n' || (code == '\r' && (at == len || text[at] != '\n')))
            here = (struct place){here.line + 1, 1};
    }
    return false;
}
