-- The truth about issues: an append-only history, and one row of “now” per issue that is derived from it in the same transaction.

-- One row a decision. events is json and not jsonb because its text is what the hash covers.
create table issue_history (
  issue_id      uuid        not null,
  version       bigint      not null check (version >= 1),
  operation_id  uuid        not null,
  actor_kind    text        not null,
  actor_id      text        not null,
  actor_name    text        not null,
  at            timestamptz not null,
  events        json        not null,
  previous_hash text        not null,
  hash          text        not null,
  constraint issue_history_version primary key (issue_id, version),
  constraint issue_history_operation unique (issue_id, operation_id)
);

create table issue (
  id             uuid   primary key,
  -- Set to null by a commit that does not follow the version before it, and refused by that.
  version        bigint not null,
  hash           text   not null,
  district_code  text collate "C" not null,
  grid_code      text collate "C" not null,
  building_id    text collate "C",
  case_no        text collate "C" not null,
  category_code  text collate "C" not null,
  state          text collate "C" not null,
  open           boolean  not null,
  light          smallint not null,
  owner_unit_id  text collate "C" not null,
  lead_unit_id   text collate "C",
  -- Every unit that has it on its hands.
  unit_ids       text[] not null,
  reported_at    timestamptz not null,
  completed_at   timestamptz,
  -- 'infinity' when no clock runs, so that it sorts last.
  next_due_at    timestamptz not null,
  -- When each of the four clocks stopped, and which of them (bit 0 = Respond … bit 3 = Plan) stopped late.
  respond_stopped_at timestamptz,
  handle_stopped_at  timestamptz,
  close_stopped_at   timestamptz,
  plan_stopped_at    timestamptz,
  stopped_late   smallint not null,
  track_key_hash text collate "C" not null,
  updated_at     timestamptz not null,
  -- The row as queues show it, and the whole state as the decider needs it.
  queue_row      json not null,
  body           json not null
) with (fillfactor = 80);

create unique index issue_by_case_no on issue (district_code, case_no);
create index issue_by_track_key on issue using hash (track_key_hash);
create index issue_open_by_grid on issue (grid_code) where open;
create index issue_open_by_due on issue (next_due_at, id) where open;
-- Two indexes, and each row in one of them: a unit's few open issues are found without reading past its thousands of ended ones.
create index issue_open_by_unit on issue using gin (unit_ids) where open;
create index issue_ended_by_unit on issue using gin (unit_ids) where not open;
create index issue_by_report on issue (reported_at, id);
create index issue_by_completion on issue (completed_at) where completed_at is not null;
create index issue_by_building on issue (building_id, reported_at) where building_id is not null;
create index issue_by_update on issue (updated_at);

-- Who reported: personal data, beside the history and never in it, so that it can be erased.
create table reporter (
  issue_id   uuid primary key,
  name       text,
  phone      text,
  account_id text,
  taken_at   timestamptz not null default clock_timestamp()
);

-- The first case number of the day that no process has taken yet.
create table case_number_block (
  district_code text collate "C" not null,
  day           date    not null,
  next_number   integer not null,
  primary key (district_code, day)
);

-- Every commit writes these two whole: lz4 takes a third of the time of the default. Servers built without it keep the default.
do $$
begin
  alter table issue alter queue_row set compression lz4, alter body set compression lz4;
exception when feature_not_supported then
  raise notice 'This server has no lz4.';
end
$$;
