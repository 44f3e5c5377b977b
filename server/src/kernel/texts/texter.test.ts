import type { EgressFetch } from '@bedside/connectors';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startTextGateway, type TextGateway } from '../../../test/text-gateway.ts';
import { systemClock } from '../clock/clock.ts';
import { createEgress } from '../egress/egress.ts';
import { createLogger } from '../log/logger.ts';
import { createTexter, type Texter } from './texter.ts';

const TO = '+12025550142';
const WORDS = '123456 is your code. “Keep” it.';
let gateway: TextGateway;
let logged = '';
const log = createLogger({
  level: 'debug',
  destination: {
    write: (line) => {
      logged += line;
    },
  },
});

beforeAll(async () => {
  gateway = await startTextGateway();
});
afterEach(() => {
  gateway.clear();
  logged = '';
});
afterAll(() => gateway.close());

const { fetch } = createEgress({ allowLoopback: true, log, userAgent: 'Bedside/test' });
/** Nobody waits for long in a test. */
const impatient: EgressFetch = (url, init) => fetch(url, { ...init, timeoutMs: 300 });

function texter(change: Partial<TextGateway['settings']> = {}): Texter {
  const settings = { ...gateway.settings, ...change };
  const made = createTexter({ settings, fetch: impatient, clock: systemClock, log });
  if (made === null) throw new Error('texts are set up');
  return made;
}
const send = () => texter().send({ to: TO, body: WORDS });
const since = new Date(Date.now() - 1_000);
const find = (body = WORDS) => texter().find({ to: TO, body, since });

test('is not there when texts are not set up', () => {
  expect(createTexter({ settings: null, fetch, clock: systemClock, log })).toBeNull();
});

test('a text goes as a form with number, words and sender, and comes back with its id', async () => {
  expect(await send()).toMatchObject({ kind: 'taken', remoteId: gateway.sent[0]?.sid, status: 'queued' });
  expect(gateway.sent).toMatchObject([{ to: TO, body: WORDS, from: '+12025550100', messaging_service_sid: null }]);
});

test('a messaging service chooses the sender', async () => {
  await texter({ from: 'MG0123' }).send({ to: TO, body: WORDS });
  expect(gateway.sent).toMatchObject([{ from: null, messaging_service_sid: 'MG0123' }]);
});

test.each([
  [
    '429',
    { status: 429, code: 20429, headers: { 'retry-after': '7' } },
    { kind: 'later', code: 'SMS_TOO_MANY', patienceMs: 7_000 },
  ],
  ['500', { status: 500, code: 20500 }, { kind: 'unknown', code: 'SMS_GATEWAY_FAILED', remoteCode: 20500 }],
  [
    'a number that is none',
    { status: 400, code: 21211 },
    { kind: 'refused', code: 'SMS_NUMBER_INVALID', remoteCode: 21211 },
  ],
  ['STOP', { status: 400, code: 21610 }, { kind: 'refused', code: 'SMS_STOPPED' }],
  ['a landline', { status: 400, code: 21614 }, { kind: 'refused', code: 'SMS_NOT_MOBILE' }],
  ['a success that is no JSON', { raw: '<html>' }, { kind: 'unknown', code: 'SMS_OUTCOME_UNKNOWN' }],
  ['a success without an id', { raw: '{"status":"queued"}' }, { kind: 'unknown', code: 'SMS_OUTCOME_UNKNOWN' }],
  ['an endless answer', { raw: 'x'.repeat(2_000_000) }, { kind: 'unknown', code: 'SMS_OUTCOME_UNKNOWN' }],
  ['a line that goes dead', { isCut: true }, { kind: 'unknown', code: 'SMS_OUTCOME_UNKNOWN' }],
  ['a slow answer', { silentMs: 2_000 }, { kind: 'unknown', code: 'SMS_OUTCOME_UNKNOWN' }],
  [
    'another address',
    { status: 307, headers: { location: 'http://127.0.0.1:1/' } },
    { kind: 'later', code: 'SMS_UNREACHABLE' },
  ],
] as const)('%s is told apart', async (_what, fault, outcome) => {
  gateway.faults.push({ on: 'send', ...fault });
  expect(await send()).toMatchObject(outcome);
});

test('a gateway that is not there took nothing', async () => {
  const away = texter({ baseUrl: 'http://127.0.0.1:1' });
  expect(await away.send({ to: TO, body: WORDS })).toMatchObject({ kind: 'later', code: 'SMS_UNREACHABLE' });
  expect(await away.find({ to: TO, body: WORDS, since })).toEqual({ trouble: 'SMS_UNREACHABLE' });
  expect(await away.greet()).toBe('SMS_UNREACHABLE');
});

test('a wrong token is told, and nothing of it or of the text is logged', async () => {
  const stranger = texter({ authToken: 'another-token' });
  expect(await stranger.send({ to: TO, body: WORDS })).toMatchObject({ kind: 'later', code: 'SMS_AUTH_FAILED' });
  expect(await stranger.greet()).toBe('SMS_AUTH_FAILED');
  gateway.faults.push({ on: 'send', isCut: true });
  await send();
  expect(logged).toContain('texts.failed');
  expect(logged).not.toMatch(/token|5550142|123456|Keep/);
});

test('a text that was taken without an answer is found by its words, whatever the gateway did to its signs', async () => {
  gateway.faults.push({ on: 'send', isCut: true, afterwards: true });
  expect(await send()).toMatchObject({ kind: 'unknown' });
  const [sent] = gateway.sent;
  if (sent === undefined) throw new Error('it was taken');
  expect(await find()).toMatchObject({ trouble: null, value: { remoteId: sent.sid } });
  Object.assign(sent, { body: `Sent from a trial account - ${WORDS.replaceAll(/[“”]/gu, '"')}` });
  expect(await find()).toMatchObject({ trouble: null, value: { remoteId: sent.sid } });
});

test('neither other words, nor an older text, nor one that came in is taken for it', async () => {
  await send();
  expect(await find('654321 is your code. “Keep” it.')).toEqual({ trouble: null, value: null });
  const [sent] = gateway.sent;
  Object.assign(sent ?? {}, { date_created: new Date(Date.now() - 3_600_000).toUTCString() });
  expect(await find()).toEqual({ trouble: null, value: null });
  Object.assign(sent ?? {}, { date_created: new Date().toUTCString(), direction: 'inbound' });
  expect(await find()).toEqual({ trouble: null, value: null });
});

test('its fate is read, and an answer that cannot be read is no fate', async () => {
  await send();
  const [sent] = gateway.sent;
  gateway.fate = { status: 'undelivered', error_code: 30005 };
  expect(await texter().read(sent?.sid ?? '')).toMatchObject({ value: { status: 'undelivered', remoteCode: 30005 } });
  gateway.faults.push({ on: 'read', raw: 'x'.repeat(2_000_000) }, { on: 'read', raw: '[]' });
  expect(await texter().read(sent?.sid ?? '')).toEqual({ trouble: 'SMS_UNREACHABLE' });
  expect(await texter().read(sent?.sid ?? '')).toEqual({ trouble: 'SMS_GATEWAY_FAILED' });
  expect(await texter().greet()).toBeNull();
});
