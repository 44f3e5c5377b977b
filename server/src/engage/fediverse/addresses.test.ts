import { describe, expect, test } from 'vitest';
import { fediverseAddresses, handleOf, isBlocked, obstacleOf, organizationOf } from './addresses.ts';

const id = '019e0000-0000-7000-8000-000000000001';

test('an account has its addresses, and is known by its own alone', () => {
  const { actor, post } = fediverseAddresses('https://news.example', id);
  expect([actor, post('x')]).toEqual([
    `https://news.example/fediverse/${id}`,
    `https://news.example/fediverse/${id}/posts/x`,
  ]);
  expect(organizationOf('https://news.example', actor)).toBe(id);
  for (const other of [
    `${actor}/`,
    `${actor}#main-key`,
    `https://other.example/fediverse/${id}`,
    'https://news.example/fediverse/inbox',
  ])
    expect(organizationOf('https://news.example', other)).toBe(null);
  expect(handleOf('https://news.example', 'lakeside')).toBe('@lakeside@news.example');
  expect(handleOf('http://127.0.0.1:3000', 'lakeside')).toBe('@lakeside@127.0.0.1:3000');
});

describe('an address under which others find a newsroom', () => {
  test.each([
    ['https://news.example', false, null],
    ['http://news.example', true, 'FEDIVERSE_NEEDS_HTTPS'],
    ['https://news.example/bedside', true, 'FEDIVERSE_NEEDS_ROOT'],
    ['https://10.0.0.7', true, 'FEDIVERSE_NEEDS_HTTPS'],
    ['https://[2001:db8::1]', true, 'FEDIVERSE_NEEDS_HTTPS'],
    ['https://bedside', true, 'FEDIVERSE_NEEDS_HTTPS'],
    ['http://127.0.0.1:3000', true, null],
    ['http://127.0.0.1:3000', false, 'FEDIVERSE_NEEDS_HTTPS'],
    ['http://localhost:3000', true, null],
    ['https://localhost', false, 'FEDIVERSE_NEEDS_HTTPS'],
  ])('%s (on this machine: %s): %s', (publicUrl, allowLoopback, obstacle) => {
    expect(obstacleOf(publicUrl, { allowLoopback })).toBe(obstacle);
  });
});

test('a blocked name stands for those below it, and for no other', () => {
  const blocked = ['social.example', '127.0.0.1:8080'];
  expect(
    ['social.example', 'a.social.example', 'SOCIAL.example', '127.0.0.1:8080'].every((host) =>
      isBlocked(host, blocked),
    ),
  ).toBe(true);
  expect(['antisocial.example', 'social.example.org', '127.0.0.1'].some((host) => isBlocked(host, blocked))).toBe(
    false,
  );
});
