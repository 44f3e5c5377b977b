/**
 * Permissions and posts in any order: while two workers publish, people take a permission back, sign another one and edit, each
 * at a moment that a seed chooses. Real transactions on a real database; the practice network is the truth of what is out.
 */
import sharp from 'sharp';
import { getDraft, saveDraft } from '../src/flow/compose/service.ts';
import type { DeliveryState } from '../src/flow/publish/contract.ts';
import type { DeliveryStep } from '../src/flow/publish/engine/publish-context.ts';
import { keepPersons } from '../src/registers/authorizations/pictured-persons.ts';
import { keepAuthorization, noteCopy } from '../src/registers/authorizations/service.ts';
import { keepSubject } from '../src/registers/authorizations/subjects.ts';
import { withdrawAuthorization } from '../src/registers/authorizations/withdraw.ts';
import type { ImageIntake } from '../src/registers/media/image-intake.ts';
import { addImage } from '../src/registers/media/service.ts';
import { copyPost } from './copy-posts.ts';
import { hashOf, permissionFacts } from './permission-facts.ts';
import { type House, plainText, planPost, publishDue, type World } from './world.ts';

/** What happens in one play, told by its seed. */
export type Play = {
  readonly seed: number;
  readonly posts: number;
  /** After how many steps of deliveries it is taken back; null: never. */
  readonly withdrawAt: number | null;
  readonly part: 'all' | 'picture' | 'newsroom' | 'practice';
  /** After how many steps the same person signs once more; null: never. */
  readonly signAgainAt: number | null;
  readonly editAt: readonly number[];
  /** When the jobs of recalls run beside the workers; they run at the end in any case. */
  readonly jobsAt: readonly number[];
  readonly isNamed: boolean;
};

/** What came of it. `problems` is empty where all held. */
export type Played = {
  readonly problems: readonly string[];
  readonly takenDown: number;
  readonly keptBack: number;
  readonly standing: number;
};

/** A random number generator of 32 bits (mulberry32), the same on every machine. */
function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** About as many steps as all deliveries of a play take. */
const STEPS_OF_POST = 12;

export function playOf(seed: number, posts: number): Play {
  const below = randomOf(seed);
  const moment = () => below(posts * STEPS_OF_POST);
  return {
    seed,
    posts,
    withdrawAt: below(8) === 0 ? null : moment(),
    part: (['all', 'all', 'picture', 'newsroom', 'practice'] as const)[below(5)] ?? 'all',
    signAgainAt: below(4) === 0 ? moment() : null,
    editAt: Array.from({ length: below(3) }, moment),
    jobsAt: Array.from({ length: 3 }, moment),
    isNamed: below(3) === 0,
  };
}

type Ground = { readonly world: World; readonly house: House; readonly intake: ImageIntake };

export async function play(ground: Ground, given: Play): Promise<Played> {
  const { world, house } = ground;
  const image = await picture(ground, given.seed);
  const subject = await world.as(house, 'officer', (scope) =>
    keepSubject(scope, {
      kind: 'patient',
      name: 'Ana Flores',
      bornOn: null,
      isKnownAdult: true,
      majorityOn: null,
      diedOn: null,
    }),
  );
  const sign = () => signFor(ground, { subject, sha256: image.sha256 });
  const first = await sign();
  const { postId } = await planPost(world, house, {
    baseText: plainText(given.seed),
    images: given.isNamed ? [] : [{ mediaId: image.id, sha256: image.sha256, altText: 'Ana at the window.' }],
    channelIds: Object.values(house.channels),
    permission: { purpose: 'education', authorizationIds: given.isNamed ? [first] : [] },
  });
  await copyPost(world.owner, { postId, first: 1, last: given.posts - 1 });
  const postIds = await postsBeside(world, postId);
  await world.clock.advance(11_000);
  const moments = momentsOf();
  const told = { takenBackAt: null as number | null, signedAgainAt: null as number | null };
  const at = async (moment: number | null, act: () => Promise<unknown>) => {
    if (moment === null) return;
    await moments.reached(moment);
    await act();
  };
  const people = Promise.all([
    at(given.withdrawAt, async () => {
      await takeBack(ground, first, { part: given.part, sha256: image.sha256 });
      told.takenBackAt = moments.now();
    }),
    at(given.signAgainAt, async () => {
      await sign();
      told.signedAgainAt = moments.now();
    }),
    inTurn(given.jobsAt, (moment) => at(moment, () => world.runJobs())),
    ...given.editAt.map((moment, index) => at(moment, () => edit(ground, postIds[index % postIds.length] ?? postId))),
  ]);
  const claims = new Map<string, number[]>();
  const reached = (step: DeliveryStep, deliveryId: string) => {
    const now = moments.step();
    if (step === 'claimed') claims.set(deliveryId, [...(claims.get(deliveryId) ?? []), now]);
  };
  await Promise.all(['worker-1', 'worker-2'].map((workerId) => work(world, { workerId, reached })));
  // Whoever waits for a step that never comes has their turn now.
  moments.end();
  await people;
  await settle(world, house);
  return judge(ground, { given, postIds, first, told, claims });
}

