-- The oldest release that may work on this schema; one from before refuses to start. Whatever takes away what the release
-- before still uses says so in its own migration: update oldest_release set release = '0.3.0';
create table oldest_release (
  is_only boolean not null default true constraint oldest_release_pkey primary key
    constraint oldest_release_is_only_check check (is_only),
  release text not null constraint oldest_release_release_check check (release ~ '^\d{1,6}\.\d{1,6}\.\d{1,6}$')
);
insert into oldest_release (release) values ('0.1.0');
grant select on oldest_release to bedside_runtime;
