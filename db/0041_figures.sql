-- The measured facts of each issue: one row for each thing that a figure counts. hit says whether it counts as a success of its measure (or a failure,
-- where the figure is a rate of failures); day is the district's own. Made by the projector, whole for an issue at a time.
create table fact (
  issue_id      uuid     not null,
  measure       smallint not null,
  ordinal       smallint not null,
  at            timestamptz not null,
  day           date     not null,
  hit           boolean  not null,
  -- Seconds or a score, as the measure says.
  value         bigint   not null,
  unit_id       text collate "C",
  person_id     text collate "C",
  round         smallint not null,
  drill         boolean  not null,
  grid_code     text collate "C" not null,
  category_code text collate "C" not null,
  building_id   text collate "C",
  detail        text,
  primary key (issue_id, measure, ordinal)
);
create index fact_by_day on fact (measure, day, grid_code);
create index fact_by_unit on fact (unit_id, measure, day) where unit_id is not null;
create index fact_by_person on fact (person_id, day, measure) where person_id is not null;

-- The same, summed by day and one dimension: 0 all, 1 grid, 2 category, 3 unit, 4 person. What crosses dimensions is counted from the facts.
create table figure_day (
  measure   smallint not null,
  dimension smallint not null,
  key       text collate "C" not null,
  day       date     not null,
  -- 1 = the first round of an issue, 2 = any later one.
  round     smallint not null,
  drill     boolean  not null,
  n         bigint   not null,
  hits      bigint   not null,
  total     bigint   not null,
  primary key (measure, dimension, key, day, round, drill)
);

-- Since when time has been divided: an issue reported while it was is a drill's, and its facts are kept out of statistics.
create table drill_time (
  district_code text collate "C" not null,
  since         timestamptz not null,
  divisor       integer     not null,
  primary key (district_code, since)
);

insert into drill_time (district_code, since, divisor) select code, '-infinity', drill_divisor from district;

create function note_drill_time() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into drill_time values (new.code, '-infinity', new.drill_divisor) on conflict do nothing;
  elsif new.drill_divisor <> old.drill_divisor then
    insert into drill_time values (new.code, clock_timestamp(), new.drill_divisor);
  end if;
  return null;
end
$$;

-- Whoever changes the district, by whatever way, the change of pace is on record.
create trigger district_drill after insert or update of drill_divisor on district for each row execute function note_drill_time();
