import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, createTestApp, SETUP_TOKEN, type TestApp } from '../../../test/app.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { MAX_TEXTS, screenTexts } from './contract.ts';

const CANARY = 'Zanzibarquark';
const PATIENT = `Our patient Lorraine ${CANARY} went home. Her record is MRN 00123456.`;
const OWN_PHONE = '312-555-0147';

let world: World;
let app: TestApp;

beforeAll(async () => {
  world = await createWorld();
  app = await createTestApp(world);
  await app.ask('POST', '/api/v1/setup', {
    body: {
      organization: {
        name: 'Lakeside Clinic',
        kind: 'hospital',
        timeZone: 'America/Chicago',
        languages: ['en'],
        facts: { names: [], phones: [OWN_PHONE], emails: [], addresses: [], domains: [], handles: [] },
      },
      administrator: { name: 'Ada Founder', email: 'ada@example.org', password: 'a long enough password' },
      secondPerson: {
        name: 'Bea Second',
        email: 'bea@example.org',
        roles: ['privacy_officer', 'clinician_reviewer'],
        privacyTrained: true,
      },
    },
    headers: { 'x-setup-token': SETUP_TOKEN },
  });
});
afterAll(async () => {
  await app.close();
  await world.close();
});

const screen = (body: unknown): Promise<Answer> => app.ask('POST', '/api/v1/screen', { body });
const parsed = (answer: Answer) => screenTexts.answer.parse(answer.body);

/** How many rows each table of the organization holds. */
async function countRows(): Promise<Record<string, number>> {
  const { rows } = await world.owner.query<{ name: string }>(
    `select format('%I', relname) as name from pg_stat_user_tables where schemaname = 'public' order by 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of rows) {
    const { rows: counted } = await world.owner.query<{ n: number }>(`select count(*)::int as n from ${name}`);
    counts[name] = counted[0]?.n ?? 0;
  }
  return counts;
}

describe('POST /screen', () => {
  test('tells findings, verdicts, engine and packs, text by text in the order given', async () => {
    const answer = await screen({
      texts: [
        { id: 'a', text: PATIENT, network: 'facebook', author: 'org', locale: 'en-US' },
        { text: 'Flu vaccines are here.' },
      ],
    });
    expect(answer.status).toBe(200);
    const { verdict, engineVersion, packs, results } = parsed(answer);
    expect(verdict).toBe('block');
    expect(engineVersion).toMatch(/^\d+\.\d+\.\d+/);
    expect(packs.length).toBeGreaterThan(0);
    expect(results.map(({ id, verdict: own }) => [id, own])).toEqual([
      ['a', 'block'],
      [null, 'pass'],
    ]);
    const spans = results[0]?.findings.map(({ start, end }) => PATIENT.slice(start, end)) ?? [];
    expect(spans.join(' ')).toContain('00123456');
  });

  test('leaves alone what the organization says of itself', async () => {
    const { results } = parsed(
      await screen({
        texts: [
          { text: `Call our front desk at ${OWN_PHONE}.` },
          { text: 'Our patient Mr. Petrakis is at 206-555-0144.' },
        ],
      }),
    );
    expect(results[0]?.verdict).toBe('pass');
    expect(results[1]?.verdict).toBe('block');
  });

  test('stores nothing and logs nothing of the texts', async () => {
    const before = await countRows();
    await screen({ texts: [{ text: PATIENT }] });
    expect(await countRows()).toEqual(before);
    expect(world.logged()).not.toContain(CANARY);
  });

  test('never lets pass what it cannot read', async () => {
    // Within the size, but the engine's own limits and broken characters are its business: both are refused or block.
    const broken = await screen({ texts: [{ text: `half \ud83d of a pair, ${CANARY}` }] });
    expect([broken.status, broken.body['code']]).toEqual([422, 'TEXT_NOT_WELL_FORMED']);
    expect(broken.text).not.toContain(CANARY);
  });

  test.each([
    ['no texts', { texts: [] }, 'INVALID_INPUT'],
    ['nothing at all', {}, 'INVALID_INPUT'],
    ['a text too many', { texts: Array.from({ length: MAX_TEXTS + 1 }, () => ({ text: CANARY })) }, 'INVALID_INPUT'],
    ['a text that is a number', { texts: [{ text: 7, id: CANARY }] }, 'INVALID_INPUT'],
    ['an author that is nobody', { texts: [{ text: CANARY, author: 'robot' }] }, 'INVALID_INPUT'],
    ['a language that is none', { texts: [{ text: CANARY, locale: 'en us!' }] }, 'INVALID_INPUT'],
    ['a text of 100,001 characters', { texts: [{ text: 'x'.repeat(100_001) }] }, 'TEXT_TOO_LONG'],
    [
      'texts of 600,000 characters',
      { texts: Array.from({ length: 6 }, () => ({ text: `${CANARY} `.repeat(7_000) })) },
      'TEXTS_TOO_LONG',
    ],
  ])('%s is told with a code, and none of its words', async (_, body, code) => {
    const answer = await screen(body);
    expect([answer.status, answer.body['code']]).toEqual([422, code]);
    expect(answer.text).not.toContain(CANARY);
    expect(answer.headers.get('content-type')).toContain('problem+json');
  });

  test('is for people of the organization only', async () => {
    const answer = await app.browser().ask('POST', '/api/v1/screen', { body: { texts: [{ text: 'Hello' }] } });
    expect([answer.status, answer.body['code']]).toEqual([401, 'NOT_SIGNED_IN']);
  });
});
