-- Who answers for what, with dates: levels and posts as data, two reporting lines, duty rosters, absences; and the gates of estates.

-- Names and order of the tree's levels. The code of an area has as many digits as its level says and begins with its parent's.
create table area_level (
  code       text primary key,
  name       text    not null,
  name_en    text    not null,
  position   integer not null check (position >= 0),
  digits     integer not null check (digits between 6 and 30),
  -- A level that does what one of the usual three does under another name (园区 stands for a street).
  stands_for text    check (stands_for in ('street', 'community', 'grid'))
);
insert into area_level (code, name, name_en, position, digits, stands_for) values
  ('district', '区县', 'district', 0, 6, null),
  ('street', '街道', 'street', 1, 9, 'street'),
  ('community', '社区', 'community', 2, 12, 'community'),
  ('grid', '网格', 'grid', 3, 15, 'grid');

create table post_kind (
  code     text primary key,
  name     text    not null,
  name_en  text    not null,
  position integer not null
);
insert into post_kind (code, name, name_en, position) values
  ('gridChief', '网格长', 'grid chief', 0),
  ('gridMember', '网格员', 'grid member', 1),
  ('buildingSteward', '楼栋长', 'building steward', 2),
  ('areaOfficer', '属地负责人', 'area officer', 3),
  ('liaison', '联络员', 'liaison', 4),
  ('dispatcher', '派遣员', 'dispatcher', 5),
  ('shiftLeader', '值班长', 'shift leader', 6);

-- The posts that must be held, by level of area or kind of unit. An accountable one answers for the issues its office owns.
create table post_rule (
  applies_to  text    not null,
  post_kind   text    not null references post_kind (code),
  employment  text    not null default '' check (employment in ('', 'fullTime', 'partTime')),
  at_least    integer not null check (at_least between 1 and 100),
  accountable boolean not null,
  primary key (applies_to, post_kind, employment)
);
-- 每个一级网格配备1名网格长和1名网格员.
insert into post_rule (applies_to, post_kind, employment, at_least, accountable) values
  ('grid', 'gridChief', '', 1, true),
  ('grid', 'gridMember', 'fullTime', 1, false),
  ('community', 'areaOfficer', '', 1, true),
  ('street', 'areaOfficer', '', 1, true),
  ('district', 'areaOfficer', '', 1, true),
  ('department', 'liaison', '', 1, true),
  ('propertyFirm', 'liaison', '', 1, true),
  ('ownersCommittee', 'liaison', '', 1, true),
  ('stateFirm', 'liaison', '', 1, true),
  ('serviceTeam', 'liaison', '', 1, true);

-- How many households an area should have.
create table size_rule (
  level     text    not null references area_level (code),
  grid_kind text    not null default '' check (grid_kind in ('', 'residential', 'dedicated')),
  least     integer not null check (least >= 0),
  most      integer not null check (most >= least),
  primary key (level, grid_kind)
);
-- 按照300—400户标准划分一级网格; 按照3000—5000户的规模 (社区).
insert into size_rule (level, grid_kind, least, most) values ('grid', 'residential', 300, 400), ('community', '', 3000, 5000);

-- A unit that ended owns nothing new; its name stays for the histories that speak of it. Null = since ever.
alter table unit
  add valid_from date,
  add valid_to   date,
  add constraint unit_days check (valid_to > valid_from);

-- The first day a person is no longer there.
alter table person add left_on date;

-- 使用在部门、管理在社区: the unit that uses a person, and the area that manages it.
alter table post
  add unit_line_id   text references unit (id),
  add area_line_code text collate "C",
  add constraint post_once unique nulls not distinct (person_id, kind, area_code, unit_id, valid_from);
create index post_of_unit on post (unit_id);
create index post_of_area on post (area_code);

create table absence (
  id               text        primary key,
  person_id        text        not null references person (id),
  from_at          timestamptz not null,
  to_at            timestamptz not null check (to_at > from_at),
  deputy_person_id text        references person (id) check (deputy_person_id <> person_id),
  reason           text
);
create index absence_of_person on absence (person_id);

-- A weekly pattern of shifts and its dated exceptions, read and written whole. Times are the district's.
create table roster (
  id         text primary key,
  name       text not null,
  unit_id    text references unit (id),
  area_code  text collate "C",
  post_kind  text not null references post_kind (code),
  valid_from date,
  valid_to   date check (valid_to > valid_from),
  shifts     json not null,
  exceptions json not null,
  check (unit_id is not null or area_code is not null)
);

-- 三型三管 as data: who is called one after the other, and whose approval a major matter 重大事项 needs (null = nobody's).
alter table estate_type
  add path               text[] not null default '{}',
  add major_matters_need text;
update estate_type set
  path = case first_call when 'firm' then array['firm', 'committee', 'community'] when 'committee' then array['committee', 'community'] else array['fallback', 'community'] end,
  major_matters_need = case first_call when 'committee' then 'community' end;
alter table estate add fallback_unit_id text references unit (id);
alter table category add major_matter boolean not null default false;
