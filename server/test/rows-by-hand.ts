import { newId } from '../src/kernel/ids/ids.ts';
import type { Member } from './route-house.ts';
import type { House } from './world.ts';

/** A statement, and its values after the organization's id. */
type Row = readonly [statement: string, values: readonly unknown[]];

/** One row of each kind that no door makes in one step: somebody else, a network or time has a part in it. */
export function rowsByHand(parts: { house: House; member: Member | null; made: Date }): readonly Row[] {
  const { house, member, made } = parts;
  const { author, publisher } = house.people;
  const webhook = newId();
  const server = newId();
  const source = newId();
  const notice = newId();
  const code = newId();
  return [
    [
      `insert into channel_consent (organization_id, id, state_hash, session_id, person_id, network, service_url, name, secrets_sealed, created_at, expires_at)
       values ($1, $2, 'hash', 'session', $3, 'mastodon', 'https://mastodon.example.org', 'Fediverse', '\\x00', $4, '2030-01-01')`,
      [newId(), author.id, made],
    ],
    [
      `insert into channel_budget (organization_id, channel_id, state, updated_at) values ($1, $2, '{}', $3)`,
      [house.channels.practice, made],
    ],
    [
      `insert into deputy (organization_id, id, person_id, deputy_person_id, kind, from_date, until_date, lends_administrator, reason, created_at)
       values ($1, $2, $3, $4, 'absence', '2027-02-01', '2027-02-02', false, 'away', $5)`,
      [newId(), publisher.id, author.id, made],
    ],
    [
      `insert into role_limit (organization_id, id, person_id, role, channel_id, created_at) values ($1, $2, $3, 'agent', $4, $5)`,
      [newId(), author.id, house.channels.practice, made],
    ],
    [
      `insert into staff_group (organization_id, id, display_name, name_key, roles, revision, created_at, updated_at)
       values ($1, $2, 'Ward 3', 'ward 3', '{}', 1, $3, $3)`,
      [newId(), made],
    ],
    [
      `insert into notification_choice (organization_id, person_id, mail, digest_at, quiet_from, quiet_to, time_zone, updated_at)
       values ($1, $2, 'daily', '08:00', '20:00', '07:00', 'America/Chicago', $3)`,
      [author.id, made],
    ],
    [
      `insert into webhook (organization_id, id, url, description, events, state, secret_sealed, created_by, created_at, updated_at)
       values ($1, $2, 'https://hooks.example.org/', '', '{}', 'active', '\\x00', $3, $4, $4)`,
      [webhook, publisher.id, made],
    ],
    [
      `insert into webhook_delivery (organization_id, id, webhook_id, event, payload, state, created_at, sent_at)
       values ($1, $2, $3, 'post.published', '{}', 'sent', $4, $4)`,
      [newId(), webhook, made],
    ],
    [
      `insert into fediverse_server (organization_id, id, inbox_url, host, created_at)
       values ($1, $2, 'https://social.example.org/inbox', 'social.example.org', $3)`,
      [server, made],
    ],
    [
      `insert into fediverse_follower (organization_id, id, actor_url, inbox_url, server_id, key_url, public_key, followed_at)
       values ($1, $2, 'https://social.example.org/users/river', 'https://social.example.org/users/river/inbox', $3, 'https://social.example.org/users/river#main-key', '{}', $4)`,
      [newId(), server, made],
    ],
    [
      `insert into relay_source (organization_id, id, name, feed_url, language, every_minutes, state, leaves_on_approval, added_by, added_at)
       values ($1, $2, 'Lakeside Health Department', 'https://health.example.org/rss.xml', 'en', 15, 'watched', false, $3, $4)`,
      [source, publisher.id, made],
    ],
    [
      `insert into relay_notice (organization_id, id, source_id, key, twin, words_hash, title, link, summary, language, seen_at, listed_at, is_severe)
       values ($1, $2, $3, 'key', 'twin', 'words', 'Measles', 'https://health.example.org/1', '', 'en', $4, $4, false)`,
      [notice, source, made],
    ],
    [
      `insert into relay_post (organization_id, post_id, notice_id, source_name, source_link, begun_by, begun_at)
       select $1, id, $2, 'Lakeside Health Department', 'https://health.example.org/1', $3, $4::timestamptz from post where organization_id = $1 order by id limit 1`,
      [notice, publisher.id, made],
    ],
    [
      `insert into utm_preset (organization_id, id, name, values, revision, created_at, updated_at)
       values ($1, $2, 'Spring', '{"source":"{network}"}', 1, $3, $3)`,
      [newId(), made],
    ],
    [
      `insert into short_link (organization_id, code, post_id, network, target, target_hash, address, made_at)
       select $1, $3::text, id, 'practice', 'https://example.org/flu', 'hash', 'https://go.example.org/l/' || $3::text, $2::timestamptz from post where organization_id = $1 order by id limit 1`,
      [made, code],
    ],
    [`insert into short_link_day (organization_id, code, day, clicks) values ($1, $2, '2027-03-01', 3)`, [code]],
    [
      `insert into post_repeat (organization_id, post_id, rule, starts_on, local_time, time_zone, ahead_days, state, next_on, next_at, made_by, made_at, changed_at)
       select $1, id, '{"every":1,"on":{"kind":"days"},"ends":{"kind":"count","count":9}}', '2027-03-01', '09:00', 'America/Chicago', 7, 'active', '2027-03-02', $3::timestamptz, $2, $3::timestamptz, $3::timestamptz from post where organization_id = $1 order by id limit 1`,
      [publisher.id, made],
    ],
    [
      `insert into post_occurrence (organization_id, post_id, occurs_on, due_at, outcome, because, noted_at)
       select $1, post_id, '2027-03-01', $2::timestamptz, 'skipped', 'late', $2::timestamptz from post_repeat where organization_id = $1`,
      [made],
    ],
    [
      `insert into library_entry (organization_id, post_id, version_id, networks, ends_at, entered_by, entered_at)
       select $1, post_id, id, '{mastodon}', $3::timestamptz + interval '90 days', $2, $3::timestamptz from post_version where organization_id = $1 order by id limit 1`,
      [publisher.id, made],
    ],
    [
      `insert into disclosure_wording (organization_id, language, employer, opinion, short, changed_by, changed_at)
       values ($1, 'es', '{organization}', '', '{organization}', $2, $3)`,
      [publisher.id, made],
    ],
    [
      `insert into post_share (organization_id, post_id, source_post_id, source_version_id, channel_id, sharer_id, disclosure, shared_at)
       select $1, post_id, post_id, id, $2, $3, '', $4::timestamptz from post_version where organization_id = $1 order by id limit 1`,
      [house.channels.practice, member?.personId, made],
    ],
    [
      `insert into house_rule_condition (organization_id, id, rule_key, counsel, note, seen_on, noted_by, noted_at)
       values ($1, $2, 'us-tx.testimonial', 'A. Counsel', '', '2027-02-01', $3, $4)`,
      [newId(), author.id, made],
    ],
    [
      `insert into lateness_incident (organization_id, id, began_at, ended_at) values ($1, $2, $3, $3)`,
      [newId(), made],
    ],
    [
      `insert into review_delegation (organization_id, id, review_id, from_person_id, to_person_id, reason, until, created_at)
       select $1, $2, id, $3, $4, 'on leave', $5::timestamptz + interval '9 days', $5::timestamptz from review where organization_id = $1 limit 1`,
      [newId(), publisher.id, author.id, made],
    ],
    [
      `insert into review_reminder (organization_id, id, review_id, step_id, person_id, kind, due_at, sent_at)
       select $1, $2, id, 'approval', $3, 'at', $4::timestamptz, $4::timestamptz from review where organization_id = $1 limit 1`,
      [newId(), publisher.id, made],
    ],
    [
      `insert into review_guest (organization_id, id, review_id, step_id, name, email, locale, invited_by, invited_at, expires_at, token_hash, handed_over)
       select $1, $2::uuid, id, 'approval', 'Guest', 'guest@example.org', 'en', $3, $4::timestamptz, $4::timestamptz + interval '7 days', $2::uuid::text, false
         from review where organization_id = $1 limit 1`,
      [newId(), publisher.id, made],
    ],
    [
      `insert into draft_checkpoint (organization_id, id, post_id, revision, content, content_hash, saved_by, saved_at, kept_at)
     select $1, $2, p.id, 1, d.content, 'hash', $3, $4, $4 from post p join draft d on d.organization_id = p.organization_id and d.post_id = p.id
      where p.organization_id = $1 order by p.id limit 1`,
      [newId(), author.id, made],
    ],
    [
      `insert into draft_comment (organization_id, id, post_id, author_person_id, body, mentions, created_at)
     values ($1, $2, (select id from post where organization_id = $1 order by id limit 1), $3, $4, '{}', $5)`,
      [newId(), member?.personId, `${house.organizationId} asks`, made],
    ],
  ];
}
