import { describe, expect, test } from 'vitest';
import type { Account, ConnectorIo, Consent, DeliverRequest, OutgoingPost } from '../port.ts';
import { runConnectorConformance } from '../testing/conformance.ts';
import {
  createFakeGoogleBusiness,
  type FakeGoogleBusiness,
  startFakeGoogleBusiness,
} from '../testing/fake-google-business.ts';
import { createVirtualTime } from '../testing/kit/time.ts';
import { loopbackFetch } from '../testing/loopback-fetch.ts';
import { sampleImage } from '../testing/sample-image.ts';
import { createGoogleBusinessConnector } from './connector.ts';

const connector = createGoogleBusinessConnector();
const armedAt = '2026-09-01T10:00:00.123Z';
const shore = 'accounts/1/locations/11';

const faults = {
  'time-out': 'timeout-after-accept',
  reset: 'reset-after-accept',
  unreadable: 'not-json-after-accept',
  'rate-limit': 'rate-limit',
  'server-error': 'error-500-before-accept',
} as const;

function subjectOf(business: FakeGoogleBusiness) {
  const goodCredentials = business.credentialsOf(shore);
  return {
    serviceUrl: business.serviceUrl,
    goodCredentials,
    badCredentials: { accessToken: 'not-a-token', refreshToken: 'not-one-either', place: shore },
    misbehave: (fault: keyof typeof faults, operation: 'publish' | 'edit' = 'publish') =>
      business.network.faults.set({ rules: [{ kind: faults[fault], operation, times: 1 }] }),
    altTextsOf: async () => [],
  };
}

const harness = {
  manifest: connector.manifest,
  faults: ['time-out', 'reset', 'unreadable', 'rate-limit', 'server-error'],
  usesFetch: true,
  asksForCredentials: true,
} as const;

runConnectorConformance(
  'google business',
  {
    ...harness,
    async open() {
      const time = createVirtualTime(new Date(armedAt));
      const business = createFakeGoogleBusiness({ time });
      return {
        ...subjectOf(business),
        connector,
        fetch: (url, init) => time.until(business.fetch(url, init)),
        now: time.now,
        close: async () => undefined,
      };
    },
  },
  { test },
);

runConnectorConformance(
  'google business over a socket',
  {
    ...harness,
    async open() {
      const business = await startFakeGoogleBusiness();
      const impatient = createGoogleBusinessConnector({ callTimeoutMs: 1_500 });
      return { ...subjectOf(business), connector: impatient, fetch: loopbackFetch, close: business.close };
    },
  },
  { test },
);

function open() {
  const time = createVirtualTime(new Date(armedAt));
  const business = createFakeGoogleBusiness({ time });
  const io: ConnectorIo = {
    fetch: (url, init) => time.until(business.fetch(url, init)),
    now: time.now,
    signal: new AbortController().signal,
  };
  const { app, serviceUrl } = business;
  const credentials = business.credentialsOf(shore);
  const account: Account = { serviceUrl, handle: 'Lakeside', remoteAccountId: shore, credentials, app };
  const request = (post: Partial<OutgoingPost> = {}): DeliverRequest => ({
    account,
    post: { text: 'Flu shots every Tuesday.', link: null, images: [], languages: ['en-US'], ...post },
    deliveryKey: crypto.randomUUID(),
    firstArmedAt: armedAt,
  });
  const deliver = (post: Partial<OutgoingPost> = {}) => connector.deliver(request(post), io);
  const only = () => [...business.posts.values()][0]?.body;
  return { account, business, deliver, io, only, request, time };
}

const event = {
  title: 'Open house',
  startsAt: '2026-10-01T14:00:00.000Z',
  endsAt: '2026-10-02T04:00:00.000Z',
  timeZone: 'America/Chicago',
};

