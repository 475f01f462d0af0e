-- What became of the cards that other systems showed. Rows are only added.
create table card_feedback (
  id          bigint generated always as identity primary key,
  received_at timestamp(6) with time zone not null,
  system      text not null,
  service     text not null,
  card        text not null,
  outcome     text not null,
  reason      text not null,
  comment     text not null
);
