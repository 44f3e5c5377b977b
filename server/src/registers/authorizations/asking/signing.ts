import { and, eq } from 'drizzle-orm';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { isSameHash, newWord, readWord } from '../../../kernel/crypto/link-word.ts';
import { notFound, unprocessable } from '../../../kernel/errors/bedside-error.ts';
import { readDoorCookie, setDoorCookie } from '../../../kernel/http/door-cookie.ts';
import type { OrganizationId } from '../../../kernel/ids/ids.ts';
import { inScope, type Scope, type ScopeSeed, type Services } from '../../../kernel/scope/scope.ts';
import { findMediaByHash, type ImageIntake } from '../../media/service.ts';
import { readOrganization } from '../../org/service.ts';
import type { FilledForm } from '../forms/fill-form.ts';
import { authorizationRequest } from '../schema.ts';
import type { HouseSealing } from '../seal/house-sealing.ts';
import { noteCopy, openDocument } from '../service.ts';
import { withdrawOwn } from '../withdraw.ts';
import { type CodeWay, codeWaysOf } from './code-ways.ts';
import { hashAskingCode } from './codes.ts';
import { queueAskingMail } from './mail.ts';
import { authorizationOf, type OwnView, viewOwn, type WhereUsed } from './own-view.ts';
import { findPasskey } from './passkey-rows.ts';
import { type OwnPasskeys, offeredPasskeys, viewOwnPasskeys } from './passkey-view.ts';
import { refusalOf } from './refusals.ts';
import {
  askingOf,
  columnsOf,
  lockRequest,
  type RequestRow,
  readAsked,
  readForm,
  updateRequest,
} from './request-rows.ts';
import { keepCode, linkOf } from './service.ts';
import { act, CODE_HOLDS_MS, type Refusal, VERIFIED_HOLDS_MS } from './state.ts';
import { queueAskingText, textNumberOf } from './texts.ts';

/** A request of somebody who came in by a link. */
export type SigningCall = {
  readonly services: Services;
  readonly requestId: string;
  readonly request: Request;
  readonly responseHeaders: Headers;
  readonly mailIsSetUp: boolean;
  readonly textsAreSetUp: boolean;
  readonly whereUsed: WhereUsed;
};

/** `clientAddress`: the sender's network address, as far as it can be trusted. `sealing`: as Bedside does by itself, unless given. */
export type SigningParts = {
  readonly intake: ImageIntake;
  readonly clientAddress: (request: Request) => string;
  readonly sealing?: HouseSealing;
};

/**
 * What somebody finds behind a link. `nothing`: it was made up, has ended, was replaced or taken back, and all look alike.
 * `code`: who that is has to be proven first, also by whoever comes back to what they signed. `own`: what they signed.
 */
export type Door =
  | { readonly stage: 'nothing' }
  | {
      readonly stage: 'code';
      readonly language: RequestRow['language'];
      readonly house: string;
      /** Where a code can go, hidden but for a few letters; nowhere: the staff tells it. */
      readonly ways: readonly Pick<CodeWay, 'way' | 'hint'>[];
      /** There is one that still holds; `sentBy` tells by which way it went, null where the staff told it. */
      readonly isCodeSent: boolean;
      readonly sentBy: CodeWay['way'] | null;
      /** Whoever is asked has kept a passkey that may be used here. */
      readonly hasPasskey: boolean;
      readonly isReturning: boolean;
    }
  | {
      readonly stage: 'form';
      readonly language: RequestRow['language'];
      readonly house: string;
      readonly form: FilledForm;
      readonly formSha256: string;
      readonly signerName: string;
    }
  | { readonly stage: 'declined'; readonly language: RequestRow['language']; readonly house: string }
  | ({ readonly stage: 'own'; readonly language: RequestRow['language']; readonly house: string } & OwnView &
      OwnPasskeys);

const cookieOf = ({ publicUrl }: Services) => ({ publicUrl, name: 'bedside-permission' });

/** A scope that holds no role at all: use cases that ask for one refuse it. */
export function signerSeed(call: SigningCall, organizationId: OrganizationId, requestId: string): ScopeSeed {
  return {
    services: call.services,
    organizationId,
    actor: { type: 'guest', id: requestId, grants: [], sessionId: requestId, key: null },
    requestId: call.requestId,
  };
}

/** What is behind a link. Looking changes nothing, so that no scanner of mail signs or uses up anything. */
export async function lookBehindLink(call: SigningCall, token: string): Promise<Door> {
  const found = await whenKnown(call, token, (scope, row) => viewDoor(scope, call, row));
  return found ?? { stage: 'nothing' };
}

