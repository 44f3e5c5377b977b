import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConnectorIo, DeliverOutcome, DeliverRequest, ReadBackOutcome } from '../../../port.ts';
import { sampleImage } from '../../sample-image.ts';
import {
  type NetworkFaultKind,
  type NetworkFaultPlanInput,
  networkFaultKinds,
  networkOperations,
} from '../fault-plan.ts';
import { createNetworkFetch } from '../in-process.ts';
import { createVirtualTime } from '../time.ts';
import { type ClassName, classNetworks } from './index.ts';

const minute = 60_000;
const hour = 60 * minute;
const text = 'Visiting hours end at eight ❤️ Ask Zoë at the desk of the children’s ward: https://example.org/visit';
const names: readonly ClassName[] = ['A1', 'A2', 'B', 'C', 'D'];
const isAboutWebhooks = (kind: NetworkFaultKind) => kind.startsWith('webhook-');
const kinds = networkFaultKinds.filter((kind) => !isAboutWebhooks(kind));
const operations = networkOperations.filter((operation) => operation !== 'webhook');

type Ran = {
  /** Null where the post could not be handed in. */
  readonly outcome: DeliverOutcome | null;
  /** What the network had taken in when the call was over. */
  readonly acceptedByThen: number;
  readonly accepted: number;
  readonly standing: number;
  readonly wasRewritten: boolean;
  /** Asked when the network is well again and all is quiet. */
  readonly read: ReadBackOutcome;
};

/** One delivery under faults, and what it looks like afterwards. */
async function run(name: ClassName, plan: NetworkFaultPlanInput): Promise<Ran> {
  const time = createVirtualTime(new Date('2026-09-01T10:00:00Z'));
  const parts = { network: { containers: { readyAfterMs: 3_000, keptMs: 24 * hour } } };
  const network = classNetworks[name].createNetwork(time, parts);
  const connector = classNetworks[name].createConnector(parts);
  const fetch = createNetworkFetch(network);
  const io: ConnectorIo = {
    fetch: (url, init) => time.until(fetch(url, init)),
    now: time.now,
    signal: new AbortController().signal,
  };
  const credentials = { token: network.accounts.issueToken('lakeside') };
  const request: DeliverRequest = {
    account: { serviceUrl: 'https://network.example', handle: 'lakeside', remoteAccountId: 'lakeside', credentials },
    deliveryKey: 'one-delivery',
    firstArmedAt: time.now().toISOString(),
    post: { text, link: null, images: [sampleImage('A door.')], languages: ['en'] },
  };
  network.faults.set(plan);
  let handle: string | undefined;
  let outcome: DeliverOutcome | null = null;
  if (connector.stage === undefined) outcome = await connector.deliver(request, io);
  else {
    const staged = await connector.stage({ ...request, handle: null }, io);
    if ('handle' in staged) ({ handle } = staged);
    await time.advance(5_000);
    if (handle !== undefined) outcome = await connector.deliver({ ...request, handle }, io);
  }
  const acceptedByThen = network.posts.all.length;
  await time.advance(2 * hour);
  network.faults.clear();
  const good = { ...request.account, credentials: { token: network.accounts.issueToken('lakeside') } };
  const asked = { ...request, account: good, remoteId: null, ...(handle === undefined ? {} : { handle }) };
  return {
    outcome,
    acceptedByThen,
    accepted: network.posts.all.length,
    standing: network.posts.listPublic().length,
    wasRewritten: network.posts.all.some(({ editedAt }) => editedAt !== null),
    read: await connector.readBack(asked, io),
  };
}

const nothingWasMade: readonly string[] = ['not-sent', 'rejected', 'retry-after', 'reauthorize'];

/** What a publisher relies on, whatever happened. */
function assertTrue({ outcome, acceptedByThen, accepted, standing, wasRewritten, read }: Ran): void {
  expect(accepted).toBeLessThanOrEqual(1);
  if (outcome?.kind === 'published') expect(acceptedByThen).toBe(1);
  if (outcome === null || nothingWasMade.includes(outcome.kind)) expect(accepted).toBe(0);
  // A post that stands is never called absent, and one that does not stand is never found.
  if (standing === 1) expect(read.kind).toBe(wasRewritten && read.kind !== 'found' ? 'ambiguous' : 'found');
  else expect(['absent', 'rejected']).toContain(read.kind);
  if (read.kind === 'rejected') expect(read.code).toBe('DECLINED');
}

describe.each(names)('class %s', (name) => {
  test.each(kinds)('under %s, on any call, the connector says what is true', async (kind) => {
    for (const operation of [...operations, 'any' as const]) {
      for (const times of [1, null]) {
        for (const skip of [0, 1, 2]) {
          assertTrue(await run(name, { rules: [{ kind, operation, times, skip, delayMs: minute }] }));
        }
      }
    }
  });

  test('under several faults at once, drawn by a seed, it says what is true', async () => {
    const rule = fc.record({
      kind: fc.constantFrom(...kinds),
      operation: fc.constantFrom(...operations, 'any' as const),
      probability: fc.constantFrom(0.2, 0.5, 1),
      skip: fc.nat(3),
      delayMs: fc.constantFrom(1_000, minute, hour),
      alteration: fc.constantFrom('link-wrap', 'truncate', 'emoji', 'decompose'),
    });
    const plan = fc.record({ seed: fc.nat(0xffff_ffff), rules: fc.array(rule, { minLength: 2, maxLength: 5 }) });
    await fc.assert(
      fc.asyncProperty(plan, async (drawn) => assertTrue(await run(name, drawn))),
      { numRuns: 200 },
    );
  });
});
