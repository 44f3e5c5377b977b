-- Up Migration
-- No organization data in either: times, counts and codes of the installation itself.

-- When this database was restored, and from when. What was published between the two is known to the networks alone.
create table restore_point (
  id uuid not null constraint restore_point_pkey primary key,
  taken_at timestamptz not null,
  restored_at timestamptz not null
);

-- Backups that were begun by the schedule, and what came of them.
create table backup_run (
  id uuid not null constraint backup_run_pkey primary key,
  started_at timestamptz not null,
  ended_at timestamptz,
  outcome text not null constraint backup_run_outcome_check check (outcome in ('running', 'done', 'failed')),
  set_name text,
  -- Encrypted, as stored; files that were copied by this run alone.
  database_bytes bigint,
  files_copied integer,
  files_missing integer,
  failure_code text
);
create index backup_run_started_at_idx on backup_run (started_at);

grant select on restore_point to bedside_runtime;
grant select on backup_run to bedside_runtime;
