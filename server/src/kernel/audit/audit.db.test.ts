import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approve, createWorld, type House, planPost, submit, type World, writePost } from '../../../test/world.ts';
import { recordDecision } from '../../flow/review/service.ts';
import { addPerson } from '../../registers/people/service.ts';
import { commitment } from './leaf.ts';
import { eraseSubject, listEvents, readClearText, recordEvent } from './service.ts';

const CANARY = 'Zanzibarquark';

let world: World;
let house: House;
beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse(`${CANARY} Clinic`);
});
afterAll(() => world.close());

type StoredEvent = { id: string; leaf: string; action: string };

async function leaves(): Promise<StoredEvent[]> {
  return (await world.owner.query<StoredEvent>('select id, leaf, action from audit_event')).rows;
}

/** RFC 8785 for what leaves hold (objects, strings, whole numbers, booleans, null), written a second time: keys by UTF-16 units. */
function canonical(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null) {
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value as Record<string, unknown>); // what is left of JSON is an object
  entries.sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`;
}

function change(reason: string): Promise<string> {
  return world.as(house, 'officer', (scope) =>
    recordEvent(scope, {
      action: 'test.changed',
      object: { type: 'thing', id: 'thing-1' },
      before: { name: `${CANARY} before` },
      after: { name: `${CANARY} after`, list: [1, 'ä', null] },
      reason,
      facts: { z: 1, a: 'é', ä: true },
    }),
  );
}

describe('the leaf of an event', () => {
  test('is canonical JSON (RFC 8785), whatever was told', async () => {
    await change(`because of ${CANARY}`);
    await planPost(world, house);
    const stored = await leaves();
    expect(stored.length).toBeGreaterThan(20);
    for (const { leaf } of stored) expect(leaf).toBe(canonical(JSON.parse(leaf)));
  });

  test('holds no words of people: names, texts, reasons and comments are commitments', async () => {
    const post = await writePost(world, house, { baseText: `${CANARY} says hello. Walk in on any weekday.` });
    const { review } = await submit(world, house, { postId: post.id });
    await world.as(house, 'reviewer', (scope) =>
      recordDecision(scope, {
        reviewId: review.id,
        contentHash: review.contentHash,
        stepId: 'approval',
        outcome: 'request_changes',
        comment: `Leave ${CANARY} out.`,
      }),
    );
    await world.as(house, 'administrator', (scope) =>
      addPerson(scope, { name: `Al ${CANARY}`, email: `${CANARY}@example.org`, roles: ['author'] }),
    );
    const { rows } = await world.owner.query<{ all: string }>(
      `select coalesce(string_agg(e::text, ' '), '') as all from audit_event e`,
    );
    expect(rows[0]?.all.toLowerCase()).not.toContain(CANARY.toLowerCase());
    expect(rows[0]?.all).not.toContain('Walk in');
  });

  test('takes no more than 65,535 bytes: what is larger fails the change that it tells of', async () => {
    const tooLarge = { words: 'x'.repeat(66_000) };
    const before = (await leaves()).length;
    const writing = world.as(house, 'author', (scope) =>
      recordEvent(scope, { action: 'test.large', object: { type: 'thing', id: '1' }, facts: tooLarge }),
    );
    await expect(writing).rejects.toThrow();
    expect(await leaves()).toHaveLength(before);
  });

  test('is gone with the change when the change is rolled back', async () => {
    const before = (await leaves()).length;
    const failing = world.as(house, 'author', async (scope) => {
      await recordEvent(scope, { action: 'test.undone', object: { type: 'thing', id: '1' } });
      throw new Error('after the event');
    });
    await expect(failing).rejects.toThrow('after the event');
    expect(await leaves()).toHaveLength(before);
  });
});

describe('the clear text', () => {
  test('can be read, and the commitments in the leaf are made of it', async () => {
    const id = await change(`because of ${CANARY}`);
    const clear = await world.as(house, 'auditor', (scope) => readClearText(scope, id));
    expect(clear).toMatchObject({ before: { name: `${CANARY} before` }, reason: `because of ${CANARY}` });
    const stored = (await leaves()).find((event) => event.id === id);
    const leaf = JSON.parse(stored?.leaf ?? '{}') as Record<string, string>; // the test wrote it just now
    const salt = Buffer.from(clear?.salt ?? '', 'base64');
    expect(salt).toHaveLength(32);
    const commit = (value: unknown) => createHmac('sha256', salt).update(canonical(value)).digest('hex');
    expect(leaf['before']).toBe(commit(clear?.before));
    expect(leaf['after']).toBe(commit({ name: `${CANARY} after`, list: [1, 'ä', null] }));
    expect(leaf['reason']).toBe(commit(`because of ${CANARY}`));
    expect(leaf['reason']).not.toBe(commitment(Buffer.alloc(32), `because of ${CANARY}`));
  });

  test('of the same words has another commitment each time', async () => {
    const [first, second] = [await change('the same'), await change('the same')];
    const stored = (await leaves())
      .filter(({ id }) => id === first || id === second)
      .map(({ leaf }) => JSON.parse(leaf) as { reason: string });
    expect(new Set(stored.map(({ reason }) => reason)).size).toBe(2);
  });

  test('is sealed where it lies', async () => {
    await change(`because of ${CANARY}`);
    const { rows } = await world.owner.query<{ found: boolean }>(
      `select bool_or(position($1::bytea in sealed) > 0) as found from audit_clear_text`,
      [Buffer.from(CANARY)],
    );
    expect(rows[0]?.found).toBe(false);
  });

  test('cannot be moved to another event', async () => {
    const [first, second] = [await change('the first'), await change('the second')];
    await world.owner.query(
      'update audit_clear_text a set sealed = b.sealed from audit_clear_text b where a.event_id = $1 and b.event_id = $2',
      [first, second],
    );
    await expect(world.as(house, 'auditor', (scope) => readClearText(scope, first))).rejects.toThrow();
  });

  test('of another organization is not there', async () => {
    const id = await change('ours');
    const other = await world.openHouse();
    expect(await world.as(other, 'auditor', (scope) => readClearText(scope, id))).toBe(null);
    expect(await world.as(other, 'auditor', (scope) => listEvents(scope, [{ type: 'thing', id: 'thing-1' }]))).toEqual(
      [],
    );
  });
});

describe('a subject that is erased', () => {
  test('leaves events whose words nobody can read, leaves that are as they were, and a trail that goes on', async () => {
    const post = await planPost(world, house);
    const object = { type: 'post', id: post.postId };
    const { review } = await submit(world, house, { postId: (await writePost(world, house)).id });
    await approve(world, house, { review });
    const told = await world.as(house, 'officer', (scope) =>
      recordEvent(scope, { action: 'test.told', object, reason: `about ${CANARY}` }),
    );
    const untouched = await change('about something else');
    const before = await leaves();
    await world.as(house, 'officer', (scope) => eraseSubject(scope, object));
    const read = (id: string) => world.as(house, 'auditor', (scope) => readClearText(scope, id));
    expect(await read(told)).toBe(null);
    expect((await read(untouched))?.reason).toBe('about something else');
    const after = await leaves();
    expect(after).toEqual(expect.arrayContaining(before));
    expect(after.filter(({ id }) => !before.some((event) => event.id === id)).map(({ action }) => action)).toEqual([
      'subject.erased',
    ]);
    const later = await world.as(house, 'officer', (scope) =>
      recordEvent(scope, { action: 'test.told', object, reason: `again ${CANARY}` }),
    );
    expect(await read(later)).toBe(null);
    const { rows } = await world.owner.query(
      'select wrapped_key, destroyed_at is not null as destroyed from subject_key where subject_id = $1',
      [post.postId],
    );
    expect(rows).toEqual([{ wrapped_key: null, destroyed: true }]);
    const trail = await world.as(house, 'auditor', (scope) => listEvents(scope, [object]));
    expect(trail.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['post.created', 'test.told', 'subject.erased']),
    );
  });

  test('that had no words yet gets none later', async () => {
    const object = { type: 'thing', id: 'never-told' };
    await world.as(house, 'officer', (scope) => eraseSubject(scope, object));
    const id = await world.as(house, 'officer', (scope) =>
      recordEvent(scope, { action: 'test.told', object, reason: CANARY }),
    );
    expect(await world.as(house, 'auditor', (scope) => readClearText(scope, id))).toBe(null);
  });
});
