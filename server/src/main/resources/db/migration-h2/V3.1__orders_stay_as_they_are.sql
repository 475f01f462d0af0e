create trigger order_act_stays
  before update, delete on order_act
  for each statement call 'org.allway.server.store.AppendOnly';
