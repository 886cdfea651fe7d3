-- Random secrets an installation makes for itself, once, and shares between its processes.
create table installation_secret (
  name    text  primary key,
  value   bytea not null check (octet_length(value) >= 32),
  made_at timestamptz not null default clock_timestamp()
);
