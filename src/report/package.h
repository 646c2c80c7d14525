/* A ZIP package, made in memory by libzip and handed to a sink.
 *
 * Owns: libzip, which is opened on first use: neither the start of the program nor any
 * other format pays for it and for the cryptography it brings along. Does not know:
 * what the entries are. */
#ifndef REPORT_PACKAGE_H
#define REPORT_PACKAGE_H

#include "report/report.h"

struct package_entry {
    const char *name;
    const char *bytes;
    size_t len;
    bool stored; /* not compressed, so that its bytes can be read in the package */
};

/* The entries, in order, all dated `date` (ms). Errors: ERR_NOT_FOUND when libzip is
 * not installed, ERR_IO when it fails, and the sink's. */
bool package_write(const struct package_entry *entries, size_t count, int64_t date,
                   const struct report_sink *sink, struct err *err);

#endif
