import type { Content, PostView, VersionView } from '@bedside/server/contract/flow/compose';
import type { DeliveryView } from '@bedside/server/contract/flow/publish';
import type { ReviewView } from '@bedside/server/contract/flow/review';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { type Browser, expect, type Page } from '@playwright/test';
import { preparedSample } from './prepared-sample.ts';
import { type StartedBedside, startBedside } from './start-bedside.ts';

/** People of the sample organization, by what they are there for. */
export const emails = {
  /** Administrator, author and publisher. */
  maya: 'maya.okafor@lakeside.example.org',
  /** Author only. */
  lucia: 'lucia.fernandez@lakeside.example.org',
  /** Reviews as a clinician, without privacy training. */
  osei: 'daniel.osei@lakeside.example.org',
  /** Privacy officer, trained. */
  elena: 'elena.ruiz@lakeside.example.org',
  /** Publisher only. */
  sam: 'sam.whitaker@lakeside.example.org',
} as const;

export type Sample = {
  readonly origin: string;
  /** Of everybody in the sample. */
  readonly password: string;
  readonly runSql: StartedBedside['runSql'];
  /** A browser of its own in which this person is signed in. */
  signIn(browser: Browser, who: keyof typeof emails): Promise<Colleague>;
  stop(): Promise<void>;
};

/** Somebody at work: what they see, and the API in their name for what a journey only prepares. */
export type Colleague = {
  readonly page: Page;
  readonly origin: string;
  /** Some things ask for a password that was given minutes ago. */
  signInAgain(): Promise<void>;
  /** A call that must succeed, below `/api/v1`. The answer's shape is the contract's. */
  call<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<T>;
};

/** Starts a Bedside with the sample organization: a copy of the prepared one where there is one. */
export async function startSample(
  env: Readonly<Record<string, string>> = {},
  entry?: readonly string[],
): Promise<Sample> {
  const prepared = preparedSample();
  const bedside = await startBedside(env, prepared?.dataDir, entry);
  const { origin } = bedside;
  const password = prepared?.password ?? (await makeSample(bedside));
  const pages: Page[] = [];
  return {
    origin,
    password,
    runSql: bedside.runSql,
    stop: async () => {
      await Promise.all(pages.map((page) => page.context().close()));
      await bedside.stop();
    },
    signIn: async (browser, who) => {
      const page = await (await browser.newContext({ locale: 'en-US' })).newPage();
      pages.push(page);
      const call = callsOf(page, origin);
      const signInAgain = async () => void (await call('POST', '/session', { email: emails[who], password }));
      const colleague = { page, origin, call, signInAgain };
      await signInAgain();
      await colleague.call('PUT', '/session/locale', { locale: 'en' });
      return colleague;
    },
  };
}

/** Makes the sample organization in an empty Bedside; gives the password of everybody in it. */
export async function makeSample({ origin, firstUrl }: StartedBedside): Promise<string> {
  const answer = await fetch(`${origin}/api/v1/setup/sample`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-setup-token': new URL(firstUrl).searchParams.get('token') ?? '',
      origin,
    },
    body: JSON.stringify({ locale: 'en' }),
  });
  // The contract says so, and a journey has no use for another answer.
  return ((await answer.json()) as { password: string }).password;
}

function callsOf(page: Page, origin: string): Colleague['call'] {
  return async <T>(method: string, path: string, body?: unknown) => {
    const answer = await page.request.fetch(`${origin}/api/v1${path}`, {
      method,
      headers: { origin },
      ...(body === undefined ? {} : { data: body }),
    });
    expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
    // The contract says so, and the journey's own expectations read it.
    return (await answer.json()) as T;
  };
}

type Words = { readonly text: string; readonly channels?: readonly string[] } & Partial<Pick<Content, 'images'>>;

export const networksOf = {
  own: ['newsroom', 'practice'],
  practice: ['practice'],
  newsroom: ['newsroom'],
} as const;

/** Begins a draft for these networks. */
export async function begin(author: Colleague, words: Words): Promise<PostView> {
  return author.call<PostView>('POST', '/posts', { content: await contentOf(author, words) });
}

async function contentOf(author: Colleague, { text, channels = networksOf.practice, images = [] }: Words) {
  const known = await author.call<{ channels: ChannelView[] }>('GET', '/channels');
  const channelIds = known.channels.filter(({ network }) => channels.includes(network)).map(({ id }) => id);
  return { schema: 1, baseText: text, link: null, images, variants: {}, channelIds, language: 'en' };
}

/** Saves other words over what the draft holds now. */
export async function rewrite(author: Colleague, postId: string, text: string): Promise<void> {
  const { draft } = await author.call<PostView>('GET', `/posts/${postId}`);
  const content = { ...draft.content, baseText: text };
  await author.call('PUT', `/posts/${postId}/draft`, { revision: draft.revision, content });
}

export async function submit(author: Colleague, postId: string): Promise<ReviewView> {
  const { draft } = await author.call<PostView>('GET', `/posts/${postId}`);
  const sent = await author.call<{ review: ReviewView }>('POST', `/posts/${postId}/submit`, {
    revision: draft.revision,
  });
  return sent.review;
}

export async function approve(reviewer: Colleague, { id, contentHash }: ReviewView): Promise<void> {
  await reviewer.call('POST', `/reviews/${id}/decisions`, { stepId: 'approval', contentHash, outcome: 'approve' });
}

/** A post that everybody has agreed to. */
export async function approved(author: Colleague, reviewer: Colleague, words: Words): Promise<VersionView> {
  const post = await begin(author, words);
  await approve(reviewer, await submit(author, post.id));
  return newestVersion(author, post.id);
}

/** "Publish now"; it leaves ten seconds later. */
export async function publishNow(publisher: Colleague, { postId, id }: VersionView): Promise<void> {
  await publisher.call('POST', `/posts/${postId}/schedule`, { mode: 'now', versionId: id });
}

export async function newestVersion(reader: Colleague, postId: string): Promise<VersionView> {
  const { versions } = await reader.call<PostView>('GET', `/posts/${postId}`);
  const [newest] = versions;
  if (newest === undefined) throw new Error('the post was never sent for review');
  return newest;
}

export async function deliveriesOf(reader: Colleague, postId: string): Promise<DeliveryView[]> {
  const { deliveries } = await reader.call<{ deliveries: DeliveryView[] }>('GET', `/posts/${postId}/deliveries`);
  return deliveries;
}

/** Opens a room of the console. */
export async function open({ page, origin }: Pick<Colleague, 'page' | 'origin'>, path: string): Promise<void> {
  await page.goto(`${origin}${path}`);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
}
