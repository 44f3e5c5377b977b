/** Signs and checks what networks tell, over the bytes as they came. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { WebhookSignature } from './dialect.ts';

/** `stale`: signed with our secret, and too long ago to be taken. */
export type SignatureVerdict = 'good' | 'forged' | 'stale';

type Signed = {
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** Several while one is being changed; an empty one fits nothing. */
  readonly secrets: readonly string[];
  readonly now: Date;
};

/** Checks a signature without telling by its time how much of it was right. */
export function checkSignature(signature: WebhookSignature, signed: Signed): SignatureVerdict {
  const value = signed.headers.get(signature.header);
  const secrets = signed.secrets.filter((secret) => secret !== '');
  if (value === null) return 'forged';
  if (signature.kind === 'timed') return checkTimed(signature, value, { ...signed, secrets });
  if (!value.startsWith(signature.prefix)) return 'forged';
  const given = decode(value.slice(signature.prefix.length), signature.encoding);
  return secrets.some((secret) => isSame(given, hmac(secret, [signed.body]))) ? 'good' : 'forged';
}

/** More signatures than a change of secrets has need of. */
const maxSignatures = 5;

function checkTimed(
  signature: Extract<WebhookSignature, { kind: 'timed' }>,
  value: string,
  { body, secrets, now }: Omit<Signed, 'headers'>,
): SignatureVerdict {
  const fields = value.split(',').map((field) => field.trim().split('=', 2));
  const valuesOf = (wanted: string) => fields.flatMap(([name, one = '']) => (name === wanted ? [one] : []));
  const [time = '', ...moreTimes] = valuesOf(signature.timeField);
  const given = valuesOf(signature.signatureField);
  if (moreTimes.length > 0 || !/^\d{1,12}$/u.test(time) || given.length > maxSignatures) return 'forged';
  const expected = secrets.map((secret) => hmac(secret, [`${time}.`, body]));
  const isOurs = given.some((one) => expected.some((other) => isSame(decode(one, 'hex'), other)));
  if (!isOurs) return 'forged';
  return Math.abs(now.getTime() - Number(time) * 1_000) > signature.windowMs ? 'stale' : 'good';
}

/** The value of the signature's header for a body, as the network would write it. */
export function signWebhook(
  signature: WebhookSignature,
  { secret, body, now }: { secret: string; body: Uint8Array | string; now: Date },
): string {
  if (signature.kind === 'body') return `${signature.prefix}${hmac(secret, [body]).toString(signature.encoding)}`;
  const time = Math.floor(now.getTime() / 1_000);
  const sealed = hmac(secret, [`${time}.`, body]).toString('hex');
  return `${signature.timeField}=${time},${signature.signatureField}=${sealed}`;
}

export function hmac(secret: string, parts: readonly (Uint8Array | string)[]): Buffer {
  const mac = createHmac('sha256', secret);
  for (const part of parts) mac.update(part);
  return mac.digest();
}

/** Null when it is not 32 bytes, written in the one way. */
function decode(text: string, encoding: 'hex' | 'base64'): Buffer | null {
  const written = encoding === 'hex' ? /^[0-9a-f]{64}$/iu : /^[A-Za-z0-9+/]{43}=$/u;
  return written.test(text) ? Buffer.from(text, encoding) : null;
}

function isSame(given: Buffer | null, expected: Buffer): boolean {
  return given !== null && given.length === expected.length && timingSafeEqual(given, expected);
}
