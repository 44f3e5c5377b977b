import { createHmac, timingSafeEqual } from 'node:crypto';
import { deriveSecret, type Keyring } from '../../kernel/crypto/keyring.ts';
import { publicBaseOf } from '../../kernel/egress/public-base.ts';
import type { OrganizationId } from '../../kernel/ids/ids.ts';
import type { Services } from '../../kernel/scope/scope.ts';

/** Which bytes may be fetched for which delivery, until when. */
export type FetchGrant = {
  readonly organizationId: OrganizationId;
  readonly deliveryId: string;
  readonly sha256: string;
  readonly expiresAt: Date;
};

/** Networks that make videos ready may take their time; afterwards an address of theirs is of no use to anybody. */
const FETCH_LIFE_MS = 60 * 60_000;

const VERSION = 1;
const MAC_BYTES = 32;
/** Version, organization, delivery, hash of the bytes, end in seconds. */
const BODY_BYTES = 1 + 16 + 16 + 32 + 4;
const TOKEN = /^[A-Za-z0-9_-]{135}$/;

/**
 * Where a network can fetch bytes of a delivery; null when nobody outside could reach this house. Each address that is asked
 * for lasts an hour from then.
 */
export function fetchAddressOf(
  services: Pick<Services, 'keyring' | 'clock' | 'publicUrl'>,
  of: Omit<FetchGrant, 'expiresAt'>,
): (() => string) | null {
  const base = publicBaseOf(services.publicUrl);
  if (base === null) return null;
  return () => {
    const expiresAt = new Date(services.clock.now().getTime() + FETCH_LIFE_MS);
    return `${base}/media/fetch/${writeFetchToken(services.keyring, { ...of, expiresAt })}`;
  };
}

/** The grant, signed by this house: nobody else can write one, nor change a bit of one. */
export function writeFetchToken(keyring: Keyring, grant: FetchGrant): string {
  const body = Buffer.alloc(BODY_BYTES);
  body.writeUInt8(VERSION, 0);
  bytesOfId(grant.organizationId).copy(body, 1);
  bytesOfId(grant.deliveryId).copy(body, 17);
  Buffer.from(grant.sha256, 'hex').copy(body, 33);
  body.writeUInt32BE(Math.floor(grant.expiresAt.getTime() / 1_000), 65);
  return Buffer.concat([body, sign(keyring, body)]).toString('base64url');
}

/** What a token grants now; null for every other text, and for one that is over or lasts longer than any that is given. */
export function readFetchToken(keyring: Keyring, token: string, now: Date): FetchGrant | null {
  if (!TOKEN.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  const body = bytes.subarray(0, BODY_BYTES);
  // Written in one way only: the last letter has bits that stand for nothing.
  if (bytes.length !== BODY_BYTES + MAC_BYTES || bytes.toString('base64url') !== token) return null;
  if (!timingSafeEqual(bytes.subarray(BODY_BYTES), sign(keyring, body)) || body.readUInt8(0) !== VERSION) return null;
  const expiresAt = new Date(body.readUInt32BE(65) * 1_000);
  const leftMs = expiresAt.getTime() - now.getTime();
  if (leftMs <= 0 || leftMs > FETCH_LIFE_MS) return null;
  return {
    organizationId: idOf(body.subarray(1, 17)) as OrganizationId, // signed by us over an organization's id
    deliveryId: idOf(body.subarray(17, 33)),
    sha256: body.subarray(33, 65).toString('hex'),
    expiresAt,
  };
}

function sign(keyring: Keyring, body: Uint8Array): Buffer {
  return createHmac('sha256', deriveSecret(keyring, 'media-fetch')).update(body).digest();
}

function bytesOfId(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function idOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
