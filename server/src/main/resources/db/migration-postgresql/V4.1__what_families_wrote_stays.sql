create trigger home_dose_stays
  before update or delete or truncate on home_dose
  for each statement execute function refuse_change();

create trigger message_stays
  before update or delete or truncate on message
  for each statement execute function refuse_change();

create trigger chat_event_stays
  before update or delete or truncate on chat_event
  for each statement execute function refuse_change();
