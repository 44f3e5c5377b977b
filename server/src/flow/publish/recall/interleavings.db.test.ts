import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Played, play, playOf } from '../../../../test/permission-interleavings.ts';
import { createWorld, type House, type World } from '../../../../test/world.ts';
import { createImageIntake, type ImageIntake } from '../../../registers/media/image-intake.ts';

/** Posts, each with its two deliveries, that meet a withdrawal at a moment of their own; `bench/authorizations.mjs` asks for more. */
const WANTED = Number(process.env.INTERLEAVINGS ?? 400);
const POSTS_A_PLAY = 20;
/** Plays of one house: its trail and its network grow with each. */
const PLAYS_A_HOUSE = 10;

let world: World;
let intake: ImageIntake;

beforeAll(async () => {
  world = await createWorld();
  intake = createImageIntake();
});
afterAll(async () => {
  await intake.close();
  await world.close();
});

test(
  `${WANTED} posts, while permissions are signed and taken back and words edited at any moment: what is not allowed does not stand, and nothing of it is armed any more`,
  async () => {
    const played: Played[] = [];
    let house: House | null = null;
    for (let seed = 1; played.length * POSTS_A_PLAY < WANTED; seed += 1) {
      if (house === null || seed % PLAYS_A_HOUSE === 1) house = await world.openHouse();
      played.push(await play({ world, house, intake }, playOf(seed, POSTS_A_PLAY)));
    }
    expect(played.flatMap(({ problems }) => problems)).toEqual([]);
    // All of it happened: posts that were taken down, that were kept back, and that stand.
    const sum = (of: 'takenDown' | 'keptBack' | 'standing') => played.reduce((all, one) => all + one[of], 0);
    for (const of of ['takenDown', 'keptBack', 'standing'] as const) expect(sum(of), of).toBeGreaterThan(WANTED / 10);
  },
  Math.max(600_000, WANTED * 200),
);
