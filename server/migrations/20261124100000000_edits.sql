-- An edit of a post that stands is a delivery of its own: it names the delivery that it changes.
alter table delivery add column kind text not null default 'post'
  constraint delivery_kind_check check (kind in ('post', 'edit'));
alter table delivery add column changes_id uuid;
alter table delivery add constraint delivery_changes_check check ((kind = 'edit') = (changes_id is not null));
alter table delivery add constraint delivery_changes_fkey
  foreign key (organization_id, changes_id) references delivery (organization_id, id);
-- A worker of an older release takes an edit for a post: it cannot write down an attempt, and so it sends nothing.
alter table delivery add constraint delivery_kind_key unique (organization_id, id, kind);
alter table attempt add column kind text not null default 'post';
alter table attempt add constraint attempt_kind_fkey
  foreign key (organization_id, delivery_id, kind) references delivery (organization_id, id, kind);
create index attempt_kind_idx on attempt (organization_id, delivery_id, kind);
create index delivery_changes_idx on delivery (organization_id, changes_id);
-- Two edits of one post under way could end in either order, the older one over the newer.
create unique index delivery_edit_under_way_key on delivery (organization_id, changes_id)
  where kind = 'edit' and state in ('armed', 'unknown');

-- A post of which something stands on a network, whatever its words are going through.
alter table post add column out_since timestamptz;

alter table newsroom_article add column edited_at timestamptz;
