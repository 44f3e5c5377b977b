import { describe, expect, test } from 'vitest';
import type { PersonId } from '../ids/ids.ts';
import {
  hasAnyRole,
  hasOwnRole,
  lenderOf,
  reachOf,
  requireAnyRole,
  requireRoleOn,
  withoutLenders,
} from './require-role.ts';
import { type Actor, actingPersonId, personActor } from './scope.ts';

const id = '019e0000-0000-7000-8000-000000000001' as PersonId; // a well-formed id, branded for the compiler
const lender = '019e0000-0000-7000-8000-000000000002' as PersonId; // as above
const person = (...roles: string[]): Actor => personActor({ id, roles, sessionId: 'session-1' });
const limited = (role: string, ...channelIds: string[]): Actor => ({
  ...personActor({ id, roles: [], sessionId: 'session-1' }),
  grants: [{ role, channelIds: new Set(channelIds), onBehalfOf: null }],
});
const bedside: Actor = { type: 'system', name: 'publisher' };

describe('may act', () => {
  const table: readonly [who: string, actor: Actor, allowed: readonly string[], may: boolean][] = [
    ['a person with one of the roles', person('author', 'publisher'), ['publisher'], true],
    ['not a person with other roles', person('author'), ['publisher'], false],
    ['not a person without roles', person(), ['publisher'], false],
    ['nobody where no role is named', person('administrator'), [], false],
    ['Bedside itself', bedside, [], true],
  ];
  test.each(table)('%s', (_who, actor, allowed, may) => {
    expect(hasAnyRole(actor, allowed)).toBe(may);
    const ask = () => requireAnyRole(actor, allowed, 'publish');
    if (may) expect(ask).not.toThrow();
    else expect(ask).toThrow(expect.objectContaining({ code: 'FORBIDDEN', status: 403 }));
  });
});

test('a refusal says what is not allowed', () => {
  expect(() => requireAnyRole(person(), ['publisher'], 'plan posts')).toThrow('do not allow you to plan posts');
});

test('only a person is an acting person', () => {
  expect(actingPersonId({ actor: person() })).toBe('019e0000-0000-7000-8000-000000000001');
  expect(actingPersonId({ actor: bedside })).toBe(null);
});

describe('a role that is limited to channels', () => {
  const allowed = ['publisher'];
  const on = (...channelIds: string[]) => ({ whatFor: 'publish', channelIds });

  test('reaches those and no others', () => {
    expect(() => requireRoleOn(limited('publisher', 'a', 'b'), allowed, on('b', 'a'))).not.toThrow();
    const beyond = () => requireRoleOn(limited('publisher', 'a'), allowed, on('a', 'c'));
    expect(beyond).toThrow(expect.objectContaining({ code: 'CHANNEL_OUT_OF_REACH', status: 403 }));
  });

  test('does not add up with another role', () => {
    const actor: Actor = {
      ...personActor({ id, roles: [], sessionId: 's' }),
      grants: [
        { role: 'publisher', channelIds: new Set(['a']), onBehalfOf: null },
        { role: 'author', channelIds: null, onBehalfOf: null },
      ],
    };
    expect(hasAnyRole(actor, allowed, ['b'])).toBe(false);
    expect(hasAnyRole(actor, ['author'], ['b'])).toBe(true);
  });

  test('an unlimited role reaches every channel, Bedside itself too', () => {
    expect(hasAnyRole(person('publisher'), allowed, ['any'])).toBe(true);
    expect(hasAnyRole(bedside, allowed, ['any'])).toBe(true);
  });
});

describe('roles whose limits do not bind', () => {
  const on = (...channelIds: string[]) => ({ whatFor: 'take down', channelIds, unbound: ['privacy_officer'] });

  test('reach every channel, where the act is open to them at all', () => {
    const officer = limited('privacy_officer', 'a');
    expect(() => requireRoleOn(officer, ['privacy_officer', 'publisher'], on('b'))).not.toThrow();
    expect(() => requireRoleOn(officer, ['publisher'], on('b'))).toThrow(
      expect.objectContaining({ code: 'FORBIDDEN' }),
    );
    const publisher = () => requireRoleOn(limited('publisher', 'a'), ['privacy_officer', 'publisher'], on('b'));
    expect(publisher).toThrow(expect.objectContaining({ code: 'CHANNEL_OUT_OF_REACH' }));
  });
});

describe('what roles reach', () => {
  test('is everything with one that is not limited, else the channels of all that count', () => {
    const mixed: Actor = {
      ...personActor({ id, roles: [], sessionId: 's' }),
      grants: [
        { role: 'author', channelIds: new Set(['a']), onBehalfOf: null },
        { role: 'publisher', channelIds: new Set(['b']), onBehalfOf: lender },
        { role: 'auditor', channelIds: null, onBehalfOf: null },
      ],
    };
    expect(reachOf(mixed, ['author', 'publisher'])).toEqual(new Set(['a', 'b']));
    expect(reachOf(mixed, ['author', 'auditor'])).toBe(null);
    expect(reachOf(mixed, ['recruiter'])).toEqual(new Set());
    expect(reachOf(bedside, [])).toBe(null);
  });
});

describe('a borrowed role', () => {
  const deputy = (...own: string[]): Actor => {
    const actor = personActor({ id, roles: own, sessionId: 's' });
    return { ...actor, grants: [{ role: 'publisher', channelIds: null, onBehalfOf: lender }, ...actor.grants] };
  };

  test('is told where one’s own would not have sufficed', () => {
    const actor = deputy('author');
    requireAnyRole(actor, ['author'], 'write');
    expect(lenderOf(actor)).toBe(null);
    requireAnyRole(actor, ['publisher'], 'publish');
    expect(lenderOf(actor)).toBe(lender);
  });

  test('is not told where one’s own does, whatever comes first', () => {
    const actor = deputy('publisher');
    requireRoleOn(actor, ['publisher'], { whatFor: 'publish', channelIds: ['a'] });
    expect(lenderOf(actor)).toBe(null);
    expect(lenderOf(bedside)).toBe(null);
  });

  test('is told where one’s own does not reach the channels', () => {
    const own = { role: 'publisher', channelIds: new Set(['b']), onBehalfOf: null };
    const actor: Actor = {
      ...personActor({ id, roles: [], sessionId: 's' }),
      grants: [own, { ...own, channelIds: null, onBehalfOf: lender }],
    };
    requireRoleOn(actor, ['publisher'], { whatFor: 'publish', channelIds: ['a'] });
    expect(lenderOf(actor)).toBe(lender);
  });

  test('can be left aside', () => {
    expect(hasAnyRole(withoutLenders(deputy(), [lender]), ['publisher'])).toBe(false);
    expect(hasAnyRole(withoutLenders(deputy('publisher'), [lender]), ['publisher'])).toBe(true);
    expect(hasAnyRole(withoutLenders(deputy(), [id]), ['publisher'])).toBe(true);
    expect(withoutLenders(bedside, [lender])).toBe(bedside);
  });

  test('is not one’s own', () => {
    expect(hasOwnRole(deputy('author'), ['publisher'])).toBe(false);
    expect(hasOwnRole(deputy('publisher'), ['publisher'])).toBe(true);
    expect(hasAnyRole(deputy(), ['publisher'])).toBe(true);
    expect(hasOwnRole(bedside, [])).toBe(true);
  });
});
