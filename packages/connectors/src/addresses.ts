/** What becomes of the addresses in a text before it leaves: campaign values are added, and a short address takes their place. */
import { findUrls } from './count/urls.ts';

/** The values that web statistics read from an address; a value may hold placeholders, as `{network}`. */
export type UtmValues = {
  readonly source?: string | undefined;
  readonly medium?: string | undefined;
  readonly campaign?: string | undefined;
  readonly term?: string | undefined;
  readonly content?: string | undefined;
};

export const utmNames = ['source', 'medium', 'campaign', 'term', 'content'] as const;

/** What stands for a placeholder. Each is turned into small letters, digits and hyphens. */
export type UtmFacts = { readonly network: string; readonly channel: string; readonly post: string };

/** One address as it was written, where it leads in the end, and what stands in its place in what leaves. */
export type LeavingAddress = { readonly written: string; readonly target: string; readonly leaves: string };

/** Addresses with `http://` or `https://` in a text, as networks find them, each once and in their order. */
export function addressesIn(text: string): string[] {
  return [...new Set(findUrls(text, { withoutScheme: false }).map(({ start, end }) => text.slice(start, end)))];
}

/** Values with their placeholders filled: `{network}`, `{channel}` and `{post}`; `{campaign}` stands for the campaign's own value. */
export function fillUtm(values: UtmValues, facts: UtmFacts): UtmValues {
  const known: Readonly<Record<string, string>> = facts;
  const fill = (value: string, campaign: string) =>
    value.replaceAll(/\{(network|channel|post|campaign)\}/gu, (_, name: string) =>
      slugOf(name === 'campaign' ? campaign : (known[name] ?? '')),
    );
  const campaign = fill(values.campaign ?? '', '');
  return Object.fromEntries(
    utmNames.flatMap((name) => {
      const filled = name === 'campaign' ? campaign : fill(values[name] ?? '', campaign);
      return filled.trim() === '' ? [] : [[name, filled.trim()]];
    }),
  );
}

function slugOf(words: string): string {
  return words
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
}

/**
 * An address with campaign values, which it keeps where it has them already: what stands in it is never changed, only
 * added to, before its fragment. Adding twice changes nothing. Name, port and fragment stay as they were written.
 */
export function addUtm(address: string, values: UtmValues): string {
  const hash = address.indexOf('#');
  const fragment = hash === -1 ? '' : address.slice(hash);
  const whole = hash === -1 ? address : address.slice(0, hash);
  const mark = whole.indexOf('?');
  const query = mark === -1 ? '' : whole.slice(mark + 1);
  const present = new Set([...new URLSearchParams(query).keys()].map((name) => name.toLowerCase()));
  const added = utmNames.flatMap((name) => {
    const value = values[name];
    return value === undefined || value === '' || present.has(`utm_${name}`) ? [] : [`utm_${name}=${encode(value)}`];
  });
  if (added.length === 0) return address;
  const before = mark === -1 ? '?' : query === '' || query.endsWith('&') ? '' : '&';
  return `${whole}${before}${added.join('&')}${fragment}`;
}

/** Letters, digits, hyphens and low lines stand as they are, so that networks see the address to its end. */
function encode(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replaceAll(
    /[!'()*.~]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** How the addresses of a post are settled for one network. */
export type SettlingRules = {
  /** Null adds nothing. Placeholders are filled from `facts`. */
  readonly utm: UtmValues | null;
  readonly facts: UtmFacts;
  /** Places whose addresses stay as they are, each as `https://host` or `https://host/path`. */
  readonly leaveAlone: readonly string[];
  /** The short address of a target; null leaves targets in full. */
  readonly shorten: ((target: string) => string) | null;
};

/** What a network gets instead of each address in the texts and links of a post's parts, each once and in their order. */
export function settleAddresses(
  parts: readonly { readonly text: string; readonly link: string | null }[],
  { utm, facts, leaveAlone, shorten }: SettlingRules,
): LeavingAddress[] {
  const written = parts.flatMap(({ text, link }) => [...addressesIn(text), ...(link === null ? [] : [link.trim()])]);
  const values = utm === null ? null : fillUtm(utm, facts);
  return [...new Set(written)].map((address) => {
    if (leaveAlone.some((place) => isWithin(address, place))) {
      return { written: address, target: address, leaves: address };
    }
    const target = values === null ? address : addUtm(address, values);
    return { written: address, target, leaves: shorten?.(target) ?? target };
  });
}

/** Whether an address is a place or leads to something below it. */
export function isWithin(address: string, place: string): boolean {
  if (!URL.canParse(address) || !URL.canParse(place)) return address === place;
  const [one, other] = [new URL(address), new URL(place)];
  const path = other.pathname.replace(/\/$/u, '');
  return one.host === other.host && (path === '' || one.pathname === path || one.pathname.startsWith(`${path}/`));
}
