/** Scenes of one post that is corrected, and what came of it. */
import type { ClassName, FakeNetwork } from '@bedside/connectors/testing';
import { expect } from 'vitest';
import type { Act, Scenario } from './scenario.ts';
import { type Played, type PlayOptions, play } from './simulate.ts';

export const MINUTE = 60_000;
export const classNames: readonly ClassName[] = ['A1', 'A2', 'B', 'C', 'D'];

export const actAt = (kind: Extract<Act, { postId: string }>['kind'], atMs: number): Act => ({
  kind,
  postId: 'post-1',
  atMs,
});
export const CORRECT = actAt('correct', MINUTE);

type Made = { readonly rules?: Scenario['channels'][number]['rules']; readonly acts?: readonly Act[]; parts?: number };

function scenarioOf(className: ClassName, { rules = [], acts = [CORRECT], parts = 1 }: Made = {}): Scenario {
  return {
    seed: 1,
    channels: [{ id: 'channel-1', className, rules }],
    posts: [{ id: 'post-1', channelIds: ['channel-1'], parts, dueInMs: 0 }],
    workers: 2,
    chances: { crash: 0, lost: 0, pause: 0 },
    acts,
    faultsEndMs: 15 * MINUTE,
  };
}

export const playOn = (className: ClassName, made: Made = {}, options: PlayOptions = {}) =>
  play(scenarioOf(className, made), { strike: () => null, ...options });

const networkOf = ({ networks }: Played): FakeNetwork => {
  const network = networks.get('channel-1');
  if (network === undefined) throw new Error('there is one channel');
  return network;
};
/** Numbers of the versions that stand. */
export const standing = (played: Played) =>
  networkOf(played)
    .posts.listPublic()
    .map(({ text }) => Number(/correction (\d+)/u.exec(text)?.[1] ?? 1));
export const changes = (played: Played) => networkOf(played).timeline.filter(({ kind }) => kind === 'edited').length;
export const edits = ({ rows }: Played) => [...rows.deliveries.values()].filter(({ kind }) => kind === 'edit');
export const attemptsOfEdits = (played: Played) => {
  const ids = new Set(edits(played).map(({ id }) => id));
  return [...played.rows.attempts.values()].filter(({ deliveryId }) => ids.has(deliveryId));
};

export function expectCorrected(played: Played): void {
  expect(played.problems).toEqual([]);
  expect(standing(played)).toEqual([2]);
  expect(edits(played).map(({ state }) => state)).toEqual(['confirmed']);
}
