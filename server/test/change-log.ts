/**
 * Watches a test database from below: triggers of the owner's write down every change of state with its transaction, so
 * that a test can hold the changes against the audit events of the same transaction.
 */
import type pg from 'pg';

/** Which column tells the state of a row, and which its id; null as state: rows are only inserted. */
const watched = {
  delivery: { id: 'id', state: 'state' },
  review: { id: 'id', state: 'state' },
  schedule_entry: { id: 'id', state: 'state' },
  channel: { id: 'id', state: 'state' },
  waiver: { id: 'id', state: '(withdrawn_at is not null)' },
  post: { id: 'id', state: 'stage' },
  draft: { id: 'post_id', state: 'revision' },
  person: { id: 'id', state: '(state, roles, privacy_trained_until, locale)' },
  organization: { id: 'organization_id', state: 'revision' },
  organization_fact: { id: 'id', state: 'revision' },
  site: { id: 'id', state: 'revision' },
  post_version: { id: 'id', state: `'frozen'` },
  screening: { id: 'version_id', state: `'screened'` },
  review_decision: { id: 'review_id', state: `'decided'` },
} as const;

export type WatchedTable = keyof typeof watched;
export type StateChange = {
  readonly xid: string;
  readonly table: WatchedTable;
  readonly id: string;
  /** Null: the row is new. */
  readonly was: string | null;
  readonly became: string;
};
export type SeenEvent = {
  readonly xid: string;
  readonly action: string;
  readonly objectType: string;
  readonly objectId: string;
  readonly version: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
};

export async function watchChanges(owner: pg.Pool): Promise<void> {
  await owner.query(`create schema test_watch;
    create table test_watch.change (xid xid8 default pg_current_xact_id(), "table" text, id text, was text, became text);
    grant usage on schema test_watch to public; grant insert on test_watch.change to public`);
  for (const [table, { id, state }] of Object.entries(watched)) {
    const of = (row: 'old' | 'new') =>
      state.replace(/[a-z_]+/g, (word) => (/^(is|not|null)$/.test(word) ? word : `${row}.${word}`));
    const value = (row: 'old' | 'new') => (state.startsWith(`'`) ? state : `(${of(row)})::text`);
    await owner.query(`create function test_watch.${table}() returns trigger language plpgsql as $$ begin
        if tg_op = 'INSERT' then
          insert into test_watch.change ("table", id, was, became) values ('${table}', new.${id}::text, null, ${value('new')});
        elsif ${value('old')} is distinct from ${value('new')} then
          insert into test_watch.change ("table", id, was, became) values ('${table}', new.${id}::text, ${value('old')}, ${value('new')});
        end if;
        return null;
      end $$;
      create trigger test_watch after insert or update on ${table} for each row execute function test_watch.${table}()`);
  }
}

export async function readChanges(owner: pg.Pool): Promise<StateChange[]> {
  return (await owner.query<StateChange>(`select xid::text, "table", id, was, became from test_watch.change`)).rows;
}

export async function readEvents(owner: pg.Pool): Promise<SeenEvent[]> {
  const { rows } = await owner.query<SeenEvent>(
    `select xid::text, action, object_type as "objectType", object_id as "objectId",
            leaf::json #>> '{object,version}' as version, leaf::json -> 'facts' as facts from audit_event`,
  );
  return rows;
}

const about = (event: SeenEvent, type: string, id: string) => event.objectType === type && event.objectId === id;
const named = (event: SeenEvent, action: string, fact: string, id: string) =>
  event.action === action && event.facts[fact] === id;

/** Whether an event tells of a change; the words are the trail's, written down here a second time on purpose. */
const tells: Readonly<Record<WatchedTable, (event: SeenEvent, change: StateChange) => boolean>> = {
  delivery: (event, { id }) => about(event, 'delivery', id),
  channel: (event, { id }) => about(event, 'channel', id),
  person: (event, { id }) => about(event, 'person', id),
  organization: (event, { id }) => about(event, 'organization', id),
  organization_fact: (event, { id }) => about(event, 'fact', id),
  site: (event, { id }) => about(event, 'site', id),
  review: (event, { id, was, became }) =>
    named(event, was === null ? 'review.submitted' : `review.${became}`, 'review', id),
  schedule_entry: (event, { id, was }) =>
    named(event, was === null ? 'post.scheduled' : 'schedule.cancelled', 'schedule', id),
  waiver: (event, { id, was }) => named(event, was === null ? 'finding.waived' : 'waiver.withdrawn', 'waiver', id),
  post: (event, { id, was }) => was === null && event.action === 'post.created' && about(event, 'post', id),
  draft: (event, { id, was }) =>
    event.action === (was === null ? 'post.created' : 'draft.saved') && about(event, 'post', id),
  post_version: (event, { id }) => event.action === 'version.frozen' && event.version === id,
  screening: (event, { id }) => event.action === 'version.screened' && event.version === id,
  review_decision: (event, { id }) => named(event, 'review.decided', 'review', id),
};

/** Everything in which changes and events differ, in words; empty when each change has exactly one event in its transaction. */
export function compareChanges(changes: readonly StateChange[], events: readonly SeenEvent[]): string[] {
  const eventsOf = Map.groupBy(events, ({ xid }) => xid);
  const problems: string[] = [];
  const told = new Set<SeenEvent>();
  for (const [key, same] of Map.groupBy(changes, ({ xid, table, id }) => `${xid} ${table} ${id}`)) {
    const [first] = same;
    if (first === undefined) continue;
    const own = eventsOf.get(first.xid) ?? [];
    const matching = own.filter((event) => same.some((change) => tells[change.table](event, change)));
    for (const event of matching) told.add(event);
    // A post's stage follows from what its reviews, times and deliveries did: their event is the one that tells.
    const derived = first.table === 'post' && first.was !== null;
    if (derived ? own.length === 0 : matching.length !== same.length) {
      const how = same.map(({ was, became }) => `${was} → ${became}`).join(', ');
      problems.push(
        `${key}: ${how}, told by ${matching.length ? matching.map(({ action }) => action).join(',') : 'nothing'}`,
      );
    }
  }
  // Of a stage alone, or of a person's record that was confirmed as it was.
  const tellsOfNoRow = new Set(['post.discarded', 'post.restored', 'person.updated', 'person.training_recorded']);
  for (const event of events) {
    if (told.has(event) || tellsOfNoRow.has(event.action)) continue;
    problems.push(`${event.xid}: ${event.action} of ${event.objectType} tells of no change`);
  }
  return problems;
}
