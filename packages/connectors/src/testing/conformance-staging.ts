/** Cases about posts that are handed in before they are published (class handle-first). */
import assert from 'node:assert/strict';
import type { DeliverRequest } from '../port.ts';
import {
  ask,
  deliver,
  describe,
  listAll,
  publishedPost,
  type Rules,
  readBack,
  type Stage,
  untilStaged,
} from './conformance-stage.ts';

async function handleOf(stage: Stage, request: DeliverRequest): Promise<string> {
  const outcome = await untilStaged(stage, request);
  assert(outcome.kind === 'staged', `expected staged, not ${describe(outcome)}`);
  return outcome.handle;
}

async function assertNothingPublic(stage: Stage, request: DeliverRequest): Promise<void> {
  assert.deepEqual(await listAll(stage), []);
  assert.deepEqual(await readBack(stage, request), { kind: 'absent' });
}

function discard({ account, connector, io }: Stage, handle: string) {
  assert(connector.discard, 'a connector that takes posts in gives them back');
  return connector.discard({ account, handle }, io);
}

function stagingOf({ subject }: Stage) {
  assert(subject.staging, 'the harness tells what the network holds');
  return subject.staging;
}

const rules: Rules = {
  'handing in makes nothing public': async (stage) => {
    const request = stage.request({ images: [stage.picture('A door.')] });
    await handleOf(stage, request);
    await assertNothingPublic(stage, request);
  },
  'handing in may be repeated, by the handle and anew': async (stage) => {
    const request = stage.request();
    const handle = await handleOf(stage, request);
    const again = await ask(stage, { ...request, handle });
    assert(again.kind === 'staged' && again.handle === handle, `expected the same handle, not ${describe(again)}`);
    await handleOf(stage, request);
    await assertNothingPublic(stage, request);
  },
  'a post that was not handed in is not sent': async (stage) => {
    const request = stage.request();
    assert.equal((await stage.connector.deliver(request, stage.io)).kind, 'not-sent');
    await assertNothingPublic(stage, request);
  },
  'a handle publishes once': async (stage) => {
    const request = stage.request();
    const first = publishedPost(await deliver(stage, request));
    const handle = stage.handles.get(request.deliveryKey);
    assert(handle !== undefined, 'a handle was given');
    await stage.connector.deliver({ ...request, handle }, stage.io);
    assert.deepEqual(
      (await listAll(stage)).map(({ remoteId }) => remoteId),
      [first.remoteId],
    );
    const found = await readBack(stage, request);
    assert(found.kind === 'found' && found.post.remoteId === first.remoteId, 'the handle tells the post');
  },
  'an expired handle says so, and publishes nothing': async (stage) => {
    const request = stage.request();
    const handle = await handleOf(stage, request);
    await stagingOf(stage).expire();
    assert.deepEqual(await ask(stage, { ...request, handle }), { kind: 'expired' });
    const outcome = await stage.connector.deliver({ ...request, handle }, stage.io);
    assert.equal(outcome.kind, 'not-sent', 'it can be handed in anew, and sent');
    await assertNothingPublic(stage, request);
    publishedPost(await deliver(stage, request));
  },
  'a handle that was never given is of no use': async (stage) => {
    assert.deepEqual(await ask(stage, { ...stage.request(), handle: 'never-given' }), { kind: 'expired' });
  },
};

const discardRules: Rules = {
  'a handle that was never given has nothing to be taken back': async (stage) => {
    assert.deepEqual(await discard(stage, 'never-given'), { kind: 'absent' });
  },
  'discarding leaves nothing, and discarding again says so': async (stage) => {
    const request = stage.request({ images: [stage.picture('A lift.'), stage.picture('A ramp.')] });
    const handle = await handleOf(stage, request);
    assert((await stagingOf(stage).leftBehind()) > 0, 'the harness counts what was handed in');
    assert.deepEqual(await discard(stage, handle), { kind: 'removed' });
    assert.equal(await stagingOf(stage).leftBehind(), 0);
    assert.deepEqual(await discard(stage, handle), { kind: 'absent' });
    assert.notEqual((await stage.connector.deliver({ ...request, handle }, stage.io)).kind, 'published');
    await assertNothingPublic(stage, request);
  },
  'discarding does not take down what was published': async (stage) => {
    const request = stage.request();
    const { remoteId } = publishedPost(await deliver(stage, request));
    const outcome = await discard(stage, stage.handles.get(request.deliveryKey) ?? '');
    assert.notEqual(outcome.kind, 'removed');
    const found = await readBack(stage, request);
    assert(found.kind === 'found' && found.post.remoteId === remoteId, 'the post stands');
  },
};

/** The cases of handles, and of giving back what was handed in. */
export function stagingRules(givesBack: boolean): Rules {
  return { ...rules, ...(givesBack ? discardRules : {}) };
}
