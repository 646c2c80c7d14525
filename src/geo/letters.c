#include "geo/letters.h"

#include <stdbool.h>
#include <string.h>

#define LETTER(folded, writing) ((writing) << 5 | (folded))

const char *const letters[LETTER_COUNT] = {
    [LETTER(1, 0)] = "a",           [LETTER(1, 1)] = "A",
    [LETTER(1, 2)] = "à",           [LETTER(1, 3)] = "â",
    [LETTER(2, 0)] = "b",           [LETTER(2, 1)] = "B",
    [LETTER(3, 0)] = "c",           [LETTER(3, 1)] = "C",
    [LETTER(3, 2)] = "ç",           [LETTER(4, 0)] = "d",
    [LETTER(4, 1)] = "D",           [LETTER(5, 0)] = "e",
    [LETTER(5, 1)] = "E",           [LETTER(5, 2)] = "é",
    [LETTER(5, 3)] = "è",           [LETTER(5, 4)] = "ê",
    [LETTER(5, 5)] = "ë",           [LETTER(5, 6)] = "É",
    [LETTER(5, 7)] = "È",           [LETTER(6, 0)] = "f",
    [LETTER(6, 1)] = "F",           [LETTER(7, 0)] = "g",
    [LETTER(7, 1)] = "G",           [LETTER(8, 0)] = "h",
    [LETTER(8, 1)] = "H",           [LETTER(9, 0)] = "i",
    [LETTER(9, 1)] = "I",           [LETTER(9, 2)] = "î",
    [LETTER(9, 3)] = "ï",           [LETTER(9, 4)] = "Î",
    [LETTER(10, 0)] = "j",          [LETTER(10, 1)] = "J",
    [LETTER(11, 0)] = "k",          [LETTER(11, 1)] = "K",
    [LETTER(12, 0)] = "l",          [LETTER(12, 1)] = "L",
    [LETTER(13, 0)] = "m",          [LETTER(13, 1)] = "M",
    [LETTER(14, 0)] = "n",          [LETTER(14, 1)] = "N",
    [LETTER(15, 0)] = "o",          [LETTER(15, 1)] = "O",
    [LETTER(15, 2)] = "ô",          [LETTER(15, 3)] = "ö",
    [LETTER(15, 4)] = "Ô",          [LETTER(15, 5)] = "œ",
    [LETTER(15, 6)] = "Œ",          [LETTER(16, 0)] = "p",
    [LETTER(16, 1)] = "P",          [LETTER(17, 0)] = "q",
    [LETTER(17, 1)] = "Q",          [LETTER(18, 0)] = "r",
    [LETTER(18, 1)] = "R",          [LETTER(19, 0)] = "s",
    [LETTER(19, 1)] = "S",          [LETTER(20, 0)] = "t",
    [LETTER(20, 1)] = "T",          [LETTER(21, 0)] = "u",
    [LETTER(21, 1)] = "U",          [LETTER(21, 2)] = "û",
    [LETTER(21, 3)] = "ü",          [LETTER(22, 0)] = "v",
    [LETTER(22, 1)] = "V",          [LETTER(23, 0)] = "w",
    [LETTER(23, 1)] = "W",          [LETTER(24, 0)] = "x",
    [LETTER(24, 1)] = "X",          [LETTER(25, 0)] = "y",
    [LETTER(25, 1)] = "Y",          [LETTER(25, 2)] = "ÿ",
    [LETTER(26, 0)] = "z",          [LETTER(26, 1)] = "Z",
    [LETTER(LETTER_GAP, 0)] = " ",  [LETTER(LETTER_GAP, 1)] = "-",
    [LETTER(LETTER_GAP, 2)] = "'",  [LETTER(LETTER_GAP, 3)] = " - ",
    [LETTER(LETTER_GAP, 4)] = " (", [LETTER(LETTER_GAP, 5)] = ")",
    [LETTER(28, 0)] = "0",          [LETTER(28, 1)] = "1",
    [LETTER(28, 2)] = "2",          [LETTER(28, 3)] = "3",
    [LETTER(28, 4)] = "4",          [LETTER(28, 5)] = "5",
    [LETTER(28, 6)] = "6",          [LETTER(28, 7)] = "7",
    [LETTER(29, 0)] = "8",          [LETTER(29, 1)] = "9",
};

size_t letters_decode(const uint8_t *coded, char *out, size_t size)
{
    size_t used = 0;
    size_t len = 0;
    for (; coded[used]; used++) {
        const char *text = letters[coded[used]];
        size_t more = strlen(text);
        if (len + more >= size)
            continue;
        memcpy(out + len, text, more);
        len += more;
        bool ligature = strcmp(text, "œ") == 0 || strcmp(text, "Œ") == 0;
        used += ligature && coded[used + 1];
    }
    out[len] = '\0';
    return used;
}

uint8_t letters_plain(char ascii)
{
    if (ascii >= 'a' && ascii <= 'z')
        return (uint8_t)(ascii - 'a' + 1);
    if (ascii >= '0' && ascii <= '7')
        return (uint8_t)LETTER(28, ascii - '0');
    if (ascii == '8' || ascii == '9')
        return (uint8_t)LETTER(29, ascii - '8');
    return ascii == ' ' ? LETTER_GAP : 0;
}