describe('a post', () => {
  test('says its kind, its language, and leads by a button to its link', async () => {
    const opened = open();
    const outcome = await opened.deliver({ link: 'https://example.org/flu' });
    expect(outcome).toMatchObject({
      kind: 'published',
      post: {
        remoteId: expect.stringMatching(/^accounts\/1\/locations\/11\/localPosts\//),
        url: expect.stringContaining('/local/posts?q='),
        text: 'Flu shots every Tuesday.',
      },
    });
    expect(opened.only()).toEqual({
      languageCode: 'en-US',
      summary: 'Flu shots every Tuesday.',
      topicType: 'STANDARD',
      callToAction: { actionType: 'LEARN_MORE', url: 'https://example.org/flu' },
    });
  });

  test('has the button that was chosen; a call leads to the profile’s number', async () => {
    const booked = open();
    await booked.deliver({ options: { action: { kind: 'book', url: 'https://example.org/book' } } });
    expect(booked.only()).toMatchObject({ callToAction: { actionType: 'BOOK', url: 'https://example.org/book' } });
    const called = open();
    await called.deliver({ options: { action: { kind: 'call', url: 'https://example.org/ignored' } } });
    expect(called.only()?.callToAction).toEqual({ actionType: 'CALL' });
  });

  test.each<[string, Partial<OutgoingPost>]>([
    ['a link and a button', { link: 'https://example.org', options: { action: { kind: 'call' } } }],
    ['a button without an address', { options: { action: { kind: 'book' } } }],
    ['a button on an offer', { options: { form: 'offer', event, action: { kind: 'call' } } }],
    [
      'two addresses of an offer',
      { link: 'https://example.org', options: { form: 'offer', event, offer: { redeemUrl: 'https://example.org/2' } } },
    ],
  ])('with %s is refused before anything is sent', async (_, post) => {
    const opened = open();
    expect(await opened.deliver(post)).toMatchObject({ kind: 'rejected', code: 'BUTTON_NOT_CLEAR' });
    expect(opened.business.network.timeline).toEqual([]);
  });

  test('of an event tells its times by the clocks of the place', async () => {
    const opened = open();
    expect(await opened.deliver({ options: { form: 'event', event } })).toMatchObject({ kind: 'published' });
    expect(opened.only()).toMatchObject({
      topicType: 'EVENT',
      event: {
        title: 'Open house',
        schedule: {
          startDate: { year: 2026, month: 10, day: 1 },
          startTime: { hours: 9 },
          endDate: { year: 2026, month: 10, day: 1 },
          endTime: { hours: 23 },
        },
      },
    });
  });

  test.each([
    [{ ...event, timeZone: undefined }, 'EVENT_ZONE_MISSING'],
    [{ ...event, timeZone: 'Nowhere/Atall' }, 'EVENT_ZONE_MISSING'],
    [undefined, 'EVENT_IS_MISSING'],
  ])('of an event is refused where its times are not known', async (given, code) => {
    const opened = open();
    const options = { form: 'event' as const, ...(given === undefined ? {} : { event: given }) };
    expect(await opened.deliver({ options })).toMatchObject({ kind: 'rejected', code });
  });

  test('of an offer has what it takes to redeem it', async () => {
    const opened = open();
    const offer = { couponCode: 'FLU26', terms: 'Once for each person.' };
    await opened.deliver({ link: 'https://example.org/redeem', options: { form: 'offer', event, offer } });
    expect(opened.only()).toMatchObject({
      topicType: 'OFFER',
      offer: { couponCode: 'FLU26', redeemOnlineUrl: 'https://example.org/redeem', termsConditions: offer.terms },
    });
    expect(opened.only()).not.toHaveProperty('callToAction');
  });

  test('gives Google an address to fetch its picture from, and is not sent without one', async () => {
    const opened = open();
    const image = sampleImage('A nurse waves.');
    const address = async () => 'https://bedside.example/media/1';
    expect(await opened.deliver({ images: [{ ...image, address }] })).toMatchObject({ kind: 'published' });
    expect(opened.only()?.media).toEqual([{ mediaFormat: 'PHOTO', sourceUrl: 'https://bedside.example/media/1' }]);
    expect(await opened.deliver({ images: [image] })).toMatchObject({ kind: 'rejected', code: 'NO_PUBLIC_ADDRESS' });
  });

  test('that Google still looks at is in doubt, and found when it is shown', async () => {
    const opened = open();
    opened.business.network.faults.set({ rules: [{ kind: 'moderation', delayMs: 60_000 }] });
    const request = opened.request();
    expect(await connector.deliver(request, opened.io)).toMatchObject({ kind: 'ambiguous', code: 'IN_REVIEW' });
    const look = () => connector.readBack({ ...request, remoteId: null }, opened.io);
    expect(await look()).toMatchObject({ kind: 'ambiguous', code: 'IN_REVIEW' });
    await opened.time.advance(60_000);
    expect(await look()).toMatchObject({ kind: 'found' });
  });

  test('that Google declines is told', async () => {
    const opened = open();
    opened.business.network.faults.set({ rules: [{ kind: 'declined', delayMs: 1_000 }] });
    const request = opened.request();
    await connector.deliver(request, opened.io);
    await opened.time.advance(1_000);
    const outcome = await connector.readBack({ ...request, remoteId: null }, opened.io);
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'DECLINED' });
    const page = await connector.listOwn({ account: opened.account, cursor: null, limit: 5 }, opened.io);
    expect(page).toMatchObject({ posts: [] });
  });

  test('waits where a place was edited ten times in a minute', async () => {
    const opened = open();
    for (let number = 0; number < 10; number += 1) await opened.deliver({ text: `Post ${number}` });
    expect(await opened.deliver()).toMatchObject({ kind: 'retry-after', code: 'RESOURCE_EXHAUSTED' });
    await opened.time.advance(60_000);
    expect(await opened.deliver()).toMatchObject({ kind: 'published' });
  });

  test('is found among older ones, in whatever order they are told', async () => {
    const opened = open();
    await opened.deliver({ text: 'Flu shots every Tuesday.' });
    await opened.time.advance(3_600_000);
    const request = { ...opened.request(), firstArmedAt: opened.time.now().toISOString() };
    const look = () => connector.readBack({ ...request, remoteId: null }, opened.io);
    expect(await look()).toEqual({ kind: 'absent' });
    const outcome = await connector.deliver(request, opened.io);
    expect(await look()).toEqual({ kind: 'found', post: outcome.kind === 'published' ? outcome.post : null });
  });

  test('has no answers below it', async () => {
    const opened = open();
    expect(await opened.deliver({ replyTo: { rootId: 'x', parentId: 'x' } })).toMatchObject({
      kind: 'rejected',
      code: 'ANSWERS_NOT_TAKEN',
    });
  });

  test('of another place is not touched, and an id that is none is absent', async () => {
    const opened = open();
    const outcome = await opened.deliver();
    const remoteId = outcome.kind === 'published' ? outcome.post.remoteId : '';
    const account = { ...opened.account, remoteAccountId: 'accounts/1/locations/12' };
    expect(await connector.remove({ account, remoteId }, opened.io)).toMatchObject({ code: 'NOT_OWN_POST' });
    expect(await connector.remove({ account, remoteId: '../../v1/accounts' }, opened.io)).toEqual({ kind: 'absent' });
    expect(await connector.readBack({ ...opened.request(), account, remoteId }, opened.io)).toMatchObject({
      code: 'NOT_OWN_POST',
    });
  });
});

