-- What lists search, one row an issue, derived from its history by the projector and never by a commit: it may be a moment behind the issue's own row.
create table issue_search (
  issue_id      uuid     primary key,
  -- The version of the issue it was made from.
  version       bigint   not null,
  district_code text collate "C" not null,
  grid_code     text collate "C" not null,
  building_id   text collate "C",
  category_code text collate "C" not null,
  state         text collate "C" not null,
  open          boolean  not null,
  urgency       smallint not null,
  rating        smallint,
  reported_at   timestamptz not null,
  ended_at      timestamptz,
  updated_at    timestamptz not null,
  next_due_at   timestamptz not null,
  -- A square of about 300 m, numbered from the south-west.
  cell          bigint   not null,
  longitude     double precision not null,
  latitude      double precision not null,
  label         text     not null,
  words         text     not null,
  -- Everything that can be found by words, normalised, and the terms it is found by: “c:noise” for what is set, “t:楼道” for pairs of characters.
  text          text     not null,
  terms         text[]   not null
);

-- A small pending list: a search reads all of it, one by one.
create index issue_search_by_term on issue_search using gin (terms) with (gin_pending_list_limit = 512);
create index issue_search_by_report on issue_search (reported_at, issue_id);
create index issue_search_by_update on issue_search (updated_at, issue_id);
create index issue_search_by_due on issue_search (next_due_at, issue_id) where open;
create index issue_search_by_urgency on issue_search (urgency, next_due_at, issue_id);
create index issue_search_by_cell on issue_search (cell, category_code, reported_at);
create index issue_search_by_end on issue_search (ended_at) where ended_at is not null;

-- Many values are rare: the planner must know more than the hundred commonest.
alter table issue_search alter terms set statistics 1000;

-- How far a projection has come: every issue written before this moment, in whatever order transactions ended, has been looked at.
create table projection (
  name      text primary key,
  watermark timestamptz not null
);

-- Issues this build could not project: tried again, and named in the metrics, instead of holding up all others.
create table projection_owed (
  issue_id  uuid primary key,
  why       text not null,
  failed_at timestamptz not null default clock_timestamp()
);

do $$
begin
  alter table issue_search alter text set compression lz4, alter terms set compression lz4, alter words set compression lz4;
exception when feature_not_supported then
  raise notice 'This server has no lz4.';
end
$$;
