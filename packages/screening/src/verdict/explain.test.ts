import { describe, expect, it } from 'vitest';
import type { Severity, Subject } from '../types.ts';
import { explain } from './explain.ts';

const title = 'A person’s name';
const subjects: readonly Subject[] = ['patient', 'staff', 'org', 'public', 'unknown'];
const severities: readonly Severity[] = ['block', 'warn', 'note'];
const causes = subjects.flatMap((subject) =>
  severities.flatMap((severity) =>
    [true, false].flatMap((isOnePersons) =>
      [true, false].map((isStory) => ({ subject, severity, isOnePersons, isStory })),
    ),
  ),
);

describe.each(['en', 'es'] as const)('in %s', (language) => {
  it.each(causes)('there is one sentence for %j', (cause) => {
    const sentence = explain(language, { title }, cause);
    expect(sentence).toMatch(/^\p{Lu}[^.]+\.$/u);
    expect(sentence).not.toMatch(/undefined|\{|\$/);
  });
});

it('a note on a colleague says so, and a stop never calls somebody a colleague', () => {
  const cause = { isOnePersons: false, isStory: false } as const;
  expect(explain('en', { title }, { ...cause, subject: 'staff', severity: 'note' })).toContain('colleague');
  for (const severity of ['block', 'warn'] as const) {
    expect(explain('en', { title }, { ...cause, subject: 'staff', severity })).not.toContain('colleague');
  }
});

it('a record number is one person’s, whoever that is', () => {
  const cause = { subject: 'patient', severity: 'block', isOnePersons: true, isStory: false } as const;
  expect(explain('en', { title: 'A record number' }, cause)).toBe(
    'A record number belongs to one person alone, whoever that is.',
  );
});
