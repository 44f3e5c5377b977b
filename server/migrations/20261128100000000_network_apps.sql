-- What a network gave the house when it registered an application there. All fields are sealed, those that may be seen too.
create table network_app (
  organization_id uuid not null references organization (organization_id),
  network text not null constraint network_app_network_check check (network ~ '^[a-z][a-z-]{0,39}$'),
  fields_sealed bytea not null,
  revision integer not null,
  set_by uuid not null,
  set_at timestamptz not null,
  constraint network_app_pkey primary key (organization_id, network),
  constraint network_app_set_by_fkey foreign key (organization_id, set_by) references person (organization_id, id)
);
create index network_app_set_by_idx on network_app (organization_id, set_by);
alter table network_app enable row level security;
alter table network_app force row level security;
create policy network_app_organization on network_app
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert, delete on network_app to bedside_runtime;
grant update (fields_sealed, revision, set_by, set_at) on network_app to bedside_runtime;

-- Which networks ask for consent is told by their manifests.
alter table channel_consent drop constraint channel_consent_network_check;
alter table channel_consent add constraint channel_consent_network_check check (network ~ '^[a-z][a-z-]{0,39}$');

-- Accounts that one yes opened, until a person says which: ten minutes, one session, once.
create table channel_choice (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  session_id text not null,
  person_id uuid not null,
  network text not null constraint channel_choice_network_check check (network ~ '^[a-z][a-z-]{0,39}$'),
  service_url text not null,
  -- What the person called it, for the account that is picked alone.
  name text not null,
  choices_sealed bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  constraint channel_choice_pkey primary key (organization_id, id),
  constraint channel_choice_person_fkey foreign key (organization_id, person_id) references person (organization_id, id)
);
create index channel_choice_person_idx on channel_choice (organization_id, person_id);
alter table channel_choice enable row level security;
alter table channel_choice force row level security;
create policy channel_choice_organization on channel_choice
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert, delete on channel_choice to bedside_runtime;

alter table channel
  -- As the network calls the account; null for channels of before.
  add column display_name text,
  -- The yes that opened it: several accounts may have one.
  add column consent_id uuid,
  -- Nothing is published while it is `awaiting`. Channels of before stay as they are.
  add column confirmation text not null default 'not-needed'
    constraint channel_confirmation_check check (confirmation in ('awaiting', 'given', 'not-needed')),
  add column confirmed_by uuid,
  add column confirmed_at timestamptz,
  add constraint channel_confirmed_check
    check ((confirmed_by is null) = (confirmed_at is null) and (confirmation = 'given') = (confirmed_by is not null)),
  add constraint channel_confirmed_by_fkey foreign key (organization_id, confirmed_by) references person (organization_id, id);
create index channel_confirmed_by_idx on channel (organization_id, confirmed_by);
create index channel_consent_id_idx on channel (organization_id, consent_id) where consent_id is not null;

-- Organizations of before go on as they did; those that are made from now on ask for two persons.
alter table organization add column second_administrator text not null default 'not-needed'
  constraint organization_second_administrator_check check (second_administrator in ('required', 'not-needed'));
alter table organization alter column second_administrator set default 'required';