async function viewDoor(scope: Scope, call: SigningCall, row: RequestRow): Promise<Door> {
  const { name: house, timeZone } = await readOrganization(scope);
  const { language } = row;
  if (row.state === 'declined') return { stage: 'declined', language, house };
  const now = call.services.clock.now();
  const isOpen = row.state === 'open' && row.linkExpiresAt !== null && row.linkExpiresAt > now;
  const isReturning = row.state === 'signed';
  if (!isOpen && !isReturning) return { stage: 'nothing' };
  const { signer } = readAsked(scope, row);
  if (!(await isIn(scope, call, row))) {
    const ways = await codeWaysOf(scope, row, call);
    const hasPasskey = (await offeredPasskeys(scope, call, row)).length > 0;
    const isCodeSent = row.codeSentAt !== null && now.getTime() - row.codeSentAt.getTime() < CODE_HOLDS_MS;
    const sentBy = isCodeSent ? (ways.find(({ way }) => way === (row.codeWay ?? 'mail'))?.way ?? null) : null;
    const shown = ways.map(({ way, hint }) => ({ way, hint }));
    return { stage: 'code', language, house, ways: shown, isCodeSent, sentBy, hasPasskey, isReturning };
  }
  if (isReturning) {
    const own = await viewOwn(scope, { row, timeZone, whereUsed: call.whereUsed });
    return { stage: 'own', language, house, ...own, ...(await viewOwnPasskeys(scope, row)) };
  }
  const form = readForm(scope, row);
  const signerName = signer.role === 'subject' ? '' : signer.name;
  return { stage: 'form', language, house, form, formSha256: row.formSha256, signerName };
}

/** Whether whoever sends this request has proven who that is, in this browser and not too long ago. */
export async function isIn(scope: Scope, call: SigningCall, row: RequestRow): Promise<boolean> {
  const cookie = readWord(readDoorCookie(cookieOf(call.services), call.request));
  if (cookie === null || row.sessionHash === null || row.verifiedAt === null) return false;
  if (cookie.organizationId !== row.organizationId || !isSameHash(cookie.hash, row.sessionHash)) return false;
  if (call.services.clock.now().getTime() - row.verifiedAt.getTime() >= VERIFIED_HOLDS_MS) return false;
  if (row.passkeyId === null) return true;
  // What was opened by a passkey ends with it.
  const passkey = await findPasskey(scope, row.passkeyId);
  return passkey !== null && passkey.setAsideAt === null;
}

/**
 * Sends a code by mail or by text, as whoever signs chose; by the first way there is where they did not.
 * @throws `NO_MAIL` where the staff tells it, and what the rules of asking refuse
 */
export function sendCode(call: SigningCall, token: string, chosen: string | null): Promise<void> {
  return behindLink(call, token, async (scope, row) => {
    const ways = await codeWaysOf(scope, row, call);
    const by = ways.find(({ way }) => way === chosen) ?? ways[0];
    if (by === undefined) {
      throw unprocessable({
        code: 'NO_MAIL',
        message: 'No code can go by mail or by text here.',
        remedy: 'Ask the person who gave you this link for a code.',
      });
    }
    const code = await keepCode(scope, await lockRequest(scope, row.id), by.way);
    if (by.way === 'mail') return queueAskingMail(scope, { requestId: row.id, kind: 'code', word: code });
    await queueAskingText(scope, { row, number: by.to, kind: 'code', word: code });
  });
}

/** Lets somebody in by their code. A wrong one is counted whatever happens next. Throws `CODE_WRONG`, `CODE_EXPIRED`, … */
export async function giveCode(call: SigningCall, token: string, code: string): Promise<void> {
  const refused = await behindLink(call, token, async (scope, found): Promise<Refusal | null> => {
    const row = await lockRequest(scope, found.id);
    const given = hashAskingCode(call.services.keyring, row.id, code.replaceAll(/\D/g, ''));
    const isRight = row.codeHash !== null && isSameHash(given, row.codeHash);
    const now = call.services.clock.now();
    const outcome = act(askingOf(row), { kind: 'give-code', linkNumber: row.linkNumber, isRight }, now);
    if ('refused' in outcome) {
      if (outcome.asking !== undefined) await updateRequest(scope, row.id, columnsOf(outcome.asking));
      await recordEvent(scope, {
        action: 'authorization.code_refused',
        object: { type: 'authorization_request', id: row.id },
        facts: { code: outcome.refused },
      });
      return outcome.refused;
    }
    const { word, hash } = newWord(scope.organizationId);
    await updateRequest(scope, row.id, { ...columnsOf(outcome.asking), sessionHash: hash, verifiedWay: row.codeWay });
    setSigningCookie(call.services, call.responseHeaders, { word, endsInSeconds: VERIFIED_HOLDS_MS / 1_000 });
    await recordEvent(scope, {
      action: 'authorization.code_given',
      object: { type: 'authorization_request', id: row.id },
    });
    return null;
  });
  // Counted in a transaction that is kept: what is thrown comes after it.
  if (refused !== null) throw refusalOf(refused);
}

