-- Whether the network of a channel is in trouble, for all workers: breaker-state.ts. Null as long as it is well.
alter table channel add column breaker jsonb;
