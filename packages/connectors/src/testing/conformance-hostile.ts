/** Cases about answers that no honest network gives, and about requests that never leave. */
import assert from 'node:assert/strict';
import { type EgressFetch, NotSentError } from '../port.ts';
import { deliver, publishedPost, type Rules, type Stage, untilStaged } from './conformance-stage.ts';

/** A stage on which a post stands, so that removing has an address; another is handed in, where the network wants that. */
type HostileStage = Stage & { readonly remoteId: string; readonly handle: string | undefined };

async function withPost(stage: Stage): Promise<HostileStage> {
  const { remoteId } = publishedPost(await deliver(stage, stage.request()));
  if (stage.connector.stage === undefined) return { ...stage, remoteId, handle: undefined };
  const staged = await untilStaged(stage, stage.request());
  assert(staged.kind === 'staged');
  return { ...stage, remoteId, handle: staged.handle };
}

/** Every operation once, over a given fetch; the outcomes by name. A throw fails the case. */
async function everyOutcome(stage: HostileStage, fetch: EgressFetch): Promise<Record<string, { kind: string }>> {
  const { account, connector, handle, remoteId, subject } = stage;
  const io = { ...stage.io, fetch };
  const request = { ...stage.request(), ...(handle === undefined ? {} : { handle }) };
  const isHandleFirst = connector.manifest.deliveryClass === 'handle-first';
  // Elsewhere only videos are handed in beforehand, and what was handed in need not be asked after.
  const handsIn = isHandleFirst || request.post.video !== undefined;
  return {
    verify: await connector.verify({ serviceUrl: subject.serviceUrl, credentials: subject.goodCredentials }, io),
    deliver: await connector.deliver(request, io),
    readBack: await connector.readBack({ ...request, remoteId: null }, io),
    listOwn: await connector.listOwn({ account, cursor: null, limit: 10 }, io),
    ...(connector.edit
      ? { edit: await connector.edit({ account, remoteId, before: null, post: request.post }, io) }
      : {}),
    ...(connector.readEdit
      ? { readEdit: await connector.readEdit({ account, remoteId, before: null, post: request.post }, io) }
      : {}),
    ...(connector.manifest.canRemove ? { remove: await connector.remove({ account, remoteId }, io) } : {}),
    ...(handsIn && connector.stage ? { stage: await connector.stage({ ...request, handle: null }, io) } : {}),
    ...(isHandleFirst && connector.stage && handle ? { look: await connector.stage({ ...request, handle }, io) } : {}),
    ...(isHandleFirst && connector.discard && handle
      ? { discard: await connector.discard({ account, handle }, io) }
      : {}),
  };
}

function assertKinds(outcomes: Record<string, { kind: string }>, allowed: readonly string[]): void {
  for (const [operation, { kind }] of Object.entries(outcomes)) {
    assert(allowed.includes(kind), `${operation} must be one of ${allowed.join(', ')}, not ${kind}`);
  }
}

const failures = ['not-sent', 'rejected', 'retry-after', 'reauthorize', 'ambiguous'] as const;

function assertNoSecret(stage: Stage, outcomes: object): void {
  const told = JSON.stringify(outcomes);
  for (const { name, secret } of stage.connector.manifest.credentialFields) {
    const value = stage.subject.goodCredentials[name] ?? '';
    if (secret && value !== '') assert(!told.includes(value), `the outcome tells the secret ${name}`);
  }
}

/** A fetch whose answers and errors repeat everything secret. */
function echoingFetch(stage: Stage, status: number): EgressFetch {
  const secrets = Object.values(stage.subject.goodCredentials).join(' ');
  const body = { error: secrets, message: secrets, code: secrets };
  return async () => Response.json(body, { status, headers: { 'retry-after': secrets.replaceAll(/[^\w .-]/gu, '') } });
}

const refuse: EgressFetch = () => Promise.reject(new NotSentError('ECONNREFUSED', 'Nobody listens.'));
const reset: EgressFetch = () => Promise.reject(new TypeError('fetch failed'));

export const hostileCases: Rules = {
  'a refused connection was not sent, whatever was asked': async (stage) => {
    assertKinds(await everyOutcome(await withPost(stage), refuse), ['not-sent']);
  },
  'a caller who has given up sends nothing': async (stage) => {
    let calls = 0;
    const count: EgressFetch = () => {
      calls += 1;
      return Promise.reject(new TypeError('fetch failed'));
    };
    const given = { ...(await withPost(stage)), io: { ...stage.io, signal: AbortSignal.abort() } };
    assertKinds(await everyOutcome(given, count), ['not-sent']);
    assert.equal(calls, 0);
  },
  'a broken connection is a failure and never "absent"': async (stage) => {
    assertKinds(await everyOutcome(await withPost(stage), reset), ['ambiguous', 'not-sent']);
  },
  'an answer that is not the documented one is a failure at every status': async (plain) => {
    const stage = await withPost(plain);
    for (const status of [200, 201, 302, 400, 401, 403, 404, 408, 409, 410, 418, 422, 429, 500, 502, 503]) {
      for (const body of ['', '{', 'null', '[]', '<html>', '{"error":{}}', '{"error":7}']) {
        assertKinds(await everyOutcome(stage, async () => new Response(body, { status })), failures);
      }
    }
  },
  'no outcome repeats a secret, even when the network does': async (plain) => {
    const stage = await withPost(plain);
    for (const status of [200, 400, 401, 403, 404, 429, 500]) {
      assertNoSecret(stage, await everyOutcome(stage, echoingFetch(stage, status)));
    }
    const secrets = JSON.stringify(stage.subject.goodCredentials);
    assertNoSecret(stage, await everyOutcome(stage, () => Promise.reject(new Error(secrets))));
    assertNoSecret(stage, await everyOutcome(stage, () => Promise.reject(new NotSentError(secrets, secrets))));
  },
};
