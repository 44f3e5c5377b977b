import { NotSentError } from '@bedside/connectors';
import { describe, expect, test } from 'vitest';
import {
  ambiguous,
  byHand,
  LEASE_MS,
  QUIET_MS,
  remotePost,
  START,
  TIMEOUT_MS,
} from '../../../../test/simulator/by-hand.ts';
import { FencedError } from './delivery-store.ts';
import { runDelivery } from './run-delivery.ts';

const ID = 'post-1/channel-1/0';
const CONFIRMED = {
  deliveryId: ID,
  action: 'delivery.confirmed',
  facts: { attempt: 1, outcome: 'published', failure: null },
};

describe('a delivery that goes well', () => {
  test('is armed, called for and settled, and each of it is written down', async () => {
    const hand = byHand();
    await hand.run();
    expect(hand.steps).toEqual([
      'claimed',
      'gate-computed',
      'armed-before-commit',
      'armed',
      'called',
      'answered',
      'settled-before-commit',
      'settled',
    ]);
    expect(hand.attempts()).toMatchObject([
      {
        number: 1,
        epoch: 1,
        armedAt: new Date(START),
        notAfter: new Date(START + TIMEOUT_MS),
        clearance: { verdict: 'clear', blockers: [] },
        outcome: 'published',
        failureCode: null,
        ambiguousCode: null,
        resolvedAt: new Date(START),
      },
    ]);
    expect(hand.row()).toMatchObject({
      state: 'confirmed',
      wakeAt: null,
      leasedUntil: null,
      attemptCount: 1,
      absentReads: 0,
      firstArmedAt: new Date(START),
      blockers: [],
      failureCode: null,
      remoteId: 'remote-1',
      url: 'https://a.example/1',
    });
    expect(hand.trail()).toEqual([
      { deliveryId: ID, action: 'delivery.armed', facts: { attempt: 1, network: 'practice', epoch: 1 } },
      CONFIRMED,
    ]);
    expect(hand.house.rows.posts.get('post-1')?.stage).toBe('published');
    expect(hand.seen).toEqual([{ network: 'practice', state: 'confirmed', dueAt: new Date(START) }]);
  });

  test('is asked for under its own key, which stays the same from one attempt to the next', async () => {
    const hand = byHand();
    hand.answers.deliver = { kind: 'not-sent', code: 'ECONNREFUSED', detail: '' };
    await hand.run();
    hand.pass(5_000);
    await hand.run();
    expect(hand.names()).toEqual(['deliver', 'deliver']);
    for (const { request } of hand.asked) {
      expect(request).toMatchObject({ deliveryKey: ID, firstArmedAt: new Date(START).toISOString() });
      expect(request).not.toHaveProperty('handle');
    }
    expect(hand.row()).toMatchObject({ state: 'planned', attemptCount: 2, firstArmedAt: new Date(START) });
  });

  test('while its call is under way nobody else may claim it, until the lease ends', async () => {
    const hand = byHand({
      context: {
        reached: async (step) => {
          if (step !== 'called') return;
          expect(hand.row()).toMatchObject({
            state: 'armed',
            leasedUntil: hand.after(LEASE_MS),
            // What was in its way before is not any more.
            blockers: [],
            failureCode: null,
            absentReads: 0,
          });
          expect(hand.house.rows.posts.get('post-1')?.stage).toBe('sending');
          await expect(hand.claim()).rejects.toThrow('not to be claimed');
        },
      },
    });
    hand.set({ blockers: [{ line: 'time', code: 'NOT_DUE', facts: {} }], failureCode: 'WHY', absentReads: 1 });
    await hand.run();
    expect(hand.row().state).toBe('confirmed');
  });

  test.each([null, { key: 'account-1', read: async () => null, swap: async () => null }])(
    'is called for with the place where tokens are renewed, if there is one: %o',
    async (credentials) => {
      const hand = byHand(credentials === null ? {} : { credentials });
      const given: unknown[] = [];
      hand.answers.deliver = async (io) => {
        given.push(io.credentials ?? 'credentials' in io);
        return ambiguous;
      };
      hand.answers.readBack = async (io) => {
        given.push(io.credentials ?? 'credentials' in io);
        return ambiguous;
      };
      await hand.run();
      await hand.run();
      expect(given).toEqual([credentials ?? false, credentials ?? false]);
    },
  );

  test('its post is told where it stands, and nothing while it stands nowhere', async () => {
    const stages: unknown[] = [];
    const hand = byHand({ instead: () => ({ noteStage: async (event) => void stages.push(event) }) });
    hand.answers.deliver = { kind: 'not-sent', code: 'ECONNREFUSED', detail: '' };
    await hand.run();
    expect(stages).toEqual(['sending']);
  });

  test('arms in its turn, and tells what the gate said', async () => {
    const turns: string[] = [];
    const verdicts: string[] = [];
    const hand = byHand({
      context: {
        arming: async (work) => {
          turns.push('begun');
          const result = await work();
          turns.push('ended');
          return result;
        },
        decided: (verdict) => void verdicts.push(verdict),
        reached: (step) => void turns.push(step),
      },
    });
    await hand.run();
    expect(turns.slice(0, 6)).toEqual(['claimed', 'begun', 'gate-computed', 'armed-before-commit', 'ended', 'armed']);
    expect(verdicts).toEqual(['clear']);
  });

  test('without a judge of steps, turns or figures it goes the same way', async () => {
    const hand = byHand();
    const { connectors } = hand.context;
    await runDelivery(hand.store, { connectors }, await hand.claim());
    expect(hand.row().state).toBe('confirmed');
  });
});

