import { describe, expect, test } from 'vitest';
import { hasAnyRole } from '../kernel/scope/require-role.ts';
import { type Actor, type PersonActor, personActor } from '../kernel/scope/scope.ts';
import { channelAccess } from '../registers/channels/access.ts';
import { mediaAccess } from '../registers/media/access.ts';
import { organizationAccess } from '../registers/org/access.ts';
import { role } from '../registers/org/contract.ts';
import { peopleAccess } from '../registers/people/access.ts';
import { postAccess } from './compose/access.ts';
import { publishAccess } from './publish/access.ts';
import { reviewAccess } from './review/access.ts';
import { scheduleAccess } from './schedule/access.ts';

const tables = {
  organization: organizationAccess,
  people: peopleAccess,
  channel: channelAccess,
  media: mediaAccess,
  post: postAccess,
  review: reviewAccess,
  schedule: scheduleAccess,
  publish: publishAccess,
} as const;

const roles = ['administrator', 'author', 'clinician_reviewer', 'privacy_officer', 'publisher', 'auditor'] as const;

/**
 * Who may do what, one letter a role in the order above: A, W(rites), C(linician), P(rivacy), S(ends), auditoR; a dot
 * is a no. What is not in this table nobody may do.
 */
const LETTERS = 'AWCPSR';
const matrix: Readonly<Record<string, string>> = {
  'organization.read': 'AWCPSR',
  'organization.update': 'A.....',
  'people.list': 'AWCPSR',
  'people.invite': 'A.....',
  'people.update': 'A.....',
  'channel.list': 'AWCPSR',
  'channel.connect': 'A.....',
  'channel.test': 'A...S.',
  'channel.disconnect': 'A..P..',
  'media.add': 'AWCPS.',
  'media.read': 'AWCPSR',
  'post.read': 'AWCPSR',
  'post.write': 'AWCPS.',
  'post.discard': 'AWCPS.',
  'review.submit': 'AWCPS.',
  'review.withdraw': 'AWCPS.',
  'review.read': 'AWCPSR',
  'review.waive': '...P..',
  'review.comment': 'AWCPS.',
  'schedule.schedule': '....S.',
  'schedule.cancel': 'AWCPS.',
  'publish.read': 'AWCPSR',
  'publish.takeDown': 'A..PS.',
  'publish.settle': '...PS.',
  'publish.health': 'AWCPSR',
};

const actions = Object.entries(tables).flatMap(([room, table]) =>
  Object.entries(table).map(([action, allowed]): [string, readonly string[]] => [`${room}.${action}`, allowed]),
);

function personWith(...own: string[]): Actor {
  // Ids play no part in what a role may do.
  return personActor({ id: 'person-1' as PersonActor['id'], roles: own, sessionId: 's' });
}

test('the table names every action and every role there is', () => {
  expect(actions.map(([name]) => name).toSorted()).toEqual(Object.keys(matrix).toSorted());
  expect(role.options.toSorted()).toEqual(roles.toSorted());
});

describe('a role may do what the table says, and nothing else', () => {
  test.each(actions)('%s', (name, allowed) => {
    const told = roles.map((own, index) => (hasAnyRole(personWith(own), allowed) ? LETTERS[index] : '.')).join('');
    expect(told).toBe(matrix[name]);
  });
});

describe('by default nobody may', () => {
  test.each(actions)('%s', (_name, allowed) => {
    expect(hasAnyRole(personWith(), allowed)).toBe(false);
    expect(hasAnyRole(personWith('', 'owner', 'Administrator', 'administrator '), allowed)).toBe(false);
    expect(new Set(allowed).size).toBe(allowed.length);
  });
});

test('an auditor changes nothing', () => {
  const mayAct = actions.filter(([, allowed]) => hasAnyRole(personWith('auditor'), allowed)).map(([name]) => name);
  expect(mayAct.every((name) => /\.(read|list|health)$/.test(name))).toBe(true);
});

test('starting needs the fewest hands, stopping allows the most', () => {
  for (const starter of scheduleAccess.schedule) expect(scheduleAccess.cancel).toContain(starter);
  expect(scheduleAccess.cancel.length).toBeGreaterThan(scheduleAccess.schedule.length);
});
