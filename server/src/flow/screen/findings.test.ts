import { createScreener } from '@bedside/screening';
import { describe, expect, test } from 'vitest';
import { emptyContent } from '../compose/content-hash.ts';
import type { Content } from '../compose/contract.ts';
import { mayTouchPatient, screenContent } from './findings.ts';

const screener = createScreener({ organization: { name: 'Lakeside Hospital' } });
const identifying = 'Our patient Maria Lopez can be reached at (312) 555-0143.';
const harmless = 'Wash your hands for 20 seconds.';
const image = { mediaId: '019e0000-0000-7000-8000-000000000001', sha256: 'a'.repeat(64) };

function content(change: Partial<Content>): Content {
  return { ...emptyContent, baseText: harmless, ...change };
}

test('a harmless post passes and names the engine that read it', () => {
  const result = screenContent(screener, content({}));
  expect(result.verdict).toBe('pass');
  expect(result.findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
  expect(result.engineVersion).not.toBe('');
  expect(result.packs.length).toBeGreaterThan(0);
});

describe('every text that leaves is screened', () => {
  const places: readonly [field: string, change: Partial<Content>][] = [
    ['baseText', { baseText: identifying }],
    ['variants.bluesky', { variants: { bluesky: { text: identifying } } }],
    ['images.0.altText', { images: [{ ...image, altText: identifying }] }],
  ];
  test.each(places)('%s', (field, change) => {
    const result = screenContent(screener, content(change));
    expect(result.verdict).toBe('block');
    const blocking = result.findings.filter(({ severity }) => severity === 'block');
    expect(blocking.length).toBeGreaterThan(0);
    expect(new Set(blocking.map((finding) => finding.field))).toEqual(new Set([field]));
  });
});

test('the verdict is the gravest of all texts, wherever it stands', () => {
  const graveFirst = content({ baseText: identifying, variants: { bluesky: { text: harmless } } });
  const graveLast = content({ baseText: harmless, variants: { bluesky: { text: identifying } } });
  expect(screenContent(screener, graveFirst).verdict).toBe('block');
  expect(screenContent(screener, graveLast).verdict).toBe('block');
});

describe('the key of a finding', () => {
  const keysOf = (change: Partial<Content>) => screenContent(screener, content(change)).findings.map(({ key }) => key);

  test('is the same for the same finding on the same content', () => {
    expect(keysOf({ baseText: identifying })).toEqual(keysOf({ baseText: identifying }));
  });

  test('is another one for each finding', () => {
    const keys = keysOf({ baseText: identifying, images: [{ ...image, altText: identifying }] });
    expect(keys.length).toBeGreaterThan(2);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{24}$/);
  });

  test('is another one where the finding moved: a waiver holds for nothing else', () => {
    const moved = new Set(keysOf({ baseText: `Hello! ${identifying}` }));
    expect(keysOf({ baseText: identifying }).filter((key) => moved.has(key))).toEqual([]);
  });
});

describe('a patient may be touched', () => {
  const base = { severity: 'warn', category: 'privacy', subject: 'patient' } as const;
  const table: readonly [rule: string, findings: Parameters<typeof mayTouchPatient>[0], touched: boolean][] = [
    ['by nothing at all', [], false],
    ['by a warning about a patient’s privacy', [base], true],
    ['by a note about a patient’s privacy', [{ ...base, severity: 'note' }], true],
    ['by whatever blocks', [{ severity: 'block', category: 'credibility', subject: 'public' }], true],
    ['not by a warning about a colleague', [{ ...base, subject: 'staff' }], false],
    ['not by a warning about something else than privacy', [{ ...base, category: 'accessibility' }], false],
    ['by one of many findings', [{ ...base, subject: 'org' }, base], true],
  ];
  test.each(table)('%s', (_rule, findings, touched) => {
    expect(mayTouchPatient(findings)).toBe(touched);
  });
});
