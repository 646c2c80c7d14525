/* Actions as tasks: a line carried along is one, its id never changes, its revision
 * only grows. */
#include "people_fixture.h"

#include "ops/agenda_in.h"
#include "ops/tasks.h"

static struct id action(struct fixture *fixture, const char *text, struct id origin)
{
    const struct field_value fields[] = {
        {FIELD_ITEM_KIND, value_text("action")},
        {FIELD_ITEM_TEXT, value_text(text)},
        {FIELD_ITEM_ORIGIN, value_id(origin)},
    };
    return row_add(fixture, TABLE_ITEM, fields, 3);
}

static struct task *tasks(struct fixture *fixture, size_t wanted)
{
    struct task *list;
    size_t count;
    must(ops_tasks(&fixture->garden, &fixture->arena, &list, &count, &fixture->err));
    assert_int_equal(count, wanted);
    return list;
}

static void a_line_carried_along_is_one_task(void **state)
{
    struct fixture *fixture = *state;
    struct id first = action(fixture, "Louer la salle", (struct id){0});
    struct id second = action(fixture, "Louer la salle", first);
    struct id third = action(fixture, "Louer la grande salle", second);
    action(fixture, "Appeler", (struct id){0});
    struct task *list = tasks(fixture, 2);
    struct task *task = task_find(list, 2, first);
    assert_non_null(task);
    assert_null(task_find(list, 2, second));
    assert_true(id_equal(task->latest, third));
    assert_int_equal(task->line_count, 3);
    assert_string_equal(task->text, "Louer la grande salle");
    /* the first line goes to the bin: the task is still known by it */
    row_set(fixture, first, FIELD_ITEM_STATE, value_integer(ROW_BIN));
    list = tasks(fixture, 2);
    task = task_find(list, 2, first);
    assert_non_null(task);
    assert_int_equal(task->line_count, 2);
    row_set(fixture, second, FIELD_ITEM_STATE, value_integer(ROW_BIN));
    row_set(fixture, third, FIELD_ITEM_STATE, value_integer(ROW_BIN));
    tasks(fixture, 1);
}

static void each_change_is_a_later_revision(void **state)
{
    struct fixture *fixture = *state;
    struct id id = action(fixture, "Louer la salle", (struct id){0});
    int before = tasks(fixture, 1)->revision;
    row_set(fixture, id, FIELD_ITEM_DUE, value_integer(1796860800000));
    int moved = tasks(fixture, 1)->revision;
    assert_true(moved > before);
    action(fixture, "Louer la salle", id);
    assert_true(tasks(fixture, 1)->revision > moved);
}

/* Ticked in a calendar, all its lines are; older news of it change nothing. */
static void it_is_ticked_whole_or_not_at_all(void **state)
{
    struct fixture *fixture = *state;
    struct id first = action(fixture, "Louer la salle", (struct id){0});
    action(fixture, "Louer la salle", first);
    struct agenda_entry entry = {.id = first,
                                 .own = true,
                                 .todo = true,
                                 .sequence = tasks(fixture, 1)->revision,
                                 .title = "Louer [nom]",
                                 .place = "",
                                 .description = "",
                                 .who = "",
                                 .done = true};
    struct agenda_in_report report;
    struct agenda_in *in;
    must(ops_agenda_in_begin(&fixture->garden, &in, &fixture->err));
    must(ops_agenda_in_entry(in, &entry, &fixture->err));
    must(ops_agenda_in_end(in, true, &report, &fixture->err));
    assert_int_equal(report.changed, 1);
    struct task *task = tasks(fixture, 1);
    assert_true(task->done);
    assert_string_equal(task->text, "Louer la salle");
    row_set(fixture, task->lines[0], FIELD_ITEM_DONE, value_integer(0));
    row_set(fixture, task->lines[1], FIELD_ITEM_DONE, value_integer(0));
    must(ops_agenda_in_begin(&fixture->garden, &in, &fixture->err));
    must(ops_agenda_in_entry(in, &entry, &fixture->err));
    must(ops_agenda_in_end(in, true, &report, &fixture->err));
    assert_int_equal(report.left, 1);
    assert_false(tasks(fixture, 1)->done);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(a_line_carried_along_is_one_task),
        people_test(each_change_is_a_later_revision),
        people_test(it_is_ticked_whole_or_not_at_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
