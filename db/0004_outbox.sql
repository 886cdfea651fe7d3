-- Work that commits owe the world. Done rows stay for a while, so that a repeated message is still recognised by its key.
create table outbox (
  id               bigint generated always as identity primary key,
  topic            text        not null,
  dedup_key        text collate "C" not null unique,
  payload          json        not null,
  attempts         integer     not null default 0,
  written_at       timestamptz not null default clock_timestamp(),
  handed_out_until timestamptz,
  done_at          timestamptz
);

create index outbox_pending on outbox (id) where done_at is null;
create index outbox_done on outbox (done_at) where done_at is not null;
