/* The three files of a meeting, against the time of writing its Markdown alone, in the
 * same run: 300 notes, 60 slots with their minutes, attendance.
 *
 *   bench-report
 *
 * Each file is written as the program does it (made, synced, renamed). Prints medians
 * and their ratio; more than 10 is a failure. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "report/report.h"

enum { ROUNDS = 25, NOTES = 300, SLOTS = 60, PEOPLE = 40, MOST = 10 };

static void must(bool done, const char *what)
{
    if (done)
        return;
    fprintf(stderr, "bench-report: %s\n", what);
    exit(1);
}

static double microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static void add_slots(struct document *document)
{
    static const struct grid_column columns[] = {
        {.title = "Heure", .weight = 2, .names_row = true},
        {.title = "Temps", .weight = 6},
        {.title = "Prévu", .weight = 1, .align = ALIGN_RIGHT},
        {.title = "Réel", .weight = 1, .align = ALIGN_RIGHT},
    };
    document_heading(document, 2, "Déroulé");
    document_table(document, columns, 4, 0);
    for (int i = 0; i < SLOTS; i++) {
        char hour[16];
        snprintf(hour, sizeof hour, "%d h %02d", 9 + i / 6, i % 6 * 10);
        document_row(document);
        document_cell(document, hour);
        document_cell(document, "Ce que nous voulons faire ensemble, et avec qui");
        document_cell(document, "15 min");
        document_cell(document, "18 min");
    }
    for (int i = 0; i < SLOTS; i++) {
        document_heading(document, 3, "Ce que nous voulons faire ensemble");
        document_paragraph(document, "Les élu·e·s répondent « oui », sous réserve du "
                                     "budget (voté en mars) & des délais.");
        document_item(document, LIST_BULLETS, 1, "Décision : ");
        document_add(document, RUN_BOLD, "un essai dans deux communes");
    }
}

static void add_notes(struct document *document)
{
    document_heading(document, 2, "Post-it");
    for (int i = 0; i < NOTES; i++) {
        document_item(document, LIST_BULLETS, 1, "");
        document_label(document, i % 2 ? INK_IDEA : INK_FEAR, i % 2 ? "+" : "!",
                       i % 2 ? "Idée" : "Crainte");
        document_add(document, RUN_PLAIN,
                     "Des vélos prêtés à l’école, même le week-end, par l’association");
    }
}

static void add_people(struct document *document)
{
    static const struct grid_column columns[] = {
        {.title = "Nom", .weight = 3, .names_row = true},
        {.title = "Signature", .weight = 4},
    };
    document_page_break(document);
    document_table(document, columns, 2, 12);
    for (int i = 0; i < PEOPLE; i++) {
        document_row(document);
        document_cell(document, "Nadia Benali");
    }
}

static double write_one(const struct document *document, enum report_format format)
{
    char path[32];
    snprintf(path, sizeof path, "bench-report.%s", report_format_ending(format));
    double start = microseconds();
    must(report_write_file(document, format, path, true, NULL), "a file");
    double took = microseconds() - start;
    unlink(path);
    return took;
}

static int compare(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;
    return (one > other) - (one < other);
}

static double median(double times[ROUNDS])
{
    qsort(times, ROUNDS, sizeof *times, compare);
    return times[ROUNDS / 2];
}

int main(void)
{
    struct arena arena = {0};
    struct document document;
    double alone[ROUNDS], three[ROUNDS];
    document_start(&document, &arena, &(struct document_meta){.title = "Compte rendu"});
    add_slots(&document);
    add_notes(&document);
    add_people(&document);
    for (int i = 0; i < ROUNDS; i++) {
        alone[i] = write_one(&document, REPORT_MARKDOWN);
        three[i] = 0;
        for (int format = REPORT_MARKDOWN; format <= REPORT_ODT; format++)
            three[i] += write_one(&document, (enum report_format)format);
    }
    double first = three[0] / alone[0]; /* before the sort: libzip is loaded in it */
    double one = median(alone), all = median(three);
    printf("report, %d notes, %d slots: Markdown %.0f us, three formats %.0f us: "
           "x %.2f (first time x %.2f)\n",
           NOTES, SLOTS, one, all, all / one, first);
    arena_free(&arena);
    return all / one > MOST;
}
