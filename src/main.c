#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "cli/cli.h"
#include "session.h"
#include "term/term.h"

/* What people said must not leak into a core file, nor into a file that others may
 * read; and a full disk or a closed pipe is an error to tell, not a death. */
static void keep_private(void)
{
    const struct rlimit none = {0, 0};
    umask(077);
    setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
    prctl(PR_SET_DUMPABLE, 0);
#endif
    signal(SIGXFSZ, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
}

int main(int argc, char *argv[])
{
    struct cli cli;
    struct err err = ERR_INIT;
    keep_private();
    bool accents = term_locale();
    if (!cli_parse(argc, argv, &cli, &err))
        return cli_fail(&err);
    if (cli.anyway)
        setenv("TERREAU_FOLDER", "anyway", 1);
    return cli.verb == CLI_SESSION ? session_run(&cli, accents) : cli_run(&cli);
}
