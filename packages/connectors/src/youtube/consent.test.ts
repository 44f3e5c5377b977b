import { expect, test } from 'vitest';
import type { Consent } from '../port.ts';
import { openYouTube } from './open-youtube.ts';

const redirectUri = 'https://bedside.example/connect/callback';
const state = 's'.repeat(43);
const verifier = 'v'.repeat(43);

function open() {
  const opened = openYouTube();
  // The connector of YouTube connects by consent.
  const consent = opened.connector.consent as Consent;
  const { app, serviceUrl } = opened.youtube;
  const begin = () => consent.begin({ serviceUrl, redirectUri, state, verifier, app }, opened.io);
  const finish = (code: string, secrets: Readonly<Record<string, string>>) =>
    consent.finish({ serviceUrl, redirectUri, code, secrets, app }, opened.io);
  /** What the person's browser does. */
  const decide = async (address: string, decision: 'yes' | 'no') => {
    const page = await opened.youtube.fetch(address);
    expect(await page.text()).toContain('Bedside wants access');
    const answer = await opened.youtube.fetch(address, { method: 'POST', body: `decision=${decision}` });
    return new URL(answer.headers.get('location') ?? 'https://nowhere.example').searchParams;
  };
  return { ...opened, begin, consent, decide, finish };
}

async function begun(opened: ReturnType<typeof open>) {
  const outcome = await opened.begin();
  if (outcome.kind !== 'begun') throw new Error(outcome.kind);
  return outcome;
}

test('a person who says yes gives one scope, a token that is renewed, and the channel', async () => {
  const opened = open();
  const { redirectTo, secrets } = await begun(opened);
  expect(Object.fromEntries(new URL(redirectTo).searchParams)).toMatchObject({
    scope: 'https://www.googleapis.com/auth/youtube.force-ssl',
    access_type: 'offline',
    prompt: 'consent',
    code_challenge_method: 'S256',
    redirect_uri: redirectUri,
    state,
  });
  expect(redirectTo).not.toContain(verifier);
  const back = await opened.decide(redirectTo, 'yes');
  expect(back.get('state')).toBe(state);
  const granted = await opened.finish(back.get('code') ?? '', secrets);
  expect(granted).toMatchObject({ kind: 'granted', credentials: { channelId: 'UClakeside' } });
  const credentials = granted.kind === 'granted' ? granted.credentials : {};
  expect(Object.keys(credentials).toSorted()).toEqual(['accessToken', 'channelId', 'refreshToken']);
  const { serviceUrl } = opened.youtube;
  const verified = await opened.connector.verify({ serviceUrl, credentials }, opened.io);
  expect(verified).toMatchObject({
    kind: 'verified',
    displayName: 'Lakeside Children’s',
    account: { handle: 'lakesidechildrens', remoteAccountId: 'UClakeside', limits: {} },
  });
  // A code works once.
  expect(await opened.finish(back.get('code') ?? '', secrets)).toMatchObject({ code: 'invalid_grant' });
});

test('of several channels a person chooses, and each keeps to its own', async () => {
  const opened = open();
  opened.youtube.settings.opens = ['UCharbor'];
  const { redirectTo, secrets } = await begun(opened);
  const back = await opened.decide(redirectTo, 'yes');
  const outcome = await opened.finish(back.get('code') ?? '', secrets);
  const choices = outcome.kind === 'choose' ? outcome.choices : [];
  expect(choices).toMatchObject([
    { id: 'UClakeside', name: 'Lakeside Children’s', detail: '@lakesidechildrens' },
    { id: 'UCharbor', name: 'Harbor Clinic' },
  ]);
  const { serviceUrl } = opened.youtube;
  const credentials = choices[1]?.credentials ?? {};
  // Its owner gave no telephone number.
  expect(await opened.connector.verify({ serviceUrl, credentials }, opened.io)).toMatchObject({
    account: { remoteAccountId: 'UCharbor', limits: { maxVideoSeconds: 900 } },
  });
  opened.youtube.settings.opens = [];
  expect(await opened.connector.verify({ serviceUrl, credentials }, opened.io)).toMatchObject({
    kind: 'reauthorize',
    code: 'ACCOUNT_CHANGED',
  });
});

test('no, an unticked box, another verifier and another application give nothing', async () => {
  const opened = open();
  const { redirectTo, secrets } = await begun(opened);
  expect((await opened.decide(redirectTo, 'no')).get('error')).toBe('access_denied');
  opened.youtube.settings.unticksScopes = true;
  const unticked = await opened.decide(redirectTo, 'yes');
  expect(await opened.finish(unticked.get('code') ?? '', secrets)).toMatchObject({ code: 'SCOPE_MISSING' });
  opened.youtube.settings.unticksScopes = false;
  const stolen = await opened.decide(redirectTo, 'yes');
  expect(await opened.finish(stolen.get('code') ?? '', { verifier: 'w'.repeat(43) })).toMatchObject({
    code: 'invalid_grant',
  });
  const { serviceUrl } = opened.youtube;
  const asked = { serviceUrl, redirectUri, state, verifier };
  expect(await opened.consent.begin(asked, opened.io)).toMatchObject({ kind: 'rejected', code: 'APP_MISSING' });
  const foreign = { ...opened.youtube.app, clientSecret: 'wrong' };
  expect(await opened.consent.finish({ ...asked, code: 'x', secrets, app: foreign }, opened.io)).toMatchObject({
    code: 'invalid_client',
  });
});

test('a Google account without a channel is told', async () => {
  const opened = open();
  const { redirectTo, secrets } = await begun(opened);
  opened.youtube.settings.signedInAs = 'UCnobody';
  const back = await opened.decide(redirectTo, 'yes');
  expect(await opened.finish(back.get('code') ?? '', secrets)).toMatchObject({ kind: 'rejected', code: 'NO_CHANNEL' });
});

test('a yes without a refresh token is none', async () => {
  const opened = open();
  const { secrets } = await begun(opened);
  const scope = 'https://www.googleapis.com/auth/youtube.force-ssl';
  opened.youtube.network.answerNext('POST /token', () => Response.json({ access_token: 'x', scope }));
  expect(await opened.finish('code', secrets)).toMatchObject({ kind: 'reauthorize', code: 'REFRESH_TOKEN_MISSING' });
});
