-- Ladders with conditions, like the policies: of those in force the most particular holds for a new case. Spans are undivided also in a drill.
-- A version is never edited: a change, also a retirement, is the next row; open issues keep the one they were opened with.
alter table ladder
  -- Null = no rung is called again.
  add column repeat         json,
  add column name           text    not null default '',
  -- Conditions; null = not asked for.
  add column urgent         boolean,
  add column category_code  text,
  add column category_group text,
  add column area_code      text collate "C",
  add column channel        text,
  add column retired        boolean not null default false,
  add column note           text,
  add column made_by        text    not null default 'import',
  add column made_at        timestamptz not null default clock_timestamp(),
  -- The same operation never makes two versions.
  add column operation_id   uuid unique;

create trigger never_edited before update or delete on ladder for each statement execute function never_edited();
