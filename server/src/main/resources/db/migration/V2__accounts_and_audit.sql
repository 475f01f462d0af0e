create table account (
  id           uuid primary key,
  name         text not null unique,
  display      text not null,
  role         text not null,
  language     text not null,
  password     text not null,
  must_change  boolean not null,
  totp         text,
  failed       integer not null,
  locked_until timestamp(6) with time zone,
  disabled     boolean not null,
  created_at   timestamp(6) with time zone not null,
  created_by   text not null
);

-- Families see the children that are named here, and no others.
create table family_child (
  account    uuid not null references account (id),
  child      uuid not null,
  granted_at timestamp(6) with time zone not null,
  granted_by text not null,
  primary key (account, child)
);

-- Every read and write: who, what, of which child, and how it ended. Rows are only added.
create table audit (
  id      bigint generated always as identity primary key,
  at      timestamp(6) with time zone not null,
  account text not null,
  role    text not null,
  method  text not null,
  path    text not null,
  child   uuid,
  status  integer not null,
  detail  text not null,
  address text not null
);

create index audit_at on audit (at);
create index audit_child on audit (child, at);
