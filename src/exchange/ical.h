/* libical, opened when a calendar is read or written: its calls, in one table.
 *
 * Does not know: what a calendar means. */
#ifndef EXCHANGE_ICAL_H
#define EXCHANGE_ICAL_H

#include <libical/ical.h>
#include <stdbool.h>

#include "base/err.h"

/* Those that write, then those that read. The types come from its header, so that a
 * call that does not fit is an error of compilation. */
#define ICAL_CALLS(X)                                                                  \
    X(icalcomponent_new)                                                               \
    X(icalcomponent_free)                                                              \
    X(icalcomponent_add_component)                                                     \
    X(icalcomponent_add_property)                                                      \
    X(icalcomponent_as_ical_string_r)                                                  \
    X(icalproperty_new)                                                                \
    X(icalproperty_set_value)                                                          \
    X(icalproperty_add_parameter)                                                      \
    X(icalparameter_new_tzid)                                                          \
    X(icalvalue_new_text)                                                              \
    X(icalvalue_new_integer)                                                           \
    X(icalvalue_new_from_string)                                                       \
    X(icalmemory_free_buffer)                                                          \
    X(icalparser_parse_string)                                                         \
    X(icalcomponent_isa)                                                               \
    X(icalcomponent_get_first_component)                                               \
    X(icalcomponent_get_next_component)                                                \
    X(icalcomponent_get_first_property)                                                \
    X(icalcomponent_get_next_property)                                                 \
    X(icalcomponent_get_uid)                                                           \
    X(icalcomponent_get_summary)                                                       \
    X(icalcomponent_get_location)                                                      \
    X(icalcomponent_get_description)                                                   \
    X(icalcomponent_get_sequence)                                                      \
    X(icalcomponent_get_dtstart)                                                       \
    X(icalcomponent_get_dtend)                                                         \
    X(icalcomponent_get_due)                                                           \
    X(icalcomponent_get_status)                                                        \
    X(icalcomponent_get_recurrenceid)                                                  \
    X(icalproperty_get_rrule)                                                          \
    X(icalproperty_get_exdate)                                                         \
    X(icalproperty_get_parameter_as_string)                                            \
    X(icalrecur_iterator_new)                                                          \
    X(icalrecur_iterator_next)                                                         \
    X(icalrecur_iterator_free)                                                         \
    X(icaltime_as_timet_with_zone)                                                     \
    X(icaltime_is_null_time)                                                           \
    X(icaltime_is_utc)                                                                 \
    X(icaltimezone_get_tzid)                                                           \
    X(icaltimezone_get_builtin_timezone)

#define ICAL_MEMBER(call) __typeof__(call) *(call);
struct libical {
    void *handle;
    ICAL_CALLS(ICAL_MEMBER)
};
#undef ICAL_MEMBER

/* ERR_NOT_FOUND, with that sentence, when the library or one of its calls is missing.
 */
bool libical_load(struct libical *ical, const char *sentence, struct err *err);
/* The library stays in the process all the same: what it brings does not bear to leave.
 */
void libical_release(struct libical *ical);

#endif
