#include "exchange/ical.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

/* libical itself is opened, not a module of ours that links it: the loader already
 * knows where a library is (see report/package.c). The interface may change with the
 * major number: that of the header, and no other. */
static const char *const names[] = {
    "libical.so." LIBICAL_MAJOR, "libical." LIBICAL_MAJOR ".dylib", LIBICAL_ELSEWHERE};

#define ROW(call) {#call, offsetof(struct libical, call)},
static const struct {
    const char *name;
    size_t offset;
} calls[] = {ICAL_CALLS(ROW)};
#undef ROW

static bool open_all(struct libical *ical)
{
    *ical = (struct libical){0};
    for (size_t i = 0; !ical->handle && i < sizeof names / sizeof *names; i++)
        ical->handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    bool whole = ical->handle != NULL;
    for (size_t i = 0; whole && i < sizeof calls / sizeof *calls; i++) {
        void *call = dlsym(ical->handle, calls[i].name);
        whole = call != NULL;
        memcpy((char *)ical + calls[i].offset, &call, sizeof call);
    }
    return whole;
}

bool libical_load(struct libical *ical, const char *sentence, struct err *err)
{
    if (open_all(ical))
        return true;
    err_set_detail(err, "libical: %s", dlerror());
    return err_set(err, ERR_NOT_FOUND, "%s", sentence);
}

void libical_release(struct libical *ical)
{
    dlclose(ical->handle);
}
