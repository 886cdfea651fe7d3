-- Who is where: one imported district, its areas, units, people and rules. Read whole into memory at start-up, so nothing here is indexed for search.
-- Codes are compared byte by byte (collate "C"): an area's code is the prefix of everything inside it.

create table district (
  code             text collate "C" primary key check (code ~ '^[0-9]{6}$'),
  name             text        not null,
  time_zone        text        not null,
  demo             boolean     not null,
  drill_divisor    integer     not null check (drill_divisor >= 1),
  fallback_unit_id text        not null,
  -- Grows with every change below; processes reload when they see a new one.
  revision         bigint      not null default 1,
  imported_at      timestamptz not null default clock_timestamp()
);

-- An area may be redrawn: each version has its own days, and last year's statistics keep last year's shape.
create table area (
  code       text collate "C" not null,
  valid_from date    not null,
  valid_to   date    check (valid_to > valid_from),
  parent_code text collate "C",
  level      text    not null,
  name       text    not null,
  short_name text    not null,
  ring       json,
  grid_kind  text,
  households integer not null check (households >= 0),
  position   integer not null,
  primary key (code, valid_from)
);
create unique index area_in_force on area (code) where valid_to is null;

create table estate_type (
  code       text primary key,
  name       text not null,
  name_en    text not null,
  first_call text not null check (first_call in ('firm', 'committee', 'fallback'))
);

create table unit (
  id         text primary key,
  name       text not null,
  short_name text not null,
  kind       text not null,
  area_code  text collate "C"
);

create table estate (
  id                text primary key,
  name              text not null,
  type_code         text not null references estate_type (code),
  grid_code         text collate "C" not null,
  firm_unit_id      text references unit (id),
  committee_unit_id text references unit (id),
  longitude         double precision not null,
  latitude          double precision not null,
  ring              json
);

create table building (
  id        text primary key,
  estate_id text references estate (id),
  grid_code text collate "C" not null,
  name      text not null,
  address   text not null,
  floors    integer not null,
  longitude double precision not null,
  latitude  double precision not null,
  ring      json
);

create table person (
  id    text primary key,
  name  text not null,
  phone text not null
);

create table post (
  id         bigint generated always as identity primary key,
  person_id  text not null references person (id),
  kind       text not null,
  area_code  text collate "C",
  unit_id    text references unit (id),
  employment text,
  source     text,
  valid_from date not null,
  valid_to   date check (valid_to > valid_from)
);
create index post_of_person on post (person_id);

create table category (
  code       text primary key,
  category_group text not null,
  name       text not null,
  name_en    text not null,
  unit_id    text references unit (id),
  urgent     boolean not null,
  whistle    text not null,
  examples   text[] not null,
  position   integer not null
);

-- What makes the map look like a town. Drawn, never queried.
create table scenery (
  id     integer primary key,
  kind   text not null check (kind in ('road', 'water', 'park')),
  name   text not null,
  class  text,
  points json not null
);

-- The promises and the ladder, undivided also in a drill. A new version is a new row; open issues keep the one they were opened with.
create table sla_policy (
  id           text    not null,
  version      integer not null,
  respond      interval not null,
  handle       interval not null,
  close        interval not null,
  plan         interval not null,
  respond_stop text     not null,
  check_window interval not null,
  in_force_from timestamptz not null default clock_timestamp(),
  primary key (id, version)
);

create table ladder (
  id      text    not null,
  version integer not null,
  rungs   json    not null,
  in_force_from timestamptz not null default clock_timestamp(),
  primary key (id, version)
);
