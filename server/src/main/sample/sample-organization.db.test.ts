import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { setUpSample } from '../../registers/org/contract.ts';

let folder: string;
let database: TestDatabase;
let server: ChildProcess;
let publicUrl: string;
let setupToken: string;
/** Two clicks at once. */
let clicks: Response[];
let made: z.output<(typeof setUpSample)['answer']>;
let maya: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bedside-sample-'));
  database = await createTestDatabase();
  ({ publicUrl, setupToken } = await startServer());
  const click = () => send('POST', '/setup/sample', { body: { locale: 'es' }, headers: withToken(setupToken) });
  clicks = await Promise.all([click(), click()]);
  const taken = clicks.find(({ status }) => status === 200);
  if (taken === undefined) throw new Error(`nobody made the sample: ${await clicks[0]?.text()}`);
  made = setUpSample.answer.parse(await taken.clone().json());
  maya = cookieOf(taken);
});

afterAll(async () => {
  const ended = once(server, 'exit');
  server.kill();
  await ended;
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** The product itself, as a process of its own, on this file's database. */
async function startServer(): Promise<{ publicUrl: string; setupToken: string }> {
  const cli = join(import.meta.dirname, '..', 'cli.ts');
  const flags = ['--conditions=bedside-source', '--disable-warning=ExperimentalWarning'];
  server = spawn(process.execPath, [...flags, cli, 'serve', '--no-work'], {
    env: {
      DATA_DIR: folder,
      PORT: '0',
      DATABASE_URL: database.ownerUrl,
      DATABASE_APP_URL: database.appUrl,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (server.stdout === null) throw new Error('the server has no output');
  for await (const line of createInterface(server.stdout)) {
    const address = /(http:\S+)\/setup\?token=(\S+)/.exec(line);
    if (address !== null) return { publicUrl: address[1] ?? '', setupToken: address[2] ?? '' };
  }
  throw new Error('the server ended before it was ready');
}

function withToken(token: string): Record<string, string> {
  return { 'x-setup-token': token };
}

type Sent = { readonly body?: unknown; readonly headers?: Record<string, string> };

function send(method: string, path: string, { body, headers }: Sent = {}): Promise<Response> {
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  const all = { 'content-type': 'application/json', origin: publicUrl, ...headers };
  return fetch(`${publicUrl}/api/v1${path}`, { method, headers: all, ...init });
}

function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function read<T>(path: string, cookie = maya): Promise<T> {
  const response = await send('GET', path, { headers: { cookie } });
  expect(response.status).toBe(200);
  return response.json() as Promise<T>; // the door parsed its own answer
}

type Summary = { id: string; stage: string; authorName: string; excerpt: string; imageCount: number };
const listPosts = async () => (await read<{ posts: Summary[] }>('/posts')).posts;

async function postLike(words: string): Promise<Summary> {
  const found = (await listPosts()).find(({ excerpt }) => excerpt.includes(words));
  if (found === undefined) throw new Error(`no post with “${words}”`);
  return found;
}

async function blockersOf(words: string): Promise<string[]> {
  const { id } = await postLike(words);
  const { blockers } = await read<{ blockers: { code: string }[] }>(`/posts/${id}/clearance`);
  return blockers.map(({ code }) => code);
}

test('a double click makes one organization; the second is told that it is there', async () => {
  expect(clicks.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const refused = clicks.find(({ status }) => status === 409);
  expect(await refused?.json()).toMatchObject({ code: 'SET_UP_ALREADY' });
  const third = await send('POST', '/setup/sample', { body: {}, headers: withToken(setupToken) });
  expect(await third.json()).toMatchObject({ code: 'SET_UP_ALREADY' });
});

test('only the holder of the printed address makes it', async () => {
  const response = await send('POST', '/setup/sample', { body: {}, headers: withToken('guessed') });
  expect(response.status).toBe(403);
});

test('whoever made it is signed in as its administrator, in their own language', async () => {
  const { session } = await read<{ session: { person: Record<string, unknown>; organization: object } }>('/session');
  expect(session.person).toMatchObject({ name: 'Maya Okafor', locale: 'es' });
  expect(session.organization).toMatchObject({ isSample: true, kind: 'childrens_hospital', id: made.organization.id });
});

test('everybody can sign in with the one password, and every role is there', async () => {
  expect(made.password).toMatch(/^([a-z]+-){4}\d{4}$/);
  expect(new Set(made.people.flatMap(({ roles }) => roles)).size).toBe(6);
  for (const { email } of made.people) {
    const response = await send('POST', '/session', { body: { email, password: made.password } });
    expect([email, response.status]).toEqual([email, 200]);
  }
});

test('a privacy officer is trained, and somebody reads Spanish', async () => {
  type Person = { name: string; locale: string; privacyTrainedUntil: string | null; state: string };
  const { people } = await read<{ people: Person[] }>('/people');
  expect(people.every(({ state }) => state === 'active')).toBe(true);
  expect(people.filter(({ privacyTrainedUntil }) => privacyTrainedUntil !== null).map(({ name }) => name)).toEqual([
    'Elena Ruiz',
  ]);
  expect(people.find(({ name }) => name === 'Lucía Fernández')?.locale).toBe('es');
});

test('newsroom and practice network are connected', async () => {
  const { channels } = await read<{ channels: { network: string; state: string }[] }>('/channels');
  expect(channels.map(({ network, state }) => `${network} ${state}`)).toEqual([
    'newsroom connected',
    'practice connected',
  ]);
});

describe('posts stand at every turn of the flow', () => {
  test('with authors who wrote them', async () => {
    const posts = await listPosts();
    expect(posts.map(({ stage }) => stage).toSorted()).toEqual([
      'approved',
      'changes_requested',
      'draft',
      'in_review',
      'in_review',
      'in_review',
    ]);
    expect(new Set(posts.map(({ authorName }) => authorName))).toEqual(
      new Set(['Maya Okafor', 'Lucía Fernández', 'Dr. Daniel Osei']),
    );
  });

  test('the approved one waits for nothing but a time', async () => {
    expect(await blockersOf('Little hands')).toEqual(['NOT_SCHEDULED']);
  });

  test('the one that names a patient is stopped', async () => {
    expect(await blockersOf('Tommy')).toContain('FINDING_BLOCKS');
  });

  test('the others are stopped by nothing but people', async () => {
    for (const words of ['Heat tip', '¿Fiebre', 'Teaching case']) {
      expect(await blockersOf(words)).toEqual(['APPROVAL_MISSING', 'NOT_SCHEDULED']);
    }
    expect(await blockersOf('Car seats')).toEqual(['CHANGES_REQUESTED', 'NOT_SCHEDULED']);
  });

  test('the one that needs changes says which', async () => {
    const { id } = await postLike('Car seats');
    type Review = { review: { decisions: { reviewerName: string; outcome: string; comment: string }[] } };
    const { review } = await read<Review>(`/posts/${id}/review`);
    expect(review.decisions).toMatchObject([{ reviewerName: 'Dr. Daniel Osei', outcome: 'request_changes' }]);
    expect(review.decisions[0]?.comment).toContain('source');
  });

  test('and the trail names the people who did it', async () => {
    const { id } = await postLike('Little hands');
    const { entries } = await read<{ entries: { action: string; actorName: string }[] }>(`/posts/${id}/trail`);
    const actorOf = (action: string) => entries.find((entry) => entry.action === action)?.actorName;
    expect(actorOf('post.created')).toBe('Lucía Fernández');
    expect(actorOf('review.decided')).toBe('Dr. Daniel Osei');
  });
});

test('the teaching case shows a radiograph with a description, and no metadata', async () => {
  const { id, imageCount } = await postLike('Teaching case');
  expect(imageCount).toBe(1);
  type Draft = { draft: { content: { images: { mediaId: string; altText: string }[] } } };
  const [image] = (await read<Draft>(`/posts/${id}`)).draft.content.images;
  expect(image?.altText).toContain('radiograph');
  const response = await send('GET', `/media/${image?.mediaId}/content`, { headers: { cookie: maya } });
  const found = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
  expect([found.width, found.height, found.exif, found.xmp]).toEqual([1_200, 1_500, undefined, undefined]);
});