async function picture({ world, house, intake }: Ground, seed: number) {
  const background = { r: seed & 255, g: (seed >>> 8) & 255, b: (seed >>> 16) & 255 };
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background } })
    .png()
    .toBuffer();
  const told = { bytes, fileName: 'a.png', declaredMime: 'image/png' };
  return addImage(world.seed(house, 'officer'), intake, told);
}

/** As a signing leaves it, without the form and its sealed document, which other tests make. */
async function signFor(
  { world, house }: Ground,
  { subject, sha256 }: { subject: Awaited<ReturnType<typeof keepSubject>>; sha256: string },
): Promise<string> {
  const at = world.clock.now();
  const facts = permissionFacts({
    organizationId: house.organizationId,
    channelIds: Object.values(house.channels),
    mediaSha256: [sha256],
    at,
  });
  return world.as(house, 'officer', async (scope) => {
    const pdf = Buffer.from('what was signed');
    const kept = { subject, requestId: null, language: 'en' as const, facts, signerName: 'Ana Flores', pdf };
    const id = await keepAuthorization(scope, { ...kept, sha256: hashOf('what was signed'), signedAt: at });
    await noteCopy(scope, { authorizationId: id, way: 'page' });
    await keepPersons(scope, { hashes: [sha256], subjectId: subject.id });
    return id;
  });
}

function takeBack({ world, house }: Ground, authorizationId: string, of: { part: Play['part']; sha256: string }) {
  const { part, sha256 } = of;
  const channelIds = part === 'newsroom' || part === 'practice' ? [house.channels[part]] : null;
  return world.as(house, 'officer', (scope) =>
    withdrawAuthorization(scope, {
      authorizationId,
      way: 'letter',
      receivedAt: null,
      note: '',
      mediaSha256: part === 'picture' ? [sha256] : null,
      channelIds,
    }),
  );
}

/** Of somebody who comes too late nothing is kept, as the product tells them. */
async function edit({ world, house }: Ground, postId: string): Promise<void> {
  await world
    .as(house, 'author', async (scope) => {
      const { revision, content } = await getDraft(scope, postId);
      await saveDraft(scope, {
        postId,
        revision,
        content: { ...content, baseText: `${content.baseText} Bring a friend.` },
      });
    })
    .catch((error: unknown) => {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'POST_PUBLISHED') throw error;
    });
}

async function postsBeside({ owner }: World, postId: string): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>('select id from post where id::text like $1 order by id', [
    `${postId.slice(0, -8)}%`,
  ]);
  return rows.map(({ id }) => id);
}

type Moments = {
  now(): number;
  step(): number;
  reached(moment: number): Promise<void>;
  end(): void;
};

/** Counts the steps of all deliveries, and wakes whoever waits for one of them. */
function momentsOf(): Moments {
  let now = 0;
  let isOver = false;
  let waiting: { readonly moment: number; readonly wake: () => void }[] = [];
  const wakeDue = () => {
    const due = waiting.filter(({ moment }) => isOver || moment <= now);
    waiting = waiting.filter(({ moment }) => !isOver && moment > now);
    for (const { wake } of due) wake();
  };
  return {
    now: () => now,
    step: () => {
      now += 1;
      wakeDue();
      return now;
    },
    reached: (moment) =>
      isOver || moment <= now ? Promise.resolve() : new Promise((wake) => void waiting.push({ moment, wake })),
    end: () => {
      isOver = true;
      wakeDue();
    },
  };
}

/** One after the other: jobs of a test's world are taken by one hand. */
async function inTurn(moments: readonly number[], act: (moment: number) => Promise<void>): Promise<void> {
  for (const moment of moments.toSorted((one, other) => one - other)) await act(moment);
}

/** One of the workers. */
async function work(
  world: World,
  { workerId, reached }: { workerId: string; reached: (step: DeliveryStep, id: string) => void },
): Promise<void> {
  const publisher = world.publisher({ workerId, concurrency: 4, reached });
  for (let round = 0; round < 60; round += 1) {
    const claimed = await publisher.tick();
    await publisher.idle();
    if (claimed === 0) return;
  }
}

