import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { besideRooms, checkRooms, houseRooms, postRooms, registerRooms } from '../app/rooms.ts';
import { help as english } from '../messages/en/help.ts';
import { help as spanish } from '../messages/es/help.ts';
import { helpOf, helpPages } from './help-pages.ts';

const rooms = [...postRooms, ...registerRooms, ...besideRooms, ...checkRooms, ...houseRooms].map(({ id }) => id);

test.each(rooms)('the room %s has help beside it', (room) => {
  expect(helpOf(`/${room}`)).toBe(room);
});

describe.each(Object.entries(helpPages))('the help of %s', (id, page) => {
  test.each([
    ['English', english],
    ['Spanish', spanish],
  ])('is there in %s: what it is for, three steps, questions', (_language, words) => {
    const help = Object.entries(words).find(([name]) => name === id)?.[1];
    expect(help?.what.length).toBeGreaterThan(20);
    expect(help?.steps).toHaveLength(3);
    expect(help?.questions.length).toBeGreaterThan(0);
    for (const { asked, answer } of help?.questions ?? [])
      expect(Math.min(asked.length, answer.length)).toBeGreaterThan(2);
  });

  test('leads to a page of the handbook', () => {
    const handbook = fileURLToPath(new URL('../../../docs/handbook/', import.meta.url));
    expect(existsSync(`${handbook}${page}.md`)).toBe(true);
  });
});

test.each([
  ['/posts/019e0000-0000-7000-8000-000000000001', 'post'],
  ['/people/019e0000-0000-7000-8000-000000000001', 'person'],
  ['/plan-from-file', 'bulk'],
  ['/settings/facts', 'facts'],
  ['/compose/019e0000-0000-7000-8000-000000000001', 'compose'],
  ['/', null],
  ['/constructor', null],
])('at %s it is %s', (pathname, id) => {
  expect(helpOf(pathname)).toBe(id);
});
