import { expect, it } from 'vitest';
import { settle } from './settle.ts';
import type { Finding } from './types.ts';

const text = 'the hikers rescued on Memorial Day by Ann Lee';
const base = { type: 'NAME', category: 'privacy', subject: 'patient', message: '', ruleVersion: 1 } as const;
const at = (surface: string, rest: Partial<Finding>): Finding => {
  const start = text.indexOf(surface);
  return {
    ...base,
    code: 'X',
    ruleId: 'x',
    severity: 'block',
    replacement: 'y',
    start,
    end: start + surface.length,
    ...rest,
  };
};
const shown = (findings: readonly Finding[]) =>
  settle(findings, text).map(({ code, severity, start, end }) => `${code} ${severity} ${text.slice(start, end)}`);

it('of two that overlap the worse stays and covers both', () => {
  const findings = [at('Ann', { code: 'A', severity: 'warn' }), at('Ann Lee', { code: 'B' })];
  expect(shown(findings)).toEqual(['B block Ann Lee']);
});

it('of two alike the earlier rule stays', () => {
  expect(shown([at('n Lee', { code: 'A' }), at('Ann L', { code: 'B' })])).toEqual(['A block Ann Lee']);
});

it('a note never widens a stop', () => {
  expect(shown([at('Ann', { code: 'A' }), at('Ann Lee', { code: 'B', severity: 'note' })])).toEqual(['A block Ann']);
});

it('what only a person can reword is cut where a safe wording begins', () => {
  const whole = at('the hikers rescued on Memorial Day by', { code: 'WHO', severity: 'warn', replacement: null });
  expect(shown([whole, at('Memorial Day', { code: 'DAY' })])).toEqual([
    'WHO warn the hikers rescued on',
    'DAY block Memorial Day',
  ]);
  const tail = at('Day by Ann', { code: 'WHO', severity: 'warn', replacement: null });
  expect(shown([tail, at('Memorial Day', { code: 'DAY' })])).toEqual(['DAY block Memorial Day', 'WHO warn by Ann']);
});
