create trigger chart_entry_stays
  before update, delete on chart_entry
  for each statement call 'org.allway.server.store.AppendOnly';
