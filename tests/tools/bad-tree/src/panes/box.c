static void ask(struct pane_host *host)
{
    ask_text(host, &(struct ask_box){.title = "Name", .draft = {.field = DRAFT_NAME}});
    ask_text(host, &(struct ask_box){.title = "Name"});
    struct ask_box ask = {.title = "Name"};
    ask_text(host, &ask);
}

static bool key(struct modal *modal, struct key pressed)
{
    return lineedit_key(&self(modal)->line, pressed);
}

static bool locked(struct pane_host *host)
{
    return store_read_only(host->garden->store);
}
