import { describe, expect, test } from 'vitest';
import { postAccess } from '../../flow/compose/access.ts';
import { publishAccess } from '../../flow/publish/access.ts';
import { reviewAccess } from '../../flow/review/access.ts';
import { scheduleAccess } from '../../flow/schedule/access.ts';
import { screenAccess } from '../../flow/screen/access.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { personActor } from '../../kernel/scope/scope.ts';
import { channelAccess } from '../channels/access.ts';
import { directoryAccess } from '../directory/access.ts';
import { mediaAccess } from '../media/access.ts';
import { organizationAccess } from '../org/access.ts';
import { type Role, role } from '../org/contract.ts';
import { peopleAccess } from '../people/access.ts';
import { webhookAccess } from '../webhooks/access.ts';
import { grantableScopes, keyAccess, scopeRoles } from './access.ts';
import { type KeyScope, keyScope } from './contract.ts';

const actorOf = (...roles: Role[]) => personActor({ id: newId<'person'>(), roles, sessionId: 's' });
const reads: KeyScope[] = [
  'posts:read',
  'reviews:read',
  'channels:read',
  'media:read',
  'screen',
  'people:read',
  'organization:read',
  'directory:read',
];

describe('what a person may put into a key', () => {
  const expected: Record<Role, readonly KeyScope[]> = {
    administrator: keyScope.options.filter((one) => one !== 'posts:publish'),
    author: [...reads, 'posts:write', 'media:write'],
    clinician_reviewer: [...reads, 'posts:write', 'media:write'],
    privacy_officer: [...reads, 'posts:write', 'media:write'],
    publisher: [...reads, 'posts:write', 'posts:publish', 'media:write'],
    auditor: [...reads, 'webhooks:read'],
    agent: reads,
    coordinator: [...reads, 'posts:write', 'media:write', 'organization:write'],
    trainer: [...reads, 'people:write'],
    recruiter: [...reads, 'posts:write', 'media:write'],
  };

  test.each(role.options)('as %s', (each) => {
    expect(grantableScopes(actorOf(each)).sort()).toEqual([...expected[each]].sort());
  });

  test('is nothing without a role, and the sum with several', () => {
    expect(grantableScopes(actorOf())).toEqual([]);
    expect(grantableScopes(actorOf('publisher', 'administrator'))).toEqual(keyScope.options);
  });

  test('counts what is lent by somebody else', () => {
    const actor = actorOf();
    const lent = { role: 'publisher', channelIds: null, onBehalfOf: newId<'person'>() };
    expect(grantableScopes({ ...actor, grants: [lent] })).toContain('posts:publish');
  });
});

test('a scope is given to whom the rooms behind its doors let in', () => {
  const rooms: Record<KeyScope, readonly (readonly Role[])[]> = {
    'posts:read': [postAccess.read, publishAccess.read],
    'posts:write': [postAccess.write, reviewAccess.submit],
    'posts:publish': [scheduleAccess.schedule],
    'reviews:read': [reviewAccess.read],
    'channels:read': [channelAccess.list],
    'media:read': [mediaAccess.read],
    'media:write': [mediaAccess.add],
    screen: [screenAccess.screen],
    'people:read': [peopleAccess.list],
    'people:write': [peopleAccess.recordTraining],
    'organization:read': [organizationAccess.read],
    'organization:write': [organizationAccess.update, organizationAccess.changeSites, organizationAccess.changeFacts],
    'directory:read': [directoryAccess.read],
    'directory:write': [directoryAccess.change],
    'webhooks:read': [webhookAccess.read],
    'webhooks:write': [webhookAccess.manage],
  };
  for (const one of keyScope.options) {
    expect({ scope: one, roles: [...new Set(rooms[one].flat())].sort() }).toEqual({
      scope: one,
      roles: [...scopeRoles[one]].sort(),
    });
  }
});

test('every scope has roles, and no role of it writes what it only reads', () => {
  for (const one of keyScope.options) expect(scopeRoles[one].length).toBeGreaterThan(0);
  const auditors = keyScope.options.filter((one) => scopeRoles[one].includes('auditor'));
  expect(auditors.filter((one) => /:(write|publish)$/.test(one))).toEqual([]);
});

test('only administrators end keys of others, and auditors see them', () => {
  expect(keyAccess).toEqual({ listAll: ['administrator', 'auditor'], changeAny: ['administrator'] });
});
