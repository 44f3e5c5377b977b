/** The fake, driven by a client that others wrote for the real network (threads-graph-api, MIT). */

import { ThreadsApiError, ThreadsAuthenticatedApiClient } from 'threads-graph-api';
import { afterEach, expect, test } from 'vitest';
import { lakesideAccount } from '../testing/fake-meta-containers.ts';
import { type StartedFakeThreads, startFakeThreads } from '../testing/fake-threads.ts';

let started: StartedFakeThreads | undefined;
afterEach(async () => {
  await started?.close();
  started = undefined;
});

async function open() {
  const threads = await startFakeThreads({ readyAfterMs: 0 });
  started = threads;
  const { accessToken } = threads.credentialsOf(lakesideAccount);
  const client = new ThreadsAuthenticatedApiClient(accessToken, lakesideAccount, threads.serviceUrl);
  return { client, threads };
}

test('it tells whose account it is, publishes, lists and reads answers', async () => {
  const { client, threads } = await open();
  expect(await client.getUserProfile({ id: lakesideAccount, fields: ['id', 'username'] })).toMatchObject({
    username: 'lakeside',
  });
  const { id: creationId } = await client.createMediaContainer({ mediaType: 'TEXT', text: 'Flu shots every Tuesday.' });
  const { id } = await client.publish({ creationId });
  const listed = await client.getUserThreads({ id: lakesideAccount, fields: ['id', 'text', 'timestamp'] });
  expect(listed.data).toMatchObject([{ id, text: 'Flu shots every Tuesday.' }]);
  threads.comment({ below: id, text: 'Until when?', username: 'pat.example' });
  const answers = await client.getConversation({ id, fields: ['id', 'text'] });
  expect(answers.data).toMatchObject([{ text: 'Until when?' }]);
});

test('a token that is no good is told in the network’s own way', async () => {
  const { threads } = await open();
  const client = new ThreadsAuthenticatedApiClient('not-a-token', lakesideAccount, threads.serviceUrl);
  const refused = await client
    .createMediaContainer({ mediaType: 'TEXT', text: 'Hello' })
    .catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ThreadsApiError);
});