describe('nothing is armed', () => {
  test('when the gate says no: it is parked with the reasons', async () => {
    const verdicts: string[] = [];
    const hand = byHand({ context: { decided: (verdict) => void verdicts.push(verdict) } });
    hand.revise(() => ({ review: 'withdrawn' }));
    const post = hand.house.rows.posts.get('post-1');
    if (post === undefined) throw new Error('there is one');
    hand.house.rows.posts.set('post-1', { ...post, draftHash: 'edited' });
    await hand.run();
    expect(hand.names()).toEqual([]);
    expect(hand.attempts()).toEqual([]);
    expect(hand.row()).toMatchObject({ state: 'parked', wakeAt: null, leasedUntil: null });
    expect(hand.row().blockers.map(({ code }) => code)).toEqual(['CONTENT_CHANGED', 'REVIEW_WITHDRAWN']);
    expect(hand.trail()).toEqual([
      { deliveryId: ID, action: 'delivery.parked', facts: { blockers: 'CONTENT_CHANGED,REVIEW_WITHDRAWN' } },
    ]);
    expect(verdicts).toEqual(['blocked']);
  });

  test('when its time was cancelled: so is it', async () => {
    const hand = byHand();
    hand.revise(({ schedule }) => ({ schedule: { ...schedule, state: 'cancelled' } }));
    await hand.run();
    expect(hand.names()).toEqual([]);
    expect(hand.row()).toMatchObject({ state: 'cancelled', blockers: [{ code: 'SCHEDULE_CANCELLED' }] });
    expect(hand.trail()).toEqual([
      { deliveryId: ID, action: 'delivery.cancelled', facts: { blockers: 'SCHEDULE_CANCELLED' } },
    ]);
  });

  test.each(['cancelled', 'confirmed', 'armed', 'unknown', 'needs_person'] as const)(
    'when it became %s between the claim and the arming: nothing is asked, and nothing written',
    async (state) => {
      const hand = byHand({
        context: {
          reached: (step) => {
            if (step === 'claimed') hand.set({ state });
          },
        },
      });
      const [wakeAt, leasedUntil] = [hand.after(LEASE_MS), hand.after(LEASE_MS)];
      const held = { epoch: 1, wakeAt, leasedUntil, claimedBy: 'worker-1', isUrgent: true };
      const before = hand.row();
      await hand.run();
      expect(hand.row()).toEqual({ ...before, ...held, state });
      expect([...hand.names(), ...hand.attempts(), ...hand.trail()]).toEqual([]);
    },
  );

  test('when nobody can tell whether it was stopped: it stays planned, and is asked again in five seconds', async () => {
    const clearance = {
      verdict: 'blocked' as const,
      blockers: [{ line: 'stop' as const, code: 'STOPS_UNREADABLE' as const, facts: {} }],
      lines: [],
    };
    const hand = byHand({ instead: () => ({ clearance: async () => clearance }) });
    hand.set({ absentReads: 1 });
    await hand.run();
    expect(hand.row()).toMatchObject({
      state: 'planned',
      wakeAt: hand.after(5_000),
      leasedUntil: null,
      absentReads: 1,
      failureCode: 'STOPS_UNREADABLE',
    });
    expect([...hand.names(), ...hand.attempts(), ...hand.trail()]).toEqual([]);
  });

  test('while the network takes no more of this account: it waits until then, and that costs no attempt', async () => {
    const until = new Date(START + 45_000);
    const hand = byHand({ instead: () => ({ mayBeSent: async () => ({ kind: 'wait', until, reason: 'refused' }) }) });
    hand.set({ absentReads: 1 });
    await hand.run();
    expect(hand.row()).toMatchObject({
      state: 'planned',
      wakeAt: until,
      leasedUntil: null,
      absentReads: 1,
      attemptCount: 0,
      failureCode: 'WAITS_FOR_NETWORK_LIMIT',
    });
    expect([...hand.names(), ...hand.attempts(), ...hand.trail()]).toEqual([]);
  });

  test('where the credentials were forgotten', async () => {
    const account = { network: 'practice' as const, account: null, credentials: null, partKind: 'post' as const };
    const hand = byHand({ instead: () => ({ target: async () => account }) });
    await hand.run();
    expect(hand.row().state).toBe('parked');
    expect([...hand.names(), ...hand.attempts()]).toEqual([]);
  });

  test('while the part before it does not stand', async () => {
    const hand = byHand({ parts: 2 });
    hand.set({ wakeAt: hand.now() }, 'post-1/channel-1/1');
    await hand.run('post-1/channel-1/1');
    expect(hand.row('post-1/channel-1/1')).toMatchObject({
      state: 'parked',
      blockers: [{ line: 'channel', code: 'PART_BEFORE_MISSING' }],
    });
    expect(hand.names()).toEqual([]);
  });

  test('nor where the gate would let it pass', async () => {
    const clear = { verdict: 'clear' as const, blockers: [], lines: [] };
    const hand = byHand({ parts: 2, instead: () => ({ clearance: async () => clear }) });
    hand.set({ wakeAt: hand.now() }, 'post-1/channel-1/1');
    await hand.run('post-1/channel-1/1');
    expect(hand.row('post-1/channel-1/1').state).toBe('parked');
    expect(hand.names()).toEqual([]);
  });

  test('while another attempt of it is open', async () => {
    const hand = byHand();
    await hand.doubt();
    hand.set({ state: 'planned', wakeAt: hand.now(), leasedUntil: null });
    await expect(hand.run()).rejects.toThrow('one is open');
    expect(hand.names()).toEqual(['deliver']);
  });
});

