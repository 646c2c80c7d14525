const struct cli_verb_def cli_verbs[] = {
    {"new", CLI_NEW, NULL, "new FICHIER"},
    {"export", CLI_EXPORT, "json", "export json FICHIER"},
    {"export", CLI_EXPORT_ICS, "ics", "export ics FICHIER"},
    {"salvage", CLI_SALVAGE, NULL, "salvage FICHIER"},
};
const struct cli_option_def cli_options[] = {
    [OPTION_OUT] = {"-o", "--output", "SORTIE"},
    [OPTION_JSON] = {"--json", NULL, NULL},
    [OPTION_MAP] = {"--map", NULL, "TITRE=CHAMP"},
};
