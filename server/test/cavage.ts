/**
 * HTTP signatures as Mastodon has them: draft-cavage-http-signatures, rsa-sha256, on node:crypto alone
 * (docs.joinmastodon.org/spec/security/#http, read 2026-11-23). Nothing of the library that the product signs with.
 */
import { createHash, createSign, createVerify, type KeyObject } from 'node:crypto';

export type CavageKey = { readonly keyId: string; readonly privateKey: KeyObject };
export type SeenRequest = {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

/** Mastodon takes what is twelve hours old, and an hour ahead. */
const OLDEST_MS = 12 * 3_600_000;
const NEWEST_MS = 3_600_000;

const digestOf = (body: Buffer | string) => `SHA-256=${createHash('sha256').update(body).digest('base64')}`;

/** Headers of a signed request; those of a POST cover its body. */
export function signCavage(
  key: CavageKey,
  { method, url, body, date, accept }: { method: string; url: string; body?: string; date: Date; accept?: string },
): Record<string, string> {
  const { host, pathname, search } = new URL(url);
  const headers: Record<string, string> = {
    host,
    date: date.toUTCString(),
    ...(accept === undefined ? {} : { accept }),
    ...(body === undefined ? {} : { digest: digestOf(body), 'content-type': 'application/activity+json' }),
  };
  const names = ['(request-target)', ...Object.keys(headers)];
  const lines = linesOf(names, { target: `${method.toLowerCase()} ${pathname}${search}`, headers });
  const signature = createSign('RSA-SHA256').update(lines.join('\n')).sign(key.privateKey, 'base64');
  const { host: _, ...sent } = headers;
  return {
    ...sent,
    signature: `keyId="${key.keyId}",algorithm="rsa-sha256",headers="${names.join(' ')}",signature="${signature}"`,
  };
}

function linesOf(
  names: readonly string[],
  { target, headers }: { target: string; headers: Readonly<Record<string, string>> },
): string[] {
  return names.map((name) => `${name}: ${name === '(request-target)' ? target : (headers[name] ?? '')}`);
}

export type KeyFinder = (keyId: string) => Promise<{ readonly owner: string; readonly publicKeyPem: string } | null>;

/** Who signed, or in a word why nobody did. */
export async function verifyCavage(
  request: SeenRequest,
  { findKey, now }: { findKey: KeyFinder; now: Date },
): Promise<{ readonly owner: string } | { readonly because: string }> {
  const { headers, method } = request;
  const told = new Map(
    [...(headers['signature'] ?? '').matchAll(/(?:^|,)\s*([a-zA-Z]+)="([^"]*)"/gu)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
  const names = (told.get('headers') ?? 'date').split(' ');
  const because = flawOf(request, { names, algorithm: told.get('algorithm'), now });
  if (because !== null) return { because };
  const key = await findKey(told.get('keyId') ?? '');
  if (key === null) return { because: 'no key' };
  const target = `${method.toLowerCase()} ${request.path}`;
  const isGood = createVerify('RSA-SHA256')
    .update(linesOf(names, { target, headers }).join('\n'))
    .verify(key.publicKeyPem, told.get('signature') ?? '', 'base64');
  return isGood ? { owner: key.owner } : { because: 'the signature does not fit' };
}

function flawOf(
  { headers, method, body }: SeenRequest,
  { names, algorithm, now }: { names: readonly string[]; algorithm: string | undefined; now: Date },
): string | null {
  if (headers['signature'] === undefined) return 'not signed';
  if (algorithm !== undefined && algorithm !== 'rsa-sha256' && algorithm !== 'hs2019') return 'another algorithm';
  if (!names.includes('(request-target)') && !names.includes('digest')) return 'neither target nor digest is signed';
  if (method === 'GET' && !names.includes('host')) return 'the host of a GET is not signed';
  if (method === 'POST' && !names.includes('digest')) return 'the digest of a POST is not signed';
  if (!names.includes('date')) return 'the date is not signed';
  const ageMs = now.getTime() - Date.parse(headers['date'] ?? '');
  if (Number.isNaN(ageMs) || ageMs > OLDEST_MS || -ageMs > NEWEST_MS) return 'the date is not of now';
  if (method === 'POST' && headers['digest'] !== digestOf(body)) return 'the digest does not fit the body';
  return names.find((name) => name !== '(request-target)' && headers[name] === undefined) === undefined
    ? null
    : 'a signed header is missing';
}