/** Until recalls are over and nothing is due; a recall that has not ended by then never will. */
async function settle(world: World, house: House): Promise<void> {
  for (let round = 0; round < 60; round += 1) {
    const jobs = await world.runJobs();
    await publishDue(world.publisher());
    if (jobs === 0 && round > 2 && (await openRecalls(world, house)) === 0) return;
    await world.clock.advance(3_000);
  }
}

async function openRecalls(world: World, { organizationId }: House): Promise<number> {
  const { rows } = await world.owner.query<{ n: number }>(
    'select count(*)::int as n from recall where organization_id = $1 and ended_at is null',
    [organizationId],
  );
  return rows[0]?.n ?? 0;
}

type Row = {
  readonly id: string;
  readonly channel_id: string;
  readonly state: DeliveryState;
  readonly attempts: number;
};

async function judge(
  { world, house }: Ground,
  seen: Seen & { readonly postIds: readonly string[]; readonly first: string },
): Promise<Played> {
  const { rows } = await world.owner.query<Row>(
    `select id, channel_id, state, attempt_count as attempts from delivery where post_id = any($1) order by id`,
    [seen.postIds],
  );
  const out = await standingOn({ world, house });
  const problems = rows.flatMap((row) => problemsOf(row, { ...seen, house, stands: out.has(row.id) }));
  const { rows: open } = await world.owner.query(
    'select id from recall where authorization_id = $1 and ended_at is null',
    [seen.first],
  );
  if (open.length > 0) problems.push('a recall is not over');
  const count = (state: DeliveryState) => rows.filter((row) => row.state === state).length;
  return {
    problems: problems.map((problem) => `seed ${seen.given.seed}: ${problem}`),
    takenDown: count('removed'),
    keptBack: count('parked'),
    standing: count('confirmed'),
  };
}

type Seen = {
  readonly given: Play;
  readonly told: { readonly takenBackAt: number | null; readonly signedAgainAt: number | null };
  /** At which steps each delivery was claimed. */
  readonly claims: ReadonlyMap<string, readonly number[]>;
};

function problemsOf(
  row: Row,
  { given, told, claims, house, stands }: Seen & { house: House; stands: boolean },
): string[] {
  const begun = claims.get(row.id)?.[0] ?? 0;
  const isLate = told.takenBackAt !== null && begun > told.takenBackAt;
  const isCalm = given.withdrawAt === null && given.editAt.length === 0;
  const faults: readonly [isSo: boolean, problem: string][] = [
    [isForbidden(row, { given, told, house }) && stands, 'stands, and nobody allows it'],
    [isForbidden(row, { given, told, house }) && isLate && row.attempts > 0, 'was armed after it was taken back'],
    [(row.state === 'confirmed') !== stands, `is told to be ${row.state}, and that is not so`],
    [isCalm && row.state !== 'confirmed', 'did not go out, and nothing was against it'],
    [!settled.has(row.state), `is still ${row.state}`],
  ];
  return faults.flatMap(([isSo, problem]) => (isSo ? [`${row.id} ${problem}`] : []));
}

const settled: ReadonlySet<DeliveryState> = new Set(['confirmed', 'removed', 'parked', 'cancelled']);

/** Whether nobody allows it at the end. What a post names is not given by another permission, nor taken by a picture. */
function isForbidden(row: Row, { given, told, house }: Pick<Seen, 'given' | 'told'> & { house: House }): boolean {
  const isGivenAnew = told.signedAgainAt !== null && !given.isNamed;
  if (told.takenBackAt === null || isGivenAnew) return false;
  if (given.part === 'picture') return !given.isNamed;
  return given.part === 'all' || house.channels[given.part] === row.channel_id;
}

/** Keys of deliveries that the practice network shows, and of those that the newsroom does. */
async function standingOn({ world, house }: Pick<Ground, 'world' | 'house'>): Promise<ReadonlySet<string>> {
  const standing = new Set<string>();
  const keys = new Map<string, string>();
  for (const { kind, deliveryKey, postId } of await house.practice.arrivals()) {
    if (postId === null) continue;
    if (kind === 'accepted' && deliveryKey !== null) standing.add(keys.set(postId, deliveryKey).get(postId) ?? '');
    if (kind === 'removed') standing.delete(keys.get(postId) ?? '');
  }
  const { rows } = await world.owner.query<{ id: string }>(
    'select delivery_key as id from newsroom_article where organization_id = $1 and removed_at is null',
    [house.organizationId],
  );
  for (const { id } of rows) standing.add(id);
  return standing;
}
