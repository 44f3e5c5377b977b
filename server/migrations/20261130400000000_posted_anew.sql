-- Channels on which what stands is taken down first, and the version of this time posted anew. A release that knows nothing
-- of it leaves what stands there as it is.
alter table schedule_entry add column anew uuid[] not null default '{}';
