-- Who may sign in, and as what. A role says what an account may do, areas and units narrow where.
create table account (
  login           text primary key check (login = lower(login)),
  name            text    not null,
  role            text    not null,
  area_codes      text[]  not null,
  unit_ids        text[]  not null,
  person_id       text references person (id),
  -- PBKDF2, with its own salt and iteration count inside.
  password_hash   text    not null,
  failed_attempts integer not null default 0,
  locked_until    timestamptz,
  disabled        boolean not null default false
);

-- Bearer tokens of programs and walls. Only the SHA-256 is kept: a token is shown once, when it is made.
create table api_token (
  id         bigint generated always as identity primary key,
  token_hash bytea  not null unique check (octet_length(token_hash) = 32),
  name       text   not null,
  role       text   not null,
  area_codes text[] not null,
  unit_ids   text[] not null,
  made_at    timestamptz not null default clock_timestamp(),
  expires_at timestamptz,
  revoked_at timestamptz
);

-- The keys that protect cookies, shared by every process.
create table data_protection_key (
  id            integer generated always as identity primary key,
  friendly_name text not null,
  xml           text not null,
  stored_at     timestamptz not null default clock_timestamp()
);
