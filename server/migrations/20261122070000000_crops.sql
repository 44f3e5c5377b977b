-- Up Migration
-- A crop is an image of its own that names the one it was cut from: what is known of the whole holds for its parts.
alter table media add column derived_from uuid;
alter table media add constraint media_derived_from_fkey
  foreign key (organization_id, derived_from) references media (organization_id, id);
create index media_derived_from_idx on media (organization_id, derived_from);