describe('an edit', () => {
  test('gives other words, another button and another event, and takes away what is left out', async () => {
    const opened = open();
    const before = opened.request({ options: { form: 'event', event, action: { kind: 'call' } } }).post;
    const outcome = await opened.deliver(before);
    const remoteId = outcome.kind === 'published' ? outcome.post.remoteId : '';
    const later = { ...event, startsAt: '2026-10-01T05:00:00.000Z' };
    const post = { ...before, options: { form: 'event' as const, event: later } };
    const edit = { account: opened.account, remoteId, before, post };
    // The words are the same: what else a post says is compared too.
    expect(await connector.readEdit?.(edit, opened.io)).toEqual({ kind: 'unedited' });
    expect(await connector.edit?.(edit, opened.io)).toMatchObject({ kind: 'edited', post: { remoteId } });
    expect(await connector.readEdit?.(edit, opened.io)).toMatchObject({ kind: 'edited' });
    expect(opened.only()).not.toHaveProperty('callToAction');
    // Midnight: zeros are left out of what Google tells.
    expect(opened.only()).toMatchObject({ event: { schedule: { startTime: {} } } });
  });

  test('does not make an event of what is none', async () => {
    const opened = open();
    const before = opened.request().post;
    const outcome = await opened.deliver(before);
    const remoteId = outcome.kind === 'published' ? outcome.post.remoteId : '';
    const post = { ...before, options: { form: 'event' as const, event } };
    const edited = await connector.edit?.({ account: opened.account, remoteId, before, post }, opened.io);
    expect(edited).toMatchObject({ kind: 'rejected', code: 'KIND_STAYS' });
  });
});

