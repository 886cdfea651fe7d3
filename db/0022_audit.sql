-- Who changed which rule, office, person or place, when, and to what. Written in the same transaction as the change; never changed, never deleted.
create table audit (
  id         bigint generated always as identity primary key,
  at         timestamptz not null default clock_timestamp(),
  actor_id   text        not null,
  actor_name text        not null,
  action     text        not null,
  subject    text        not null,
  subject_id text,
  detail     json        not null
);
create index audit_of_subject on audit (subject, subject_id, id);

create function audit_is_append_only() returns trigger
  language plpgsql
  as $$ begin raise exception 'The audit trail is append-only: % is refused.', tg_op using errcode = 'restrict_violation'; end $$;
create trigger audit_is_append_only before update or delete or truncate on audit
  for each statement execute function audit_is_append_only();
