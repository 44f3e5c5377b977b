-- How each person wants to be told by mail; no row is the usual way: at once, at any hour.
create table notification_choice (
  organization_id uuid not null references organization (organization_id),
  person_id uuid not null,
  mail text not null constraint notification_choice_mail_check check (mail in ('each', 'daily', 'off')),
  -- Wall times `HH:MM` in the person's zone. Quiet hours are set both or not at all.
  digest_at text not null constraint notification_choice_digest_check check (digest_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  quiet_from text,
  quiet_to text,
  time_zone text not null,
  updated_at timestamptz not null,
  constraint notification_choice_pkey primary key (organization_id, person_id),
  constraint notification_choice_quiet_check check (
    (quiet_from is null) = (quiet_to is null)
    and coalesce(quiet_from, '00:00') ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
    and coalesce(quiet_to, '00:00') ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
  ),
  constraint notification_choice_person_fkey foreign key (organization_id, person_id) references person (organization_id, id)
);
-- A digest looks for what was not mailed yet.
create index outbox_message_unsent_idx on outbox_message (organization_id, person_id) where sent_at is null;

alter table notification_choice enable row level security;
alter table notification_choice force row level security;
create policy notification_choice_organization on notification_choice
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert, update on notification_choice to bedside_runtime;
