-- Rules of places and professions that the house added to those that Bedside brings. A row is never changed: one that
-- stands in place of another names it, and one without effect ends it.
create table house_rule (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  jurisdiction text not null constraint house_rule_jurisdiction_check check (jurisdiction ~ '^(\*|[A-Z]{2}(-[A-Z0-9]{1,3})?)$'),
  profession text,
  kind text not null constraint house_rule_kind_check
    check (kind in ('testimonial', 'majority_age', 'assent_age', 'retention_years', 'years_after_death')),
  effect text constraint house_rule_effect_check check (effect in ('barred', 'conditional', 'none')),
  value integer,
  cite text not null,
  source text not null constraint house_rule_source_check check (source in ('primary', 'secondary', 'to_confirm')),
  -- First and last day, in the house's time zone.
  from_on date,
  until_on date,
  -- The key of a rule that Bedside brings, or the id of one of the house.
  replaces text,
  added_by uuid not null,
  added_at timestamptz not null,
  constraint house_rule_pkey primary key (organization_id, id),
  constraint house_rule_dates_check check (until_on >= from_on),
  constraint house_rule_content_check check (
    case
      when effect = 'none' then value is null and replaces is not null and from_on is not null
      when kind = 'testimonial' then effect is not null and value is null
      else effect is null and value is not null
    end),
  constraint house_rule_added_by_fkey foreign key (organization_id, added_by) references person (organization_id, id)
);
create index house_rule_added_by_idx on house_rule (organization_id, added_by);

-- Counsel has seen that the conditions of a rule are met.
create table house_rule_condition (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  rule_key text not null,
  counsel text not null,
  note text not null,
  seen_on date not null,
  until_on date,
  noted_by uuid not null,
  noted_at timestamptz not null,
  taken_back_by uuid,
  taken_back_at timestamptz,
  constraint house_rule_condition_pkey primary key (organization_id, id),
  constraint house_rule_condition_dates_check check (until_on >= seen_on),
  constraint house_rule_condition_taken_back_check check ((taken_back_by is null) = (taken_back_at is null)),
  constraint house_rule_condition_noted_by_fkey foreign key (organization_id, noted_by) references person (organization_id, id),
  constraint house_rule_condition_taken_back_by_fkey foreign key (organization_id, taken_back_by) references person (organization_id, id)
);
create index house_rule_condition_noted_by_idx on house_rule_condition (organization_id, noted_by);
create index house_rule_condition_taken_back_by_idx on house_rule_condition (organization_id, taken_back_by);

-- Where the house, one of its sites or a channel practises, and whether it is of a program for substance use.
create table house_practice (
  organization_id uuid not null references organization (organization_id),
  -- Of the organization, the site or the channel: one row for each.
  id uuid not null,
  site_id uuid,
  channel_id uuid,
  jurisdictions text[] not null,
  professions text[],
  is_part2_program boolean not null,
  revision integer not null,
  updated_by uuid not null,
  updated_at timestamptz not null,
  constraint house_practice_pkey primary key (organization_id, id),
  constraint house_practice_of_check check (
    id = coalesce(site_id, channel_id, organization_id) and (site_id is null or channel_id is null)),
  constraint house_practice_professions_check check (professions is null or id = organization_id),
  constraint house_practice_site_fkey foreign key (organization_id, site_id) references site (organization_id, id),
  constraint house_practice_channel_fkey foreign key (organization_id, channel_id) references channel (organization_id, id),
  constraint house_practice_updated_by_fkey foreign key (organization_id, updated_by) references person (organization_id, id)
);
create index house_practice_site_idx on house_practice (organization_id, site_id);
create index house_practice_channel_idx on house_practice (organization_id, channel_id);
create index house_practice_updated_by_idx on house_practice (organization_id, updated_by);

-- A form in the words of the house that is being written: one for each kind of permission.
create table house_form_draft (
  organization_id uuid not null references organization (organization_id),
  kind text not null,
  content jsonb not null,
  revision integer not null,
  updated_by uuid not null,
  updated_at timestamptz not null,
  constraint house_form_draft_pkey primary key (organization_id, kind),
  constraint house_form_draft_updated_by_fkey foreign key (organization_id, updated_by) references person (organization_id, id)
);
create index house_form_draft_updated_by_idx on house_form_draft (organization_id, updated_by);

-- A form that was published. Its words never change.
create table house_form_version (
  organization_id uuid not null references organization (organization_id),
  kind text not null,
  number integer not null constraint house_form_version_number_check check (number > 0),
  content jsonb not null,
  sha256 text not null constraint house_form_version_sha256_check check (sha256 ~ '^[0-9a-f]{64}$'),
  published_by uuid not null,
  published_at timestamptz not null,
  retired_by uuid,
  retired_at timestamptz,
  constraint house_form_version_pkey primary key (organization_id, kind, number),
  constraint house_form_version_retired_check check ((retired_by is null) = (retired_at is null)),
  constraint house_form_version_published_by_fkey foreign key (organization_id, published_by) references person (organization_id, id),
  constraint house_form_version_retired_by_fkey foreign key (organization_id, retired_by) references person (organization_id, id)
);
create index house_form_version_published_by_idx on house_form_version (organization_id, published_by);
create index house_form_version_retired_by_idx on house_form_version (organization_id, retired_by);

do $$
declare
  name text;
begin
  foreach name in array array['house_rule', 'house_rule_condition', 'house_practice', 'house_form_draft',
    'house_form_version'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy %I on %I using (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)'
      ' with check (organization_id = nullif(current_setting(''bedside.organization'', true), '''')::uuid)',
      name || '_organization', name);
    execute format('grant select, insert on %I to bedside_runtime', name);
  end loop;
end $$;

-- Rules and published forms stay as they are; a note is taken back and a form retired.
grant update (taken_back_by, taken_back_at) on house_rule_condition to bedside_runtime;
grant update (jurisdictions, professions, is_part2_program, revision, updated_by, updated_at) on house_practice to bedside_runtime;
grant update (content, revision, updated_by, updated_at), delete on house_form_draft to bedside_runtime;
grant update (retired_by, retired_at) on house_form_version to bedside_runtime;
