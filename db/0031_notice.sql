-- Who is told what, how, and whether it arrived.

-- What a person wants. Without a row: Chinese, the inbox, no quiet hours.
create table notice_preference (
  login      text primary key references account (login) on update cascade on delete cascade,
  language   text not null check (language in ('zh', 'en')),
  email      text,
  -- In the district's zone; may pass midnight. Only what is important comes through meanwhile.
  quiet_from time,
  quiet_to   time,
  -- Channels by occasion; an occasion that is not named takes the default.
  channels   json not null,
  updated_at timestamptz not null default clock_timestamp(),
  check ((quiet_from is null) = (quiet_to is null))
);

-- Other systems that want to be told. The secret signs what we send, so it must be kept readable; it is shown once and never again.
create table webhook (
  id         uuid primary key,
  name       text not null,
  url        text not null,
  secret     bytea not null check (octet_length(secret) >= 32),
  -- Empty = every occasion.
  occasions  text[] not null,
  -- Null = the whole district.
  area_code  text collate "C",
  made_by    text not null,
  made_at    timestamptz not null default clock_timestamp(),
  removed_at timestamptz
);

-- The log, the inbox and the queue of what is still to be sent: one row per issue, version, occasion, recipient and channel, and never a second one.
create table notice_delivery (
  id             bigint generated always as identity primary key,
  issue_id       uuid        not null,
  issue_version  bigint      not null,
  occasion       text collate "C" not null,
  -- “login:…”, “webhook:…”, “reporter”, or “nobody” when an audience was empty.
  recipient      text collate "C" not null,
  recipient_name text        not null,
  channel        text collate "C" not null,
  important      boolean     not null,
  -- What the sentence needs; the words are found when somebody reads them.
  case_no        text        not null,
  place          text        not null,
  unit_id        text,
  detail         text,
  happened_at    timestamptz not null,
  made_at        timestamptz not null default clock_timestamp(),
  state          text collate "C" not null check (state in ('pending', 'delivered', 'failed', 'suppressed')),
  reason         text,
  attempts       integer     not null default 0,
  next_try_at    timestamptz,
  settled_at     timestamptz,
  read_at        timestamptz,
  check ((state = 'pending') = (next_try_at is not null)),
  unique (issue_id, issue_version, occasion, recipient, channel)
);

create index notice_delivery_due on notice_delivery (next_try_at) where state = 'pending';
create index notice_delivery_inbox on notice_delivery (recipient, id desc) where channel = 'inbox' and state = 'delivered';
create index notice_delivery_unread on notice_delivery (recipient) where channel = 'inbox' and state = 'delivered' and read_at is null;
create index notice_delivery_by_age on notice_delivery (made_at);
