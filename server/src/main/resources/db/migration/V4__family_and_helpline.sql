-- What a family says it gave at home. A correction is a new row: of one giving, the newest holds.
create table home_dose (
  id bigint generated always as identity primary key,
  child uuid not null,
  on_day date not null,
  drug varchar(100) not null,
  giving integer not null,
  said varchar(20) not null,
  why varchar(20) not null,
  note varchar(500) not null,
  at timestamp(6) with time zone not null,
  account uuid not null,
  author varchar(200) not null,
  constraint home_dose_child foreign key (child) references child (id)
);

create index home_dose_days on home_dose (child, on_day);

-- What a family and the care team write to each other: one thread a child. Signs that a family
-- picked stand in both languages, as they were worded on that day.
create table message (
  id bigint generated always as identity primary key,
  child uuid not null,
  at timestamp(6) with time zone not null,
  account uuid not null,
  author varchar(200) not null,
  family boolean not null,
  kind varchar(20) not null,
  body varchar(4000) not null,
  signs_en varchar(4000) not null,
  signs_es varchar(4000) not null,
  constraint message_child foreign key (child) references child (id)
);

create index message_thread on message (child, id);

-- How far an account has read a thread.
create table message_read (
  account uuid not null,
  child uuid not null,
  upto bigint not null,
  primary key (account, child)
);

-- What happens to a live chat, in this order: asked for, taken, handed over, taken, ended. Two who
-- take the same chat at once write the same number; the second is refused.
create table chat_event (
  chat uuid not null,
  seq integer not null,
  child uuid not null,
  at timestamp(6) with time zone not null,
  what varchar(20) not null,
  account uuid not null,
  author varchar(200) not null,
  to_account uuid,
  to_name varchar(200) not null,
  primary key (chat, seq),
  constraint chat_event_child foreign key (child) references child (id)
);

create index chat_event_by_child on chat_event (child, at);

-- Secret addresses at which a family's calendar program reads a child's calendar.
create table calendar_link (
  token varchar(64) primary key,
  account uuid not null,
  child uuid not null,
  made_at timestamp(6) with time zone not null,
  ended_at timestamp(6) with time zone,
  constraint calendar_link_child foreign key (child) references child (id)
);
