import { expect, it } from 'vitest';
import { EdgeTable } from './edge-table.ts';
import { hashWord } from './tokens.ts';

const [my, odd, guest] = ['my', 'odd', 'guest'].map(hashWord) as [number, number, number];
const edges = new EdgeTable([0, my, 1, 1, odd, 2, 1, guest, 3, 2, guest, 3]);

it('leads from state to state by token', () => {
  expect(edges.first(my)).toBe(1);
  expect(edges.next(1, odd)).toBe(2);
  expect(edges.next(2, guest)).toBe(3);
});

it('leads nowhere by a token without an edge', () => {
  expect(edges.first(guest)).toBe(0);
  expect(edges.next(2, odd)).toBe(0);
  expect(new EdgeTable([]).first(my)).toBe(0);
});
