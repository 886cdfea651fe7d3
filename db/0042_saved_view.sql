-- A search with a name. Shared views are seen by whoever speaks for the unit or serves the area.
create table saved_view (
  id         uuid primary key,
  owner_key  text not null,
  owner_name text not null,
  name       text not null,
  query      text not null,
  sort       text not null,
  unit_id    text collate "C",
  area_code  text collate "C",
  changed_at timestamptz not null default clock_timestamp(),
  unique (owner_key, name),
  check (unit_id is null or area_code is null)
);
create index saved_view_of_unit on saved_view (unit_id) where unit_id is not null;
create index saved_view_of_area on saved_view (area_code) where area_code is not null;
