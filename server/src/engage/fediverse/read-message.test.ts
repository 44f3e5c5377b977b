import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageKey, readMessage } from './read-message.ts';

const actor = 'https://social.example/users/river';
const ours = 'https://news.example/fediverse/1';
const follow = { id: `${actor}#1`, type: 'Follow', actor, object: ours };

test('a follow, an undo of one and the end of an account are read', () => {
  const read = { id: `${actor}#1`, actorUrl: actor };
  expect(readMessage(follow)).toEqual({ ...read, kind: 'follow', objectUrl: ours });
  expect(readMessage({ ...follow, actor: { id: actor }, object: { id: ours } })).toEqual(readMessage(follow));
  expect(readMessage({ ...follow, type: 'Undo', object: follow })).toEqual({ ...read, kind: 'undo', objectUrl: ours });
  expect(readMessage({ ...follow, type: 'Undo', object: `${actor}#0` })).toEqual({
    ...read,
    kind: 'undo',
    objectUrl: null,
  });
  expect(readMessage({ ...follow, type: 'Delete', object: actor })).toEqual({
    ...read,
    kind: 'delete',
    objectUrl: null,
  });
});

test.each([
  ['a like that is undone', { type: 'Undo', object: { ...follow, type: 'Like' } }],
  ['somebody else who is gone', { type: 'Delete', object: 'https://social.example/users/sky' }],
  ['an id of another host', { id: 'https://other.example/1' }],
  ['no id', { id: undefined }],
  ['an address that hides its host', { actor: 'https://social.example@other.example/' }],
  ['an address that is no address', { actor: 'acct:river@social.example' }],
  ['an address without end', { object: `https://news.example/${'x'.repeat(1_000)}` }],
  ['two types', { type: ['Follow', 'Like'] }],
])('%s is not', (_, more) => {
  expect(readMessage({ ...follow, ...more })).toBe(null);
});

test('anything at all is read or not, and never thrown at', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      for (const value of [one, { ...follow, object: one }, { ...follow, actor: one, id: other }]) {
        const message = readMessage(value);
        if (message !== null) expect(message.actorUrl).toMatch(/^https?:/u);
      }
    }),
  );
});

test('one message has one key, and another actor’s another one', () => {
  const message = readMessage(follow);
  if (message === null) throw new Error('it is a message');
  expect(messageKey(message)).toMatch(/^[0-9a-f]{64}$/u);
  expect(messageKey({ ...message, actorUrl: `${actor}2` })).not.toBe(messageKey(message));
});
