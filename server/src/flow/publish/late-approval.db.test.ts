import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  approve,
  createWorld,
  deliveriesOf,
  type House,
  planPost,
  publishDue,
  submit,
  type World,
} from '../../../test/world.ts';
import { discardPost, getPost, restorePost, saveDraft } from '../compose/service.ts';

let world: World;
let house: House;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  house = await world.openHouse();
});

function edit(postId: string, change: (text: string) => string): Promise<unknown> {
  return world.as(house, 'author', async (scope) => {
    const { draft } = await getPost(scope, postId);
    const content = { ...draft.content, baseText: change(draft.content.baseText) };
    return saveDraft(scope, { postId, revision: draft.revision, content });
  });
}

async function comesOut(postId: string) {
  await world.clock.advance(11_000);
  await publishDue(world.publisher());
  const [view] = await deliveriesOf(world, house, postId);
  const accepted = (await house.practice.arrivals()).filter(({ kind }) => kind === 'accepted');
  return { state: view?.state, blockers: view?.blockers.map(({ code }) => code), posts: accepted.length };
}

describe('a time that was set', () => {
  test('does not hold for an approval that came after it', async () => {
    const { postId } = await planPost(world, house);
    await world.clock.advance(1_000);
    const { review } = await submit(world, house, { postId });
    await world.clock.advance(60_000);
    await approve(world, house, { review });
    expect(await comesOut(postId)).toEqual({ state: 'parked', blockers: ['NOT_SCHEDULED'], posts: 0 });
  });

  test('does not hold for words that were changed and changed back', async () => {
    const { postId } = await planPost(world, house);
    await edit(postId, (text) => `${text} Free parking.`);
    await edit(postId, (text) => text.replace(' Free parking.', ''));
    expect(await comesOut(postId)).toEqual({ state: 'parked', blockers: ['NOT_SCHEDULED'], posts: 0 });
  });

  test.each([false, true])('does not hold for a post that was put away (taken back: %s)', async (restored) => {
    const { postId } = await planPost(world, house);
    await edit(postId, (text) => `${text} Free parking.`);
    await edit(postId, (text) => text.replace(' Free parking.', ''));
    await world.as(house, 'author', (scope) => discardPost(scope, postId));
    if (restored) await world.as(house, 'author', (scope) => restorePost(scope, postId));
    expect(await comesOut(postId)).toEqual({ state: 'parked', blockers: ['NOT_SCHEDULED'], posts: 0 });
  });

  test('does not hold for changed words', async () => {
    const { postId } = await planPost(world, house);
    await edit(postId, (text) => `${text} Free parking.`);
    const { posts, state, blockers } = await comesOut(postId);
    expect({ posts, state }).toEqual({ posts: 0, state: 'parked' });
    expect(blockers).toContain('CONTENT_CHANGED');
  });
});
