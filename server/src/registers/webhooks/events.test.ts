import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../../kernel/ids/ids.ts';
import type { RecordedEvent } from '../../kernel/scope/scope.ts';
import { webhookEvent, webhookPayload } from './contract.ts';
import { eventRules, payloadOf, ruleFor, testPayload } from './events.ts';

const organizationId = newId<'organization'>();
const at = new Date('2027-03-01T15:00:00.000Z');
const CANARY = 'Ruth Ortega, room 12';

function recorded(action: string, made: Partial<RecordedEvent> = {}): RecordedEvent {
  const type = eventRules[action]?.object ?? 'thing';
  return { id: newId(), action, object: { type, id: newId() }, facts: {}, at, ...made };
}

describe('an event that is told outside', () => {
  test.each(Object.keys(eventRules))('%s has ids, a time and nothing else', (action) => {
    const event = recorded(action);
    const rule = ruleFor(event);
    if (rule === null) throw new Error('the action is told');
    expect(payloadOf(rule, event, organizationId)).toEqual({
      type: rule.event,
      timestamp: at.toISOString(),
      data: { organizationId, eventId: event.id, object: { type: rule.object, id: event.object.id } },
    });
  });

  test.each(Object.keys(eventRules))('%s carries no words, whatever its facts and its version hold', (action) => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('outcome', 'network', 'failure', 'name', 'text'), fc.anything()),
        (facts) => {
          const words = { ...facts, outcome: CANARY, network: CANARY, failure: CANARY, name: CANARY };
          const event = recorded(action, { facts: words, object: { ...recorded(action).object, version: CANARY } });
          const rule = ruleFor(event);
          if (rule === null) throw new Error('the action is told');
          const payload = payloadOf(rule, event, organizationId);
          expect(JSON.stringify(payload)).not.toContain('Ruth');
          expect(payload.data.codes).toBeUndefined();
          expect(payload.data.object).not.toHaveProperty('versionId');
        },
      ),
      { numRuns: 20 },
    );
  });

  test('has the codes that its rule names', () => {
    const versionId = newId<'version'>();
    const told = (action: string, facts: RecordedEvent['facts']) => {
      const event = recorded(action, { facts, object: { ...recorded(action).object, version: versionId } });
      const rule = ruleFor(event);
      return rule && payloadOf(rule, event, organizationId).data;
    };
    expect(told('review.decided', { outcome: 'approve', step: 'privacy' })).toMatchObject({
      codes: { outcome: 'approve' },
      object: { versionId },
    });
    expect(told('delivery.rejected', { failure: 'POST_REFUSED', attempt: 1 })?.codes).toEqual({
      failure: 'POST_REFUSED',
    });
    expect(told('delivery.rejected', { failure: null })).not.toHaveProperty('codes');
    expect(told('channel.connected', { network: 'bluesky' })?.codes).toEqual({ network: 'bluesky' });
    expect(told('delivery.confirmed', { outcome: 'published', failure: 'X_Y' })).not.toHaveProperty('codes');
  });

  test('is no event of another kind of object, nor one that the house keeps to itself', () => {
    expect(ruleFor(recorded('post.created', { object: { type: 'person', id: newId() } }))).toBeNull();
    for (const action of ['draft.saved', 'key.created', 'webhook.created', 'session.started', 'constructor', '']) {
      expect(ruleFor(recorded(action))).toBeNull();
    }
  });
});

test('every public event comes from an action, and every action is one that is recorded', () => {
  expect(new Set(Object.values(eventRules).map(({ event }) => event))).toEqual(new Set(webhookEvent.options));
  const src = fileURLToPath(new URL('../../', import.meta.url));
  const files = globSync('{flow,registers}/**/*.ts', { cwd: src }).filter(
    (file) => !file.endsWith('.test.ts') && !file.startsWith('registers/webhooks/'),
  );
  const code = files.map((file) => readFileSync(`${src}${file}`, 'utf8')).join('\n');
  // Two rooms put the action together from the state that follows.
  const composed = /^(review\.(approved|changes_requested)|delivery\.(confirmed|rejected|parked|needs_person))$/;
  const missing = Object.keys(eventRules).filter((action) => !composed.test(action) && !code.includes(`'${action}'`));
  expect(missing).toEqual([]);
});

test('the schema takes nothing that it does not name', () => {
  const payload = testPayload({ webhookId: newId(), organizationId, at });
  expect(webhookPayload.parse(payload)).toEqual(payload);
  for (const changed of [
    { ...payload, name: CANARY },
    { ...payload, data: { ...payload.data, name: CANARY } },
    { ...payload, data: { ...payload.data, object: { ...payload.data.object, name: CANARY } } },
    { ...payload, data: { ...payload.data, codes: { failure: 'not a code' } } },
    { ...payload, type: 'post.read' },
  ]) {
    expect(webhookPayload.safeParse(changed).success).toBe(false);
  }
});