describe('a yes', () => {
  const redirectUri = 'https://bedside.example/connect/callback';

  async function consented(opened: ReturnType<typeof open>) {
    const { app, serviceUrl } = opened.business;
    const consent = connector.consent as Consent;
    const asked = { serviceUrl, redirectUri, app };
    const begun = await consent.begin({ ...asked, state: 's'.repeat(43), verifier: 'v'.repeat(43) }, opened.io);
    if (begun.kind !== 'begun') throw new Error(begun.kind);
    expect(new URL(begun.redirectTo).searchParams.get('scope')).toBe('https://www.googleapis.com/auth/business.manage');
    const answer = await opened.business.fetch(begun.redirectTo, { method: 'POST', body: 'decision=yes' });
    const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
    return consent.finish({ ...asked, code, secrets: begun.secrets }, opened.io);
  }

  test('opens every place that takes posts, each once, and a person chooses', async () => {
    const opened = open();
    const outcome = await consented(opened);
    const choices = outcome.kind === 'choose' ? outcome.choices : [];
    expect(choices.map(({ detail, id, name }) => [id, name, detail])).toEqual([
      ['accounts/1/locations/11', 'Lakeside Children’s', '1 Shore Road, Lakeside'],
      ['accounts/1/locations/12', 'Lakeside Children’s', '7 Hill Street, Lakeside'],
      ['accounts/2/locations/14', 'Lakeside Pharmacy', '3 Shore Road, Lakeside'],
    ]);
    const { serviceUrl } = opened.business;
    const credentials = choices[1]?.credentials ?? {};
    expect(await connector.verify({ serviceUrl, credentials }, opened.io)).toMatchObject({
      kind: 'verified',
      displayName: 'Lakeside Children’s, 7 Hill Street, Lakeside',
      account: { remoteAccountId: 'accounts/1/locations/12', handle: 'Lakeside Children’s' },
    });
  });

  test('of somebody who manages nothing opens nothing', async () => {
    const opened = open();
    for (const account of ['accounts/1', 'accounts/2', 'accounts/3']) opened.business.loseRole(account);
    expect(await consented(opened)).toMatchObject({ kind: 'rejected', code: 'NO_PLACE' });
  });

  test('whose role is lost asks to connect again', async () => {
    const opened = open();
    opened.business.loseRole('accounts/1');
    opened.business.loseRole('accounts/2');
    expect(await opened.deliver()).toMatchObject({ kind: 'reauthorize', code: 'PERMISSION_DENIED' });
    const { credentials, serviceUrl } = opened.account;
    expect(await connector.verify({ serviceUrl, credentials }, opened.io)).toMatchObject({ kind: 'reauthorize' });
    const { place: _place, ...placeless } = credentials;
    expect(await connector.verify({ serviceUrl, credentials: placeless }, opened.io)).toMatchObject({
      code: 'CREDENTIALS_MISSING',
    });
    const foreign = { ...credentials, place: 'accounts/1/locations/13' };
    expect(await connector.verify({ serviceUrl, credentials: foreign }, opened.io)).toMatchObject({
      kind: 'reauthorize',
    });
  });

  test('that is over is renewed, and one that was taken back is not', async () => {
    const opened = open();
    opened.business.network.accounts.spoil(opened.account.credentials.accessToken ?? '', { why: 'expired' });
    expect(await opened.deliver()).toMatchObject({ kind: 'published' });
    expect(await connector.consent?.revoke({ account: opened.account }, opened.io)).toEqual({ kind: 'revoked' });
    expect(await opened.deliver()).toMatchObject({ kind: 'reauthorize', code: 'invalid_grant' });
  });
});
