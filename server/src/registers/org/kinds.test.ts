import { builtInPacks, createScreener } from '@bedside/screening';
import { describe, expect, test } from 'vitest';
import { organizationKind, reviewStep, rulePackId } from './contract.ts';
import { examplePosts } from './examples.ts';
import { listKinds } from './kind-choices.ts';
import { areStepsOf, kindProfiles, stepsOf } from './kinds.ts';

const kinds = organizationKind.options;

test('the rule packs that can be chosen are those that the engine ships', () => {
  expect(rulePackId.options.toSorted()).toEqual(builtInPacks.map(({ id }) => id).toSorted());
});

describe.each(kinds)('%s', (kind) => {
  const { roles, packs, facts } = kindProfiles[kind];

  test.each(['en', 'es'] as const)('begins with a review that no post can slip through, in %s', (language) => {
    const steps = stepsOf(kind, language);
    for (const step of steps) expect(reviewStep.safeParse(step).error?.issues).toBeUndefined();
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
    expect(steps.some(({ when }) => when === 'always')).toBe(true);
    expect(areStepsOf(kind, steps)).toBe(true);
  });

  test('has somebody trained in privacy law look wherever a patient may be touched', () => {
    expect(stepsOf(kind, 'en').some((step) => step.requiresPrivacyTraining)).toBe(true);
  });

  test('always looks for what identifies a patient, and names nothing twice', () => {
    expect(packs).toContain('us-hipaa');
    for (const list of [roles, packs, facts]) expect(new Set<string>(list).size).toBe(list.length);
  });

  test('invites whoever must decide in its steps', () => {
    for (const step of stepsOf(kind, 'en'))
      expect(step.roles.some((role) => role === 'administrator' || roles.includes(role))).toBe(true);
  });

  test.each(['en', 'es'] as const)('has example posts that screening lets pass, in %s', (language) => {
    const screener = createScreener({ organization: { name: 'Lakeside' }, packs });
    expect(examplePosts[kind].length).toBeGreaterThan(2);
    for (const { id, text, title } of examplePosts[kind]) {
      const { verdict, findings } = screener.screen(text[language], {
        field: 'baseText',
        author: 'org',
        locale: language,
      });
      const found = findings.map(({ code, start, end }) => `${code}: ${text[language].slice(start, end)}`);
      expect({ id, verdict, found }).toEqual({ id, verdict: 'pass', found: [] });
      expect(title[language].length).toBeGreaterThan(2);
    }
  });
});

test('the kinds differ where their work does', () => {
  const names = (kind: (typeof kinds)[number]) => stepsOf(kind, 'en').map(({ name, when }) => `${name} ${when}`);
  expect(names('pharmaceutical_company')).toEqual(['Regulatory always', 'Medical always', 'Privacy patient']);
  expect(names('childrens_hospital')).toEqual(['Approval always', 'Privacy always']);
  expect(names('public_health_agency')).toEqual(['Second person always', 'Privacy patient']);
  expect(names('practice')).toEqual(['Approval always', 'Privacy patient']);
});

test('steps that somebody changed are no longer those of the kind', () => {
  const [approval, ...others] = stepsOf('hospital', 'es');
  if (approval === undefined) throw new Error('a hospital has steps');
  const changed = [
    { roles: ['privacy_officer' as const] },
    { quorum: 2 },
    { name: 'My own' },
    { when: 'patient' as const },
  ];
  for (const change of changed) expect(areStepsOf('hospital', [{ ...approval, ...change }, ...others])).toBe(false);
  expect(areStepsOf('hospital', others)).toBe(false);
  expect(areStepsOf('hospital', [approval, ...others])).toBe(true);
});

test('every kind is listed', () => {
  expect(listKinds('es').map(({ kind }) => kind)).toEqual(kinds);
});
