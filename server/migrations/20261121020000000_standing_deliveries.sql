-- Up Migration
-- What stands on a channel is read page by page, the newest first.
create index delivery_standing_idx on delivery (organization_id, channel_id, id)
  where state in ('confirmed', 'removing');
