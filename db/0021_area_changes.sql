-- The area tree over time: who planned which change for which day, and what moved with it. Past versions are never touched.

create table area_change (
  id           uuid        primary key,
  -- The district's first day on which the areas are as changed.
  takes_effect date        not null,
  made_at      timestamptz not null default clock_timestamp(),
  made_by      text        not null,
  note         text,
  -- As it was asked for.
  changes      json        not null,
  cancelled_at timestamptz
);
create unique index area_change_planned on area_change (takes_effect, id) where cancelled_at is null;

-- Which change began and ended a version: a planned one can be taken back before its day.
alter table area
  add begun_by uuid references area_change (id),
  add ended_by uuid references area_change (id),
  add constraint area_days check (valid_to is null or valid_to > valid_from);

-- Estates and buildings that lie in another grid from a day on.
create table place_move (
  change_id    uuid not null references area_change (id),
  kind         text not null check (kind in ('estate', 'building')),
  id           text not null,
  grid_code    text collate "C" not null,
  takes_effect date not null,
  primary key (kind, id, takes_effect)
);

-- The offices of areas that a change begins or ends, likewise.
alter table unit
  add begun_by uuid references area_change (id),
  add ended_by uuid references area_change (id);

-- The areas as they were on a day: last year's figures are drawn with last year's tree.
create function area_on(day date) returns setof area
  language sql stable
  as $$ select * from area where valid_from <= day and (valid_to is null or valid_to > day) $$;
