#include "report/package.h"

#include <dlfcn.h>
#include <string.h>
#include <zip.h>

#include "base/i18n.h"

/* libzip itself is opened, not a module of ours that links it: a module would have to
 * be found again wherever the program is installed or built, and the loader already
 * knows where a library is. The types of the calls come from its header, so that a call
 * that does not fit is an error of compilation. */
#define ZIP_CALLS(X)                                                                   \
    X(zip_source_buffer_create)                                                        \
    X(zip_source_buffer)                                                               \
    X(zip_source_keep)                                                                 \
    X(zip_source_free)                                                                 \
    X(zip_source_open)                                                                 \
    X(zip_source_read)                                                                 \
    X(zip_source_close)                                                                \
    X(zip_source_error)                                                                \
    X(zip_open_from_source)                                                            \
    X(zip_file_add)                                                                    \
    X(zip_set_file_compression)                                                        \
    X(zip_file_set_mtime)                                                              \
    X(zip_get_error)                                                                   \
    X(zip_close)                                                                       \
    X(zip_discard)                                                                     \
    X(zip_error_init)                                                                  \
    X(zip_error_fini)                                                                  \
    X(zip_error_strerror)

#define MEMBER(call) __typeof__(call) *(call);
struct libzip {
    void *handle;
    ZIP_CALLS(MEMBER)
};
#undef MEMBER

#define ROW(call) {#call, offsetof(struct libzip, call)},
static const struct {
    const char *name;
    size_t offset;
} calls[] = {ZIP_CALLS(ROW)};
#undef ROW

/* What is used here has not changed since libzip 1.0: any of these serves. */
static const char *const names[] = {"libzip.so.5", "libzip.so.4", "libzip.so",
                                    "libzip.5.dylib", LIBZIP_ELSEWHERE};

static bool missing(struct err *err, const char *detail)
{
    err_set_detail(err, "libzip: %s", detail ? detail : "?");
    return err_set(err, ERR_NOT_FOUND,
                   _("Le format ODT demande libzip, qui manque sur cet ordinateur. "
                     "Installez-la (Debian : libzip4), ou choisissez le format HTML."));
}

/* Kept by the process once loaded (libraries it brings along do not bear to leave),
 * so that a second opening costs nothing and nothing needs to remember the first. */
static bool load(struct libzip *zip, struct err *err)
{
    *zip = (struct libzip){0};
    for (size_t i = 0; !zip->handle && i < sizeof names / sizeof *names; i++)
        zip->handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!zip->handle)
        return missing(err, dlerror());
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        void *call = dlsym(zip->handle, calls[i].name);
        if (!call) {
            missing(err, dlerror());
            dlclose(zip->handle);
            return false;
        }
        memcpy((char *)zip + calls[i].offset, &call, sizeof call);
    }
    return true;
}

static bool failed(struct libzip *zip, zip_error_t *error, struct err *err)
{
    err_set_detail(err, "libzip: %s", zip->zip_error_strerror(error));
    return err_set(err, ERR_IO,
                   _("Le document ODT n’a pas pu être assemblé. Recommencez, ou "
                     "choisissez le format HTML."));
}

static bool add_entry(struct libzip *zip, zip_t *archive,
                      const struct package_entry *entry, time_t date)
{
    zip_source_t *source = zip->zip_source_buffer(archive, entry->bytes, entry->len, 0);
    if (!source)
        return false;
    zip_int64_t at = zip->zip_file_add(archive, entry->name, source, ZIP_FL_ENC_UTF_8);
    if (at < 0) {
        zip->zip_source_free(source);
        return false;
    }
    int method = entry->stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    zip_uint64_t index = (zip_uint64_t)at;
    return zip->zip_set_file_compression(archive, index, method, 0) == 0 &&
           zip->zip_file_set_mtime(archive, index, date, 0) == 0;
}

struct package {
    struct libzip zip;
    zip_source_t *memory;
    zip_error_t error;
};

/* An archive in package->memory that is whole once this returns true. */
static bool fill(struct package *package, const struct package_entry *entries,
                 size_t count, int64_t date, struct err *err)
{
    struct libzip *zip = &package->zip;
    zip_t *archive =
        zip->zip_open_from_source(package->memory, ZIP_TRUNCATE, &package->error);
    if (!archive)
        return failed(zip, &package->error, err);
    zip->zip_source_keep(package->memory); /* closing the archive frees one hold */
    bool good = true;
    for (size_t i = 0; good && i < count; i++)
        good = add_entry(zip, archive, &entries[i], (time_t)(date / 1000));
    if (good && zip->zip_close(archive) == 0)
        return true;
    failed(zip, zip->zip_get_error(archive), err);
    zip->zip_discard(archive);
    return false;
}

static bool hand_over(struct package *package, const struct report_sink *sink,
                      struct err *err)
{
    struct libzip *zip = &package->zip;
    char piece[16 * 1024];
    if (zip->zip_source_open(package->memory) != 0)
        return failed(zip, zip->zip_source_error(package->memory), err);
    zip_int64_t len;
    bool good = true;
    do {
        len = zip->zip_source_read(package->memory, piece, sizeof piece);
        if (len < 0)
            good = failed(zip, zip->zip_source_error(package->memory), err);
        else if (len > 0)
            good = sink->put(sink->ctx, piece, (size_t)len, err);
    } while (good && len > 0);
    zip->zip_source_close(package->memory);
    return good;
}

bool package_write(const struct package_entry *entries, size_t count, int64_t date,
                   const struct report_sink *sink, struct err *err)
{
    struct package package;
    if (!load(&package.zip, err))
        return false;
    struct libzip *zip = &package.zip;
    zip->zip_error_init(&package.error);
    package.memory = zip->zip_source_buffer_create(NULL, 0, 0, &package.error);
    bool good = package.memory ? fill(&package, entries, count, date, err)
                               : failed(zip, &package.error, err);
    good = good && hand_over(&package, sink, err);
    if (package.memory)
        zip->zip_source_free(package.memory);
    zip->zip_error_fini(&package.error);
    dlclose(zip->handle);
    return good;
}
