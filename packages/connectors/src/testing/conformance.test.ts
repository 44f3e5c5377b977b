import { describe, expect, test } from 'vitest';
import { createBlueskyConnector } from '../bluesky/connector.ts';
import type { Connector } from '../port.ts';
import { conformanceCases } from './conformance.ts';
import { createFakePds } from './fake-pds.ts';
import { createFaultyFetch } from './faulty-fetch.ts';

const sound = createBlueskyConnector();

/** The names of the cases that a connector fails. */
async function failedCases(connector: Connector): Promise<string[]> {
  const cases = conformanceCases({
    manifest: connector.manifest,
    faults: ['time-out', 'reset', 'unreadable', 'rate-limit', 'server-error'],
    usesFetch: true,
    asksForCredentials: true,
    async open() {
      const pds = createFakePds();
      const { fetch, breakNext } = createFaultyFetch(pds.fetch);
      return {
        connector,
        fetch,
        serviceUrl: pds.serviceUrl,
        goodCredentials: pds.credentials,
        badCredentials: { ...pds.credentials, appPassword: 'zzzz-zzzz-zzzz-zzzz' },
        misbehave: (fault) => breakNext(fault, 'putRecord'),
        altTextsOf: async ({ remoteId }) => {
          // The records of the fake are what the connector sent.
          const embed = pds.records.get(remoteId.split('/').at(-1) ?? '')?.embed as { images?: { alt: string }[] };
          return (embed?.images ?? []).map(({ alt }) => alt);
        },
        parentOf: async ({ remoteId }) => {
          const reply = pds.records.get(remoteId.split('/').at(-1) ?? '')?.reply as
            | { parent: { uri: string } }
            | undefined; // as sent
          return reply?.parent.uri ?? null;
        },
        close: async () => undefined,
      };
    },
  });
  const failed: string[] = [];
  for (const { name, run } of cases) await run().catch(() => failed.push(name));
  return failed;
}

/** Each is a way in which connectors have gone wrong, and made double, lost or told posts. */
const careless: Record<string, Partial<Connector>> = {
  'takes a time-out for a rejection': {
    async deliver(request, io) {
      const outcome = await sound.deliver(request, io);
      return outcome.kind === 'ambiguous' ? { ...outcome, kind: 'rejected' } : outcome;
    },
  },
  'takes a failed question for absence': {
    async readBack(request, io) {
      const outcome = await sound.readBack(request, io);
      return outcome.kind === 'found' ? outcome : { kind: 'absent' };
    },
  },
  'takes an unreadable success for a post': {
    async deliver(request, io) {
      const outcome = await sound.deliver(request, io);
      if (outcome.kind !== 'ambiguous') return outcome;
      return { kind: 'published', post: { remoteId: '?', url: null, text: null, createdAt: null, deliveryKey: null } };
    },
  },
  'chooses a new key for each send': {
    deliver: (request, io) => sound.deliver({ ...request, deliveryKey: crypto.randomUUID() }, io),
  },
  'forgets alternative texts': {
    deliver: (request, io) => {
      const images = request.post.images.map((image) => ({ ...image, altText: '' }));
      return sound.deliver({ ...request, post: { ...request.post, images } }, io);
    },
  },
  'tears a thread apart': {
    deliver: (request, io) => {
      const { replyTo: _, ...post } = request.post;
      return sound.deliver({ ...request, post }, io);
    },
  },
  'gives only the first page': {
    async listOwn(request, io) {
      const outcome = await sound.listOwn(request, io);
      return outcome.kind === 'page' ? { ...outcome, cursor: null } : outcome;
    },
  },
  'says removed of what was not there': {
    async remove(request, io) {
      const outcome = await sound.remove(request, io);
      return outcome.kind === 'absent' ? { kind: 'removed' } : outcome;
    },
  },
  'tells the secret in a failure': {
    async deliver(request, io) {
      const outcome = await sound.deliver(request, io);
      if (outcome.kind === 'published') return outcome;
      return { ...outcome, detail: `Sent with ${request.account.credentials.appPassword}.` };
    },
  },
  throws: {
    deliver: (request, io) => io.fetch(request.account.serviceUrl, {}).then(() => sound.deliver(request, io)),
  },
};

describe('the conformance suite', () => {
  test('passes a sound connector', async () => {
    expect(await failedCases(sound)).toEqual([]);
  });
  test.each(Object.entries(careless))('fails a connector that %s', async (_, flaw) => {
    expect(await failedCases({ ...sound, ...flaw })).not.toEqual([]);
  });
});
