import { describe, expect, test } from 'vitest';
import type { Connector } from '../../../port.ts';
import {
  type ConformanceFault,
  type ConformanceHarness,
  type ConformanceSubject,
  conformanceCases,
  runConnectorConformance,
} from '../../conformance.ts';
import type { NetworkFaultRule } from '../fault-plan.ts';
import { createNetworkFetch } from '../in-process.ts';
import type { FakeNetwork } from '../network.ts';
import { startFakeNetwork } from '../server.ts';
import { createVirtualTime, realTime, type TimePort, type VirtualTime } from '../time.ts';
import { type ClassName, classNetworks } from './index.ts';

const names: readonly ClassName[] = ['A1', 'A2', 'B', 'C', 'D'];
const faults = {
  'time-out': 'timeout-after-accept',
  reset: 'reset-after-accept',
  unreadable: 'truncated',
  'rate-limit': 'rate-limit',
  'server-error': 'error-500-before-accept',
} as const satisfies Record<ConformanceFault, NetworkFaultRule['kind']>;
const harness = {
  faults: ['time-out', 'reset', 'unreadable', 'rate-limit', 'server-error'],
  usesFetch: true,
  asksForCredentials: true,
} as const;
/** Over sockets time is real: containers are ready at once, and calls are given up soon. */
const quick = { callTimeoutMs: 1_500, network: { containers: { readyAfterMs: 0, keptMs: 86_400_000 } } };
const slow = { network: { containers: { readyAfterMs: 5_000, keptMs: 86_400_000 } } };

type Opened = { connector: Connector; network: FakeNetwork; time: TimePort };

function subjectOf({ connector, network, time }: Opened): Omit<ConformanceSubject, 'fetch' | 'serviceUrl' | 'close'> {
  const token = network.accounts.issueToken('lakeside');
  return {
    connector,
    now: time.now,
    goodCredentials: { token },
    badCredentials: { token: `${token}x` },
    misbehave: (fault, operation: 'publish' | 'edit' = 'publish') =>
      network.faults.set({ rules: [{ kind: faults[fault], operation, times: 1 }] }),
    altTextsOf: async ({ remoteId }) => {
      const mediaIds = network.posts.standing(remoteId)?.mediaIds ?? [];
      return mediaIds.map((id) => network.media.held.get(id)?.altText ?? '');
    },
    parentOf: async ({ remoteId }) => network.posts.standing(remoteId)?.replyTo ?? null,
    staging: {
      wait: (ms) => ('advance' in time ? (time as VirtualTime).advance(ms) : Promise.resolve()),
      async expire() {
        for (const { id } of network.containers.known.values()) network.containers.expire(id);
      },
      async leftBehind() {
        const waiting = [...network.containers.known.values()].filter(({ state }) => state !== 'published');
        const unused = [...network.media.held.values()].filter(({ usedBy }) => !usedBy?.startsWith('post-'));
        return waiting.length + unused.length;
      },
    },
  };
}

function inProcess(name: ClassName): ConformanceHarness {
  const { createConnector, createNetwork } = classNetworks[name];
  const connector = createConnector(slow);
  return {
    ...harness,
    manifest: connector.manifest,
    async open() {
      const time = createVirtualTime(new Date('2026-09-01T10:00:00Z'));
      const network = createNetwork(time, slow);
      const fetch = createNetworkFetch(network);
      return {
        ...subjectOf({ connector, network, time }),
        fetch: (url, init) => time.until(fetch(url, init)),
        serviceUrl: 'https://network.example',
        close: async () => undefined,
      };
    },
  };
}

describe.each(names)('class %s', (name) => {
  const { createConnector, createNetwork } = classNetworks[name];
  runConnectorConformance('on virtual time', inProcess(name), { test });

  const connector = createConnector(quick);
  runConnectorConformance(
    'over sockets',
    {
      ...harness,
      manifest: connector.manifest,
      async open() {
        const network = createNetwork(realTime, quick);
        const { url: serviceUrl, fetch, close } = await startFakeNetwork(network);
        return { ...subjectOf({ connector, network, time: realTime }), fetch, serviceUrl, close };
      },
    },
    { test },
  );
});

const sound = classNetworks.B.createConnector(slow);
const { stage, discard } = sound;
if (stage === undefined || discard === undefined) throw new Error('Class B hands posts in first.');

/** Ways in which connectors that hand posts in first could go wrong. */
const careless: Record<string, Partial<Connector>> = {
  'publishes while handing in': {
    async stage(request, io) {
      const outcome = await stage(request, io);
      const armed = { ...request, firstArmedAt: io.now().toISOString() };
      if (outcome.kind === 'staged') await sound.deliver({ ...armed, handle: outcome.handle }, io);
      return outcome;
    },
  },
  'takes an expired handle for a good one': {
    async stage(request, io) {
      const outcome = await stage(request, io);
      if (outcome.kind !== 'expired') return outcome;
      return { kind: 'staged', handle: request.handle ?? '', expiresAt: null };
    },
  },
  'only says that it discarded': { discard: async () => ({ kind: 'removed' }) },
  'hands in anew instead of looking': { stage: (request, io) => stage({ ...request, handle: null }, io) },
  'takes a failed question for absence': {
    async readBack(request, io) {
      const outcome = await sound.readBack(request, io);
      return outcome.kind === 'found' ? outcome : { kind: 'absent' };
    },
  },
  'hands in for itself when there is no handle': {
    async deliver(request, io) {
      const staged = request.handle === undefined ? await stage({ ...request, handle: null }, io) : null;
      return staged?.kind === 'processing'
        ? { kind: 'retry-after', code: 'NOT_READY', detail: '', retryAfterMs: 1_000 }
        : sound.deliver(request, io);
    },
  },
};

describe('the cases about handing in', () => {
  test.each(Object.entries(careless))('fail a connector that %s', async (_, flaw) => {
    const subject = inProcess('B');
    const open = async () => ({ ...(await subject.open()), connector: { ...sound, ...flaw } });
    const failed: string[] = [];
    for (const { name, run } of conformanceCases({ ...subject, open })) await run().catch(() => failed.push(name));
    expect(failed).not.toEqual([]);
  });
});
