-- Policies with conditions, and the calendars their working time is counted in. Targets are undivided also in a drill.
-- A version is never edited: a change, also a retirement, is the next row; open issues keep the one they were opened with.

alter table sla_policy
  add column name              text    not null default '',
  add column respond_basis     text    not null default 'Wall' check (respond_basis in ('Wall', 'WorkingTime', 'WorkingDays')),
  add column handle_basis      text    not null default 'Wall' check (handle_basis in ('Wall', 'WorkingTime', 'WorkingDays')),
  add column close_basis       text    not null default 'Wall' check (close_basis in ('Wall', 'WorkingTime', 'WorkingDays')),
  add column plan_basis        text    not null default 'Wall' check (plan_basis in ('Wall', 'WorkingTime', 'WorkingDays')),
  add column calendar_id       text,
  add column plan_demand       text    not null default 'WhenNotClosedInTime',
  add column reopen_window     interval not null default '7 days',
  add column max_extensions    integer not null default 2 check (max_extensions >= 0),
  -- Null = the usual three: Park, Extend, FilePlan.
  add column approvals         text[],
  add column whistle_approvals text[],
  -- Conditions; null = not asked for.
  add column urgent            boolean,
  add column category_code     text,
  add column category_group    text,
  add column area_code         text collate "C",
  add column channel           text,
  add column retired           boolean not null default false,
  add column note              text,
  add column made_by           text    not null default 'import',
  add column made_at           timestamptz not null default clock_timestamp();

create table work_calendar (
  id              text    not null,
  version         integer not null check (version >= 1),
  name            text    not null,
  time_zone       text    not null,
  week            json    not null,
  holidays        json    not null,
  extra_work_days json    not null,
  -- Where the days come from.
  source          text,
  made_by         text    not null,
  made_at         timestamptz not null default clock_timestamp(),
  primary key (id, version)
);

create function never_edited() returns trigger language plpgsql as $$
begin
  raise exception '% is never edited: make the next version', tg_table_name;
end $$;

create trigger never_edited before update or delete on sla_policy for each statement execute function never_edited();
create trigger never_edited before update or delete on work_calendar for each statement execute function never_edited();
