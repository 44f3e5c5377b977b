-- A thread leaves as several posts, and a first comment as one more: each is a delivery of its own, numbered from 0.
alter table delivery add column part integer not null default 0
  constraint delivery_part_check check (part between 0 and 99);
drop index delivery_live_key;
-- One public post per version, channel and part: a second plan is possible only when the first provably sent nothing.
create unique index delivery_live_key on delivery (organization_id, version_id, channel_id, part)
  where state not in ('cancelled', 'parked', 'rejected', 'removed');
