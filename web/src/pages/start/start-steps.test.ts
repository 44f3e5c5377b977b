import { expect, it } from 'vitest';
import { progressOf, type StartFacts, startSteps } from './start-steps.ts';

const person = (id: string, roles: StartFacts['me']['roles'], trained: string | null = null): StartFacts['me'] => ({
  id,
  name: id,
  email: `${id}@example.org`,
  roles,
  state: 'active',
  locale: 'en',
  privacyTrainedUntil: trained,
  revision: 1,
});
const me = person('me', ['administrator', 'clinician_reviewer'], '2027-01-01');
const unknown: StartFacts = {
  me,
  organization: undefined,
  practice: undefined,
  channels: undefined,
  people: undefined,
  hasPasskey: undefined,
  mailIsSetUp: undefined,
  hasPost: undefined,
  hasPublished: undefined,
};
const doneOf = (facts: StartFacts) => new Map(startSteps(facts).map(({ id, done }) => [id, done]));

it('steps of the house are those of an administrator alone', () => {
  const ids = startSteps({ ...unknown, me: person('me', ['author']) }).map(({ id }) => id);
  expect(ids).toEqual(['passkey', 'draft', 'published']);
});

it('a privacy officer sees that nobody has said where the house practises, and it is done once somebody has', () => {
  const officer = { ...unknown, me: person('me', ['privacy_officer']) };
  expect(startSteps(officer).map(({ id }) => id)).toEqual(['passkey', 'practice', 'draft', 'published']);
  const practice = { jurisdictions: [], professions: null, isPart2Program: false, majorityAge: 18, revision: 0 };
  expect(doneOf(officer).get('practice')).toBe(undefined);
  expect(doneOf({ ...officer, practice }).get('practice')).toBe(false);
  expect(doneOf({ ...officer, practice: { ...practice, jurisdictions: ['US-NY'] } }).get('practice')).toBe(true);
});

it('a reviewer is somebody else', () => {
  expect(doneOf({ ...unknown, people: [me] }).get('people')).toBe(false);
  expect(doneOf({ ...unknown, people: [me, person('ana', ['author'])] }).get('people')).toBe(false);
  expect(doneOf({ ...unknown, people: [me, person('ana', ['privacy_officer'])] }).get('people')).toBe(true);
  const left = { ...person('ana', ['privacy_officer']), state: 'left' as const };
  expect(doneOf({ ...unknown, people: [me, left] }).get('people')).toBe(false);
});

it('training counts for those who review', () => {
  expect(doneOf({ ...unknown, people: [person('ana', ['author'], '2027-01-01')] }).get('training')).toBe(false);
  expect(doneOf({ ...unknown, people: [me] }).get('training')).toBe(true);
});

it('progress is told once every step is known', () => {
  expect(progressOf(startSteps(unknown))).toBe(null);
  const author = { ...unknown, me: person('me', ['author']), hasPasskey: true, hasPost: false, hasPublished: false };
  expect(progressOf(startSteps(author))).toEqual({ done: 1, of: 3 });
});
