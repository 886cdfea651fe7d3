-- Durable time: one row per owner and clock. owner_kind: 1 issue, 2 grid, 3 building. wake_at is due_at until a sweeper has claimed the row,
-- then the end of that sweeper's lease.
create table deadline (
  owner_kind smallint not null,
  owner_id   text collate "C" not null,
  clock      text collate "C" not null,
  generation integer     not null,
  due_at     timestamptz not null,
  wake_at    timestamptz not null,
  primary key (owner_kind, owner_id, clock)
) with (fillfactor = 80);

create index deadline_by_wake on deadline (wake_at);