export function setSigningCookie(
  services: Services,
  headers: Headers,
  cookie: { word: string; endsInSeconds: number },
): void {
  setDoorCookie(cookieOf(services), headers, cookie);
}

/** A picture of the form, for whoever may read the form. Throws `NOT_FOUND`. */
export function readShownPicture(
  call: SigningCall,
  token: string,
  sha256: string,
): Promise<{ bytes: Uint8Array; mimeType: string }> {
  return behindLink(call, token, async (scope, row) => {
    const isShown = readAsked(scope, row).media.some((one) => one.sha256 === sha256);
    const mayLook = (row.state === 'open' || row.state === 'signed') && (await isIn(scope, call, row));
    if (!mayLook || !isShown) throw notFound('picture');
    const found = await findMediaByHash(scope, sha256);
    if (found === null) throw notFound('picture');
    return { bytes: await call.services.blobs.get(sha256), mimeType: found.mimeType };
  });
}

/** The sealed document, for the browser that signed; the first time counts as the copy. Throws `NOT_FOUND`. */
export function readCopy(call: SigningCall, token: string): Promise<Uint8Array> {
  return behindLink(call, token, async (scope, row) => {
    if (row.state !== 'signed' || !(await isIn(scope, call, row))) throw notFound('copy');
    const authorizationId = await authorizationOf(scope, row);
    await noteCopy(scope, { authorizationId, way: 'page' });
    return openDocument(scope, authorizationId);
  });
}

/**
 * Takes back what was signed, in a browser that has given the code; it holds from now on, and saying it twice changes
 * nothing more. Throws `NOT_FOUND`, `NOT_VERIFIED`, `NOTHING_CHOSEN`, `NOT_IN_AUTHORIZATION`.
 */
export function takeBack(call: SigningCall, token: string, part: TakenBack): Promise<void> {
  return behindLink(call, token, async (scope, row) => {
    if (row.state !== 'signed') throw notFound('permission');
    if (!(await isIn(scope, call, row))) throw refusalOf('NOT_VERIFIED');
    const { mediaSha256, channelIds, isAll } = part;
    if (!isAll && mediaSha256.length + channelIds.length === 0) throw refusalOf('NOTHING_CHOSEN');
    const isKept = await withdrawOwn(scope, {
      authorizationId: await authorizationOf(scope, row),
      mediaSha256: isAll || mediaSha256.length === 0 ? null : [...mediaSha256],
      channelIds: isAll || channelIds.length === 0 ? null : [...channelIds],
    });
    if (isKept) await textWithLink(scope, call, { row, kind: 'receipt', token });
  });
}

/** Tells whoever gets texts that something was kept, with their own link to it. */
export async function textWithLink(
  scope: Scope,
  call: SigningCall,
  { row, kind, token }: { row: RequestRow; kind: 'copy' | 'receipt'; token: string },
): Promise<void> {
  const number = await textNumberOf(scope, row, call);
  if (number !== null) await queueAskingText(scope, { row, number, kind, word: linkOf(scope, token) });
}

/** Pictures and channels that are taken back, or all of it. */
export type TakenBack = {
  readonly isAll: boolean;
  readonly mediaSha256: readonly string[];
  readonly channelIds: readonly string[];
};

/** Runs a use case for whoever came in by a link. Throws `NOT_FOUND` for one that opens nothing. */
export async function behindLink<T>(
  call: SigningCall,
  token: string,
  work: (scope: Scope, row: RequestRow) => Promise<T>,
): Promise<T> {
  const found = await whenKnown(call, token, async (scope, row) => ({ result: await work(scope, row) }));
  if (found === null) throw notFound('form');
  return found.result;
}

async function whenKnown<T>(
  call: SigningCall,
  token: string,
  work: (scope: Scope, row: RequestRow) => Promise<T>,
): Promise<T | null> {
  const word = readWord(token);
  if (word === null) return null;
  const row = await inScope(signerSeed(call, word.organizationId, 'unknown'), (scope) => findByLink(scope, word.hash));
  if (row === null) return null;
  return inScope(signerSeed(call, word.organizationId, row.id), async (scope) => {
    const again = await findByLink(scope, word.hash);
    return again === null ? null : work(scope, again);
  });
}

async function findByLink(scope: Scope, hash: string): Promise<RequestRow | null> {
  const [row] = await scope.tx
    .select()
    .from(authorizationRequest)
    .where(and(eq(authorizationRequest.organizationId, scope.organizationId), eq(authorizationRequest.linkHash, hash)));
  return row ?? null;
}
