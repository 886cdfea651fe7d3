-- Photos and files. The bytes stand in the content store under their SHA-256; here is what they are, and whose case they belong to.

-- One row a stored file, however many attachments show it. Its row is written before its bytes and goes after them, so that the upkeep, which locks
-- the row while it takes the bytes away, never meets an upload half-way.
create table content (
  hash      text collate "C" primary key check (hash ~ '^[0-9a-f]{64}$'),
  bytes     bigint      not null check (bytes > 0),
  -- When an upload last asked for it: younger ones are left alone even if nothing shows them yet.
  wanted_at timestamptz not null default clock_timestamp()
);

-- issue_id is null until a report or a command carries the attachment; what nobody carries is forgotten after a day.
create table attachment (
  id           uuid        primary key,
  issue_id     uuid,
  kind         text        not null check (kind in ('before', 'after', 'other')),
  name         text        not null,
  media_type   text        not null,
  bytes        bigint      not null,
  width        integer,
  height       integer,
  content_hash text collate "C" not null references content (hash),
  -- Thumbnails, for pictures we can draw: 320 and 1280 pixels at most.
  small_hash   text collate "C" references content (hash),
  large_hash   text collate "C" references content (hash),
  uploaded_by  text        not null,
  uploaded_at  timestamptz not null default clock_timestamp(),
  attached_by  text,
  attached_at  timestamptz,
  check ((issue_id is null) = (attached_at is null))
);

create index attachment_of_issue on attachment (issue_id, attached_at) where issue_id is not null;
create index attachment_waiting on attachment (uploaded_at) where issue_id is null;
create index attachment_by_content on attachment (content_hash);
create index attachment_by_small on attachment (small_hash) where small_hash is not null;
create index attachment_by_large on attachment (large_hash) where large_hash is not null;
create index content_by_want on content (wanted_at);
