-- What became of an order: prescribed, verified, given. Rows are only added; the state of an order
-- is its last row. That an order has each number once is how two who act at once find out.
create table order_act (
  order_id uuid not null,
  seq integer not null,
  child_id uuid not null references child (id),
  on_day date not null,
  kind varchar(20) not null,
  at timestamp(6) with time zone not null,
  account varchar(200) not null,
  display varchar(200) not null,
  role varchar(20) not null,
  body varchar(20000) not null,
  primary key (order_id, seq),
  constraint order_act_counts check (seq > 0),
  constraint order_act_kind check (
    kind in ('prescribed', 'verified', 'rejected', 'given', 'not-given', 'cancelled'))
);

create index order_act_day on order_act (child_id, on_day);
create index order_act_ward on order_act (on_day);
