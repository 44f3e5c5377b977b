/** A passkey in software: what a phone or a key does in a browser, as plain bytes (WebAuthn Level 3, 6.5 and 7). */
import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';

type Options = { readonly challenge: string; readonly [field: string]: unknown };

/** What a device can do otherwise: lag behind as a copy does, not look who it is, or sign for another party. */
type How = { readonly counter?: number | undefined; readonly verified?: boolean; readonly partyId?: string };

export type Authenticator = {
  readonly id: string;
  /** Answers creation options as `navigator.credentials.create` would. */
  create(options: Options, origin: string): Record<string, unknown> & { id: string };
  /** Answers request options as `navigator.credentials.get` would. */
  get(options: Options, origin: string, how?: How): Record<string, unknown> & { id: string };
};

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const ATTESTED = 0x40;

export function createAuthenticator(made: Omit<How, 'counter'> = {}): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credentialId = randomBytes(32);
  const id = credentialId.toString('base64url');
  const flagsOf = (verified = true) => USER_PRESENT | (verified ? USER_VERIFIED : 0);
  let uses = 0;
  return {
    id,
    create(options, origin) {
      const data = authenticatorData({
        partyId: made.partyId ?? new URL(origin).hostname,
        flags: flagsOf(made.verified) | ATTESTED,
        counter: uses,
        attested: Buffer.concat([
          Buffer.alloc(16),
          Buffer.from([0, credentialId.length]),
          credentialId,
          coseKey(publicKey),
        ]),
      });
      const attestationObject = cborMap([
        ['fmt', cborText('none')],
        ['attStmt', Buffer.from([0xa0])],
        ['authData', cborBytes(data)],
      ]);
      const clientDataJSON = clientData('webauthn.create', options.challenge, origin);
      return {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          attestationObject: attestationObject.toString('base64url'),
          clientDataJSON: clientDataJSON.toString('base64url'),
          transports: ['internal'],
        },
      };
    },
    get(options, origin, { counter, verified = made.verified, partyId = new URL(origin).hostname } = {}) {
      uses = counter ?? uses + 1;
      const data = authenticatorData({ partyId, flags: flagsOf(verified), counter: uses, attested: Buffer.alloc(0) });
      const clientDataJSON = clientData('webauthn.get', options.challenge, origin);
      const signature = sign(privateKey, Buffer.concat([data, sha256(clientDataJSON)]));
      return {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          authenticatorData: data.toString('base64url'),
          clientDataJSON: clientDataJSON.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      };
    },
  };
}

function authenticatorData(of: { partyId: string; flags: number; counter: number; attested: Buffer }): Buffer {
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(of.counter);
  const party = sha256(Buffer.from(of.partyId));
  return Buffer.concat([party, Buffer.from([of.flags]), counter, of.attested]);
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function sign(key: KeyObject, bytes: Uint8Array): Buffer {
  return createSign('sha256').update(bytes).sign(key);
}

/** COSE_Key of ES256 (RFC 9053, 2.1): {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    cborBytes(Buffer.from(x, 'base64url')),
    Buffer.from([0x22]),
    cborBytes(Buffer.from(y, 'base64url')),
  ]);
}

function cborMap(entries: readonly [string, Buffer][]): Buffer {
  const parts = entries.flatMap(([name, value]) => [cborText(name), value]);
  return Buffer.concat([Buffer.from([0xa0 + entries.length]), ...parts]);
}

function cborText(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x60 + bytes.length]), bytes]);
}

function cborBytes(bytes: Buffer): Buffer {
  const { length } = bytes;
  const head = length < 256 ? [0x58, length] : [0x59, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(head), bytes]);
}
