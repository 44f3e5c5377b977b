-- Up Migration
-- How late posts were is told from what was seen on networks lately.
create index receipt_observed_idx on receipt (organization_id, observed_at);