test('an attempt counts against the budget in the transaction that arms it, and what the answer says of it is kept', async () => {
  const told: unknown[] = [];
  const hand = byHand({
    instead: () => ({
      countSending: async () => void told.push('counted'),
      noteAnswer: async ({ notes, outcome }) => (told.push([...notes], outcome.kind), null),
    }),
    context: { reached: (step) => void (step === 'armed' || step === 'answered' ? told.push(step) : 0) },
  });
  const note = { remaining: 3, limit: 300, resetAt: new Date(START) };
  hand.answers.deliver = async (io) => {
    io.noteBudget?.(note);
    return { kind: 'published', post: remotePost() };
  };
  await hand.run();
  expect(told).toEqual(['counted', 'armed', 'answered', [note], 'published']);
});

describe('the deadline', () => {
  const late = [TIMEOUT_MS, TIMEOUT_MS + 1, 600_000];
  test.each(late)('whoever stands still for %i ms after arming asks nothing any more', async (ms) => {
    const hand = byHand({ context: { reached: (step) => void (step === 'armed' ? hand.pass(ms) : 0) } });
    await hand.run();
    expect(hand.names()).toEqual([]);
    expect(hand.attempts()).toMatchObject([{ outcome: 'not_sent', failureCode: 'DEADLINE_PASSED' }]);
    expect(hand.row()).toMatchObject({ state: 'planned', wakeAt: hand.after(5_000), failureCode: 'DEADLINE_PASSED' });
  });

  test('a moment before it is not too late, and the call is given up when it is reached', async () => {
    const timeouts: number[] = [];
    const hand = byHand({
      context: {
        reached: (step) => void (step === 'armed' ? hand.pass(TIMEOUT_MS - 1) : 0),
        timeout: (ms) => (timeouts.push(ms), new AbortController().signal),
      },
    });
    await hand.run();
    expect(hand.names()).toEqual(['deliver']);
    expect(timeouts).toEqual([1]);
    expect(hand.row().state).toBe('confirmed');
  });

  test.each(late)('in the middle of a call, %i ms after arming, no further request leaves', async (ms) => {
    const hand = byHand();
    let refusal: unknown;
    hand.answers.deliver = async (io) => {
      await io.fetch('https://a.example/media');
      expect(io.now()).toEqual(hand.now());
      hand.pass(ms);
      refusal = await io.fetch('https://a.example/posts').catch((error: unknown) => error);
      return ambiguous;
    };
    await hand.run();
    expect(hand.fetched).toEqual(['https://a.example/media']);
    expect(refusal).toBeInstanceOf(NotSentError);
    expect(refusal).toMatchObject({ code: 'DEADLINE_PASSED' });
  });
});

