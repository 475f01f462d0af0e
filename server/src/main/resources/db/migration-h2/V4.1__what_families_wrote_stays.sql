create trigger home_dose_stays
  before update, delete on home_dose
  for each statement call 'org.allway.server.store.AppendOnly';

create trigger message_stays
  before update, delete on message
  for each statement call 'org.allway.server.store.AppendOnly';

create trigger chat_event_stays
  before update, delete on chat_event
  for each statement call 'org.allway.server.store.AppendOnly';
