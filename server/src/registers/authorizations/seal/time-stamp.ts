import type { EgressFetch } from '@bedside/connectors';
import { type AsnType, fromBER, Integer, Null, OctetString, Sequence } from 'asn1js';
import {
  AlgorithmIdentifier,
  Certificate,
  ContentInfo,
  ExtKeyUsage,
  MessageImprint,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import type { StampTrouble } from './contract.ts';

/** Of RFC 3161 and RFC 5280. */
const SHA_256 = '2.16.840.1.101.3.4.2.1';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const EXT_KEY_USAGE = '2.5.29.37';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const GRANTED_WITH_MODS = 1;

/** Somebody waits with a finger on the button. */
const TIMEOUT_MS = 10_000;
/** A token with a whole chain has a tenth of this. */
const MAX_ANSWER_BYTES = 200_000;
const NONCE_BYTES = 16;
/** A server whose clock is further from ours says another time of signing than the document does. */
const MAX_CLOCK_DIFFERENCE_MS = 10 * 60 * 1_000;

export class StampError extends Error {
  override readonly name = 'StampError';
  readonly code: StampTrouble;

  constructor(code: StampTrouble, cause?: unknown) {
    super('The time-stamp server gave no time-stamp that can be used.', { cause });
    this.code = code;
  }
}

/** A time-stamp over bytes: the token as it came, and the time that it tells. */
export type Stamp = { readonly token: AsnType; readonly at: Date };

export type Stamper = {
  /** The server's name, to be told in documents. */
  readonly host: string;
  /** Throws `StampError`. */
  stamp(bytes: Uint8Array<ArrayBuffer>): Promise<Stamp>;
};

/**
 * Asks a time-stamp server (RFC 3161) over HTTP. What it gives is held to what was asked: the hash, the nonce, the signature, a
 * certificate for time-stamps, and a time near ours. Whether one trusts its certificate is for whoever reads the document to say.
 */
export function createStamper(parts: { url: string; fetch: EgressFetch; now: () => Date }): Stamper {
  return {
    host: new URL(parts.url).host,
    stamp: async (bytes) => {
      const hash = await crypto.subtle.digest('SHA-256', bytes);
      const nonce = newNonce();
      const token = await askFor(parts, { hash, nonce });
      const at = await checkToken(token, { bytes, hash, nonce });
      if (Math.abs(at.getTime() - parts.now().getTime()) > MAX_CLOCK_DIFFERENCE_MS) throw new StampError('STAMP_CLOCK');
      return { token, at };
    },
  };
}

/** Positive, and without a zero in front: the same number in the same bytes. */
function newNonce(): Uint8Array<ArrayBuffer> {
  const bytes = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes;
}

async function askFor(
  parts: { url: string; fetch: EgressFetch },
  { hash, nonce }: { hash: ArrayBuffer; nonce: Uint8Array<ArrayBuffer> },
): Promise<AsnType> {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA_256, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: hash }),
    }),
    nonce: new Integer({ valueHex: nonce }),
    certReq: true,
  });
  const answer = await parts
    .fetch(parts.url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: new Uint8Array(request.toSchema().toBER()),
      timeoutMs: TIMEOUT_MS,
      maxResponseBytes: MAX_ANSWER_BYTES,
    })
    .catch((error: unknown) => {
      throw new StampError('STAMP_UNREACHABLE', error);
    });
  if (answer.status !== 200) throw new StampError('STAMP_UNREACHABLE');
  return tokenOf(await answer.arrayBuffer());
}

/** The token as its bytes came, so that what signs it stays as it is. */
function tokenOf(answer: ArrayBuffer): AsnType {
  const { offset, result } = fromBER(answer);
  if (offset === -1 || offset !== answer.byteLength || !(result instanceof Sequence))
    throw new StampError('STAMP_ANSWER');
  const told = orAnswer(() => new TimeStampResp({ schema: result }));
  const token = result.valueBlock.value[1];
  if (told.status.status > GRANTED_WITH_MODS || token === undefined) throw new StampError('STAMP_REFUSED');
  return token;
}

type AskedFor = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly hash: ArrayBuffer;
  readonly nonce: Uint8Array<ArrayBuffer>;
};

async function checkToken(token: AsnType, asked: AskedFor): Promise<Date> {
  const { message, told } = orAnswer(() => readToken(token));
  const { hashAlgorithm, hashedMessage } = told.messageImprint;
  const isOurs =
    hashAlgorithm.algorithmId === SHA_256 &&
    isSame(hashedMessage.valueBlock.valueHexView, new Uint8Array(asked.hash)) &&
    told.nonce !== undefined &&
    isSame(told.nonce.valueBlock.valueHexView, asked.nonce);
  if (!isOurs) throw new StampError('STAMP_NOT_OURS');
  await requireSigned(message, asked.bytes);
  return told.genTime;
}

function readToken(token: AsnType): { message: SignedData; told: TSTInfo } {
  const content = new ContentInfo({ schema: token });
  if (content.contentType !== ContentInfo.SIGNED_DATA) throw new StampError('STAMP_ANSWER');
  const message = new SignedData({ schema: content.content });
  const { eContentType, eContent } = message.encapContentInfo;
  if (eContentType !== TST_INFO || eContent === undefined) throw new StampError('STAMP_ANSWER');
  const told = eContent.getValue();
  // The library checks what is in one piece alone.
  message.encapContentInfo.eContent = new OctetString({ valueHex: told });
  return { message, told: TSTInfo.fromBER(told) };
}

/** By one signer, whose certificate is for time-stamps. */
async function requireSigned(message: SignedData, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  if (message.signerInfos.length !== 1) throw new StampError('STAMP_NOT_SIGNED');
  const data = bytes.slice().buffer;
  const said = await message
    .verify({ signer: 0, data, checkChain: false, extendedMode: true })
    .catch((error: unknown) => {
      throw new StampError('STAMP_NOT_SIGNED', error);
    });
  const { signatureVerified, signerCertificate } = said;
  if (signatureVerified !== true || !(signerCertificate instanceof Certificate))
    throw new StampError('STAMP_NOT_SIGNED');
  const usage = signerCertificate.extensions?.find(({ extnID }) => extnID === EXT_KEY_USAGE)?.parsedValue;
  const isForTime = usage instanceof ExtKeyUsage && usage.keyPurposes.includes(TIME_STAMPING);
  if (!isForTime) throw new StampError('STAMP_NOT_SIGNED');
}

/** What cannot be read is no answer, whatever the parser thinks of it. */
function orAnswer<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof StampError ? error : new StampError('STAMP_ANSWER', error);
  }
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.from(one).equals(Buffer.from(other));
}
