-- Up Migration
-- When a review is due, who it was handed to, who was reminded, and guests who review without an account.

alter table review
  -- The earliest deadline among the steps that wait, by their own hours; null where no step has one.
  add column due_at timestamptz,
  -- How long before its planned time a post must be decided.
  add column lead_minutes integer not null default 120 constraint review_lead_check check (lead_minutes >= 0);

-- A reviewer hands a review to somebody else who may decide it, until a day.
create table review_delegation (
  organization_id uuid not null,
  id uuid not null,
  review_id uuid not null,
  from_person_id uuid not null,
  to_person_id uuid not null,
  reason text not null,
  until timestamptz not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  constraint review_delegation_pkey primary key (organization_id, id),
  constraint review_delegation_other_check check (from_person_id <> to_person_id),
  constraint review_delegation_review_fkey foreign key (organization_id, review_id) references review (organization_id, id),
  constraint review_delegation_from_fkey foreign key (organization_id, from_person_id) references person (organization_id, id),
  constraint review_delegation_to_fkey foreign key (organization_id, to_person_id) references person (organization_id, id),
  constraint review_delegation_ended_by_fkey foreign key (organization_id, ended_by) references person (organization_id, id)
);
create index review_delegation_review_idx on review_delegation (organization_id, review_id);
create index review_delegation_from_idx on review_delegation (organization_id, from_person_id);
create index review_delegation_to_idx on review_delegation (organization_id, to_person_id);
create index review_delegation_ended_by_idx on review_delegation (organization_id, ended_by);

-- Who was told what of a deadline: each once.
create table review_reminder (
  organization_id uuid not null,
  id uuid not null,
  review_id uuid not null,
  step_id text not null,
  person_id uuid not null,
  kind text not null constraint review_reminder_kind_check check (kind in ('before', 'at', 'escalated')),
  due_at timestamptz not null,
  sent_at timestamptz not null,
  constraint review_reminder_pkey primary key (organization_id, id),
  constraint review_reminder_once_key unique (organization_id, review_id, step_id, person_id, kind, due_at),
  constraint review_reminder_review_fkey foreign key (organization_id, review_id) references review (organization_id, id),
  constraint review_reminder_person_fkey foreign key (organization_id, person_id) references person (organization_id, id)
);
create index review_reminder_person_idx on review_reminder (organization_id, person_id);

-- Somebody from outside with the right to one step of one review. A link works in one browser; a code proves the person.
create table review_guest (
  organization_id uuid not null,
  id uuid not null,
  review_id uuid not null,
  step_id text not null,
  name text not null,
  email text not null,
  locale text not null constraint review_guest_locale_check check (locale in ('en', 'es')),
  invited_by uuid not null,
  invited_at timestamptz not null,
  -- The privacy officer who attests that the guest is trained in privacy law, and why.
  training_attested_by uuid,
  training_reason text,
  expires_at timestamptz not null,
  token_hash text not null,
  opened_at timestamptz,
  code_hash text,
  code_expires_at timestamptz,
  codes_made integer not null default 0,
  wrong_codes integer not null default 0,
  -- Whoever invited got the code to hand over, since mail is not set up.
  handed_over boolean not null,
  session_hash text,
  session_ends_at timestamptz,
  proved_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  -- What the next mail carries, a link or a code; gone once it was sent.
  mail_kind text constraint review_guest_mail_check check (mail_kind in ('invitation', 'code')),
  mail_sealed bytea,
  mail_error_code text,
  constraint review_guest_pkey primary key (organization_id, id),
  constraint review_guest_token_key unique (organization_id, token_hash),
  constraint review_guest_attested_check check ((training_attested_by is null) = (training_reason is null)),
  constraint review_guest_review_fkey foreign key (organization_id, review_id) references review (organization_id, id),
  constraint review_guest_invited_by_fkey foreign key (organization_id, invited_by) references person (organization_id, id),
  constraint review_guest_attested_by_fkey foreign key (organization_id, training_attested_by) references person (organization_id, id),
  constraint review_guest_revoked_by_fkey foreign key (organization_id, revoked_by) references person (organization_id, id)
);
create index review_guest_review_idx on review_guest (organization_id, review_id);
create index review_guest_invited_by_idx on review_guest (organization_id, invited_by);
create index review_guest_attested_by_idx on review_guest (organization_id, training_attested_by);
create index review_guest_revoked_by_idx on review_guest (organization_id, revoked_by);

-- Decisions and comments are those of a person or of a guest.
alter table review_decision
  alter column reviewer_person_id drop not null,
  add column guest_id uuid,
  -- Passages that the reviewer marked: field, offsets in UTF-16 units, the words there, and what to change.
  add column passages jsonb not null default '[]',
  add constraint review_decision_who_check check ((reviewer_person_id is null) <> (guest_id is null)),
  add constraint review_decision_guest_once_key unique (organization_id, review_id, step_id, guest_id),
  add constraint review_decision_guest_fkey foreign key (organization_id, guest_id) references review_guest (organization_id, id);
create index review_decision_guest_idx on review_decision (organization_id, guest_id);

alter table review_comment
  alter column author_person_id drop not null,
  add column guest_id uuid,
  add constraint review_comment_who_check check ((author_person_id is null) <> (guest_id is null)),
  add constraint review_comment_guest_fkey foreign key (organization_id, guest_id) references review_guest (organization_id, id);
create index review_comment_guest_idx on review_comment (organization_id, guest_id);

do $$
declare
  name text;
begin
  foreach name in array array['review_delegation', 'review_reminder', 'review_guest'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy %I on %I using (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)'
      ' with check (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)',
      name || '_organization', name);
    execute format('grant select, insert on %I to bedside_runtime', name);
  end loop;
end $$;

grant update (ended_at, ended_by) on review_delegation to bedside_runtime;
grant update on review_guest to bedside_runtime;