describe('what an answer means', () => {
  test('a connector that throws has left us in doubt: the attempt stays open, and nothing is sent', async () => {
    const hand = byHand();
    hand.answers.deliver = async () => Promise.reject(new Error('bug'));
    await hand.run();
    expect(hand.row()).toMatchObject({ state: 'unknown', wakeAt: hand.now(), failureCode: 'CONNECTOR_THREW' });
    expect(hand.attempts()).toMatchObject([{ outcome: null, ambiguousCode: 'CONNECTOR_THREW', resolvedAt: null }]);
    expect(hand.trail().at(-1)).toEqual({
      deliveryId: ID,
      action: 'delivery.unknown',
      facts: { attempt: 1, outcome: null, failure: 'CONNECTOR_THREW' },
    });
  });

  test('a refusal is no doubt, and is not asked again', async () => {
    const hand = byHand();
    hand.answers.deliver = { kind: 'rejected', code: 'TEXT_TOO_LONG', detail: '' };
    await hand.run();
    expect(hand.row()).toMatchObject({ state: 'rejected', wakeAt: null, remoteId: null, blockers: [] });
    expect(hand.attempts()).toMatchObject([
      { outcome: 'rejected', failureCode: 'TEXT_TOO_LONG', resolvedAt: hand.now() },
    ]);
    expect(hand.receipts()).toEqual([]);
    expect(hand.house.rows.channels.get('channel-1')?.state).toBe('connected');
  });

  test('an account that must be let in again closes its channel', async () => {
    const codes: string[] = [];
    const hand = byHand({ instead: () => ({ needReauthorization: async (code) => void codes.push(code) }) });
    hand.answers.deliver = { kind: 'reauthorize', code: 'TOKEN_REVOKED', detail: '' };
    await hand.run();
    expect(codes).toEqual(['TOKEN_REVOKED']);
    expect(hand.row()).toMatchObject({
      state: 'parked',
      failureCode: 'TOKEN_REVOKED',
      blockers: [
        {
          line: 'channel',
          code: 'CHANNEL_NEEDS_REAUTHORIZATION',
          facts: { channel: 'channel-1', network: 'practice' },
        },
      ],
    });
  });

  test('a receipt holds what the network told back, without the words', async () => {
    const hand = byHand();
    await hand.run();
    const createdAt = new Date(START).toISOString();
    expect(hand.receipts()).toMatchObject([
      {
        attemptId: hand.attempts()[0]?.id,
        kind: 'answer',
        remoteId: 'remote-1',
        url: 'https://a.example/1',
        evidence: { remoteId: 'remote-1', url: 'https://a.example/1', createdAt },
      },
    ]);
    const { evidence } = hand.receipts()[0] ?? {};
    expect(evidence).toHaveProperty('textSha256', expect.stringMatching(/^[0-9a-f]{64}$/u));
    const silent = byHand();
    silent.answers.deliver = { kind: 'published', post: remotePost({ text: null }) };
    await silent.run();
    expect(silent.receipts()).toMatchObject([{ evidence: { textSha256: null } }]);
  });
});

