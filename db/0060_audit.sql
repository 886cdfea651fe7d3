-- The audit of the promise, asked each minute by whichever process comes first: when that last ended well, and what it found.
create table audit_run (
  only_one    boolean     primary key default true check (only_one),
  finished_at timestamptz not null,
  found       integer     not null,
  repaired    integer     not null
);

-- Completed cases that wait for the end of their check window, for the audit's walk.
create index issue_waiting_for_check on issue (completed_at, id) where state = 'Completed';
