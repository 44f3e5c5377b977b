import { expect, test } from 'vitest';
import { costOf } from './cost.ts';
import { manifests } from './manifests/manifests.ts';

const words = { text: 'Flu shots every Tuesday.', link: null };
const linked = { text: 'Flu shots every Tuesday.', link: 'https://example.org/flu' };

test('a post costs more with an address in it, whether it was typed or put below', () => {
  expect(costOf(manifests.x, [words])).toEqual({ dollars: 0.015, withAddress: 0 });
  expect(costOf(manifests.x, [linked])).toEqual({ dollars: 0.2, withAddress: 1 });
  expect(costOf(manifests.x, [{ text: 'See https://example.org/flu', link: null }])?.withAddress).toBe(1);
});

test('each part of a thread costs, and only those with an address cost more', () => {
  const cost = costOf(manifests.x, [linked, words, words]);
  expect(cost?.dollars).toBeCloseTo(0.23);
  expect(cost?.withAddress).toBe(1);
});

test('most networks take nothing', () => {
  expect(costOf(manifests.mastodon, [linked])).toBeNull();
});