describe('whoever is claimed in a state', () => {
  test('confirmed, which its network told something about, is looked at and never sent', async () => {
    const hand = byHand();
    await hand.run();
    hand.set({ wakeAt: hand.now() });
    await hand.run();
    expect(hand.names()).toEqual(['deliver', 'readBack']);
    expect(hand.row().state).toBe('confirmed');
  });

  test.each(['removed', 'needs_person'] as const)('%s is left as it is', async (state) => {
    const hand = byHand();
    hand.set({ state });
    const claim = await hand.claim();
    const before = hand.row();
    await runDelivery(hand.store, hand.context, claim);
    expect(hand.row()).toEqual(before);
    expect([...hand.names(), ...hand.trail()]).toEqual([]);
  });

  test('armed without an attempt is a bug, and is told as one', async () => {
    const hand = byHand();
    hand.set({ state: 'armed' });
    await expect(hand.run()).rejects.toThrow('an armed delivery has an open attempt');
    expect(hand.names()).toEqual([]);
  });

  test('armed was left by a worker that died: doubt is shown first, then the network is read', async () => {
    const hand = byHand();
    await hand.doubt();
    hand.set({ state: 'armed', wakeAt: hand.now() });
    await hand.run();
    expect(hand.names()).toEqual(['deliver', 'readBack']);
    expect(hand.trail().at(-1)).toEqual({
      deliveryId: ID,
      action: 'delivery.unknown',
      facts: { attempt: 1, failure: 'WORKER_LOST' },
    });
    expect(hand.row()).toMatchObject({ state: 'unknown', leasedUntil: null });
  });
});

describe('a worker that is not the newest', () => {
  test('writes nothing: not the answer, nor what it read', async () => {
    const hand = byHand();
    hand.answers.deliver = async () => {
      hand.pass(LEASE_MS);
      await hand.claim();
      return { kind: 'published', post: remotePost() };
    };
    await expect(hand.run()).rejects.toThrow(FencedError);
    expect(hand.row()).toMatchObject({ state: 'armed', epoch: 2, remoteId: null });
    expect(hand.attempts()).toMatchObject([{ resolvedAt: null }]);
    expect(hand.receipts()).toEqual([]);
  });

  test('does not arm', async () => {
    const hand = byHand();
    const claim = await hand.claim();
    hand.pass(LEASE_MS);
    await hand.claim();
    await expect(runDelivery(hand.store, hand.context, claim)).rejects.toThrow(FencedError);
    expect([...hand.names(), ...hand.attempts()]).toEqual([]);
  });
});

test('doubt, proven absence, a second attempt: each is told in its place', async () => {
  const hand = byHand();
  await hand.doubt();
  for (const ms of [0, TIMEOUT_MS, QUIET_MS]) {
    hand.pass(ms);
    await hand.run();
  }
  await hand.run();
  expect(hand.names()).toEqual(['deliver', 'readBack', 'readBack', 'readBack', 'deliver']);
  expect(hand.attempts().map(({ outcome }) => outcome)).toEqual(['absent', 'published']);
  expect(hand.trail().map(({ action }) => action)).toEqual([
    'delivery.armed',
    'delivery.unknown',
    'delivery.planned',
    'delivery.armed',
    'delivery.confirmed',
  ]);
});
