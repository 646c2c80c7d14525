/* A discreet log in the state folder: codes, ids and timings, never what people wrote.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

/* Appends to path (0600) from now on; NULL stops. Failure to open is silent. */
void log_open(const char *path);
void log_write(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
