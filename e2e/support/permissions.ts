import type { RequestView } from '@bedside/server/contract/registers/authorizations/asking';
import type { OriginalView } from '@bedside/server/contract/registers/authorizations/originals';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { type APIRequestContext, expect, request as playwrightRequest } from '@playwright/test';
import type { Colleague } from './sample.ts';

type Sent = { readonly request: RequestView; readonly link: string | null };

/** Asks an adult patient in English for a picture's worth of words in the newsroom; `change` says what else. */
export async function askPermission(officer: Colleague, change: Readonly<Record<string, unknown>> = {}): Promise<Sent> {
  const { channels } = await officer.call<{ channels: ChannelView[] }>('GET', '/channels');
  return officer.call<Sent>('POST', '/authorization-requests', {
    subject: { kind: 'patient', name: 'Rosa Flores', isKnownAdult: true },
    signer: { role: 'subject' },
    kind: 'publication',
    language: 'en',
    way: 'link',
    description: 'What Rosa told us at the open house.',
    infoScope: ['name', 'words'],
    mediaIds: [],
    channelIds: channels.filter(({ network }) => network === 'newsroom').map(({ id }) => id),
    purposes: ['education'],
    expiresOn: `${new Date().getUTCFullYear() + 2}-03-01`,
    withdrawAt: 'hello@lakeside.example.org',
    ...change,
  });
}

/** Asks, and signs with a yes to everything as whoever got the link would; `change` says what else is asked. */
export async function signedPermission(
  officer: Colleague,
  change: Readonly<Record<string, unknown>> = {},
): Promise<RequestView> {
  const { request, link } = await askPermission(officer, change);
  const { code } = await officer.call<{ code: string }>('POST', `/authorization-requests/${request.id}/code`);
  const rosa = await playwrightRequest.newContext({ extraHTTPHeaders: { origin: officer.origin } });
  await post(rosa, `${link}/enter`, [['code', code]]);
  const page = await (await rosa.get(link ?? '')).text();
  await post(rosa, `${link}/sign`, [
    ...fieldsOf(page, 'hidden').filter(([name]) => name === 'shown' || name === 'submission'),
    ...fieldsOf(page, 'checkbox'),
    ...fieldsOf(page, 'radio').filter(([, value]) => value === 'yes'),
    ['name', 'Rosa Flores'],
  ]);
  await rosa.dispose();
  return request;
}

/** Writes down what a paper of an adult patient says; its scan is still to come. */
export async function typedPaper(officer: Colleague): Promise<OriginalView> {
  return officer.call<OriginalView>('POST', '/authorization-originals', {
    subject: { kind: 'patient', name: 'Teresa Vidal', isKnownAdult: true },
    signer: { role: 'subject' },
    kind: 'publication',
    language: 'en',
    signedOn: '2026-01-09',
    description: 'What Teresa told us at the open house.',
    infoScope: ['name', 'words'],
    purposes: ['education'],
    expiry: { kind: 'date', on: `${new Date().getUTCFullYear() + 2}-03-01` },
    statements: ['revocation', 'conditioning', 'redisclosure'],
    withdrawAt: 'hello@lakeside.example.org',
  });
}

/** Inputs of one type on a page, with the values that they would send. */
function fieldsOf(page: string, type: string): [name: string, value: string][] {
  const inputs = page.matchAll(new RegExp(`<input type="${type}" name="([^"]+)" value="([^"]*)"`, 'gu'));
  return [...inputs].map(([, name = '', value = '']) => [name, value]);
}

async function post(context: APIRequestContext, url: string, fields: readonly (readonly [string, string])[]) {
  const answer = await context.post(url, {
    data: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    maxRedirects: 0,
  });
  expect(answer.status(), `${url}: ${await answer.text()}`).toBe(303);
}
