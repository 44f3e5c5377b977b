/**
 * Which places a sign-in opens (mybusinessaccountmanagement and mybusinessbusinessinformation, API v1, read 2026-11-23).
 * Local posts know a place by its account and itself together: `accounts/1/locations/2`.
 */
import { z } from 'zod';
import { ask } from '../google/api.ts';
import type { GoogleHosts } from '../google/hosts.ts';
import type { Operation } from '../http/ask.ts';
import type { AccountChoice, Credentials, Failure, FinishConsentOutcome, VerifyOutcome } from '../port.ts';

const accountsSchema = z.object({
  accounts: z.array(z.object({ name: z.string().regex(/^accounts\/[^/]{1,100}$/u) })).default([]),
  nextPageToken: z.string().optional(),
});
const placeSchema = z.object({
  name: z.string().regex(/^locations\/[^/]{1,100}$/u),
  title: z.string(),
  storefrontAddress: z
    .object({ addressLines: z.array(z.string()).default([]), locality: z.string().optional() })
    .optional(),
  metadata: z.object({ canOperateLocalPost: z.boolean().optional() }).optional(),
});
type Place = z.output<typeof placeSchema>;
const placesSchema = z.object({ locations: z.array(placeSchema).default([]), nextPageToken: z.string().optional() });

const readMask = 'name,title,storefrontAddress,metadata';
/** Twenty accounts and a hundred places are told at once. */
const maxPages = 10;

type All<Item> =
  | { readonly ok: true; readonly items: readonly Item[] }
  | { readonly ok: false; readonly failure: Failure };
type Page<Item> =
  | { readonly ok: true; readonly items: readonly Item[]; readonly next: string | undefined }
  | { readonly ok: false; readonly failure: Failure };

async function readPages<Item>(readPage: (page: Record<string, string>) => Promise<Page<Item>>): Promise<All<Item>> {
  const items: Item[] = [];
  let next: string | undefined = '';
  for (let pages = 0; next !== undefined && pages < maxPages; pages += 1) {
    const page: Page<Item> = await readPage(next === '' ? {} : { pageToken: next });
    if (!page.ok) return page;
    items.push(...page.items);
    ({ next } = page);
  }
  return { ok: true, items };
}

const listAccounts = (operation: Operation, hosts: GoogleHosts) =>
  readPages(async (page) => {
    const at = { ...operation, serviceUrl: hosts.businessAccounts };
    const params = { pageSize: '20', ...page };
    const told = await ask(at, { path: '/v1/accounts', params, schema: accountsSchema });
    return told.ok ? { ok: true, items: told.data.accounts, next: told.data.nextPageToken } : told;
  });

const listPlaces = (operation: Operation, hosts: GoogleHosts, account: string) =>
  readPages(async (page) => {
    const at = { ...operation, serviceUrl: hosts.businessPlaces };
    const params = { readMask, pageSize: '100', ...page };
    const told = await ask(at, { path: `/v1/${account}/locations`, params, schema: placesSchema });
    return told.ok ? { ok: true, items: told.data.locations, next: told.data.nextPageToken } : told;
  });

/** Every place that takes posts; one that several accounts hold is told once. */
export async function choosePlace(
  operation: Operation,
  hosts: GoogleHosts,
  credentials: Credentials,
): Promise<FinishConsentOutcome> {
  const accounts = await listAccounts(operation, hosts);
  if (!accounts.ok) return accounts.failure;
  const choices = new Map<string, AccountChoice>();
  for (const account of accounts.items) {
    const places = await listPlaces(operation, hosts, account.name);
    if (!places.ok) return places.failure;
    for (const place of places.items) {
      if (place.metadata?.canOperateLocalPost === false || choices.has(place.name)) continue;
      const id = `${account.name}/${place.name}`;
      choices.set(place.name, {
        id,
        name: place.title,
        detail: addressOf(place),
        credentials: { ...credentials, place: id },
      });
    }
  }
  return choices.size === 0 ? noPlace : { kind: 'choose', choices: [...choices.values()] };
}

function addressOf({ storefrontAddress }: Place): string | null {
  const lines = [...(storefrontAddress?.addressLines ?? []), storefrontAddress?.locality ?? ''].filter(Boolean);
  return lines.length === 0 ? null : lines.join(', ');
}

const placeName = /^accounts\/[^/]+\/(locations\/[^/]+)$/u;

export async function verify(
  operation: Operation,
  { hosts, serviceUrl, credentials }: { hosts: GoogleHosts; serviceUrl: string; credentials: Credentials },
): Promise<VerifyOutcome> {
  const { place: remoteAccountId = '' } = credentials;
  const name = placeName.exec(remoteAccountId)?.[1];
  if (name === undefined) return incomplete;
  const at = { ...operation, serviceUrl: hosts.businessPlaces };
  const told = await ask(at, { path: `/v1/${name}`, params: { readMask }, schema: placeSchema });
  if (!told.ok) return told.notFound ? placeGone : told.failure;
  const place = told.data;
  if (place.name !== name) return placeGone;
  if (place.metadata?.canOperateLocalPost === false) return noPosts;
  const account = { serviceUrl, handle: place.title, remoteAccountId, credentials };
  const address = addressOf(place);
  return { kind: 'verified', account, displayName: address === null ? place.title : `${place.title}, ${address}` };
}

const noPlace: Failure = {
  kind: 'rejected',
  code: 'NO_PLACE',
  detail: 'The Google account manages no place that takes posts.',
};
const incomplete: Failure = {
  kind: 'reauthorize',
  code: 'CREDENTIALS_MISSING',
  detail: 'The sign-in does not say which place it is for.',
};
const placeGone: Failure = {
  kind: 'reauthorize',
  code: 'ACCOUNT_CHANGED',
  detail: 'The sign-in does not open this place any more.',
};
const noPosts: Failure = {
  kind: 'reauthorize',
  code: 'ACCOUNT_NOT_ACTIVE',
  detail: 'The place takes no posts.',
};
