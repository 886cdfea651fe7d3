-- What somebody must look at now: posts nobody holds, issues that lost their owner. One open row for one thing; a cleared one stays as a record.
create table alarm (
  id         bigint generated always as identity primary key,
  kind       text        not null check (kind in ('vacancy', 'orphan')),
  subject    text        not null,
  area_code  text        collate "C",
  unit_id    text,
  issue_id   uuid,
  post_kind  text,
  detail     text        not null,
  raised_at  timestamptz not null default clock_timestamp(),
  cleared_at timestamptz
);
create unique index alarm_open on alarm (kind, subject) where cleared_at is null;
create index alarm_by_kind on alarm (kind, id);
