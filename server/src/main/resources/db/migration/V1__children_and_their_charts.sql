-- A chart is a row of entries, numbered from 1; nothing in it is ever changed. Entry 1 says who the
-- child is; a later one of the same kind corrects it. The number of the last entry is the version.
create table chart_entry (
  child_id uuid not null,
  seq bigint not null,
  kind varchar(10) not null,
  on_day date,
  recorded_at timestamp(6) with time zone not null,
  recorded_by varchar(200) not null,
  body varchar(100000) not null,
  primary key (child_id, seq),
  constraint chart_entry_counts check (seq > 0),
  constraint chart_entry_kind check (
    (kind = 'child' and on_day is null) or (kind = 'entry' and on_day is not null))
);

-- What the entries come to, so that nobody has to count them: the newest version, and which entry
-- says who the child is. Moving the version on is how two who write at once find out.
create table child (
  id uuid primary key,
  number varchar(100) not null unique,
  version bigint not null,
  header bigint not null
);

alter table chart_entry add constraint chart_entry_child foreign key (child_id) references child (id);
