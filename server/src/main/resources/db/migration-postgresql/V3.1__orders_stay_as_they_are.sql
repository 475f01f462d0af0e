create trigger order_act_stays
  before update or delete or truncate on order_act
  for each statement execute function refuse_change();
