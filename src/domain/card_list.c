#include "domain/card_list.h"

bool card_filter_is_empty(const struct card_filter *filter)
{
    return !filter->circle && !filter->theme && !filter->dept &&
           id_is_none(filter->referent) && !filter->orphan && !filter->consents &&
           !filter->unsigned_charter && !filter->due && !filter->asking &&
           !filter->offering && (!filter->text || *filter->text == '\0');
}
