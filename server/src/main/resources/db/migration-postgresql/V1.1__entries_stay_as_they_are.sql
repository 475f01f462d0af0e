create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: a correction is a new entry', tg_table_name
    using errcode = 'integrity_constraint_violation';
end
$$;

create trigger chart_entry_stays
  before update or delete or truncate on chart_entry
  for each statement execute function refuse_change();
