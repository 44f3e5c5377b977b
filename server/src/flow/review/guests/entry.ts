import { and, eq, gt, isNull } from 'drizzle-orm';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { isSameHash, newCode, newWord, readWord } from '../../../kernel/crypto/link-word.ts';
import { BedsideError, conflict, unprocessable } from '../../../kernel/errors/bedside-error.ts';
import { readDoorCookie, setDoorCookie } from '../../../kernel/http/door-cookie.ts';
import type { OrganizationId } from '../../../kernel/ids/ids.ts';
import { inScope, type Scope, type ScopeSeed, type Services } from '../../../kernel/scope/scope.ts';
import { readOrganization } from '../../../registers/org/service.ts';
import type { GuestRow, ReviewRow } from '../facts.ts';
import { review, reviewGuest } from '../schema.ts';
import { hashGuestCode } from './codes.ts';
import type { GuestSession } from './contract.ts';
import { queueGuestMail } from './mail.ts';

const MINUTE_MS = 60 * 1_000;
const MAILED_CODE_MS = 15 * MINUTE_MS;
/** A mailed code can be had again, so a session is short; a code that was handed over can not. */
const SESSION_MS = 12 * 60 * MINUTE_MS;
/** Five tries at each of five codes: one guess in forty thousand gets in before the link is dead. */
const TRIES_PER_CODE = 5;
const MOST_CODES = 5;

const cookieOf = ({ publicUrl }: Services) => ({ publicUrl, name: 'bedside-guest' });

/** A request of somebody who has no account. */
export type GuestCall = {
  readonly services: Services;
  readonly requestId: string;
  readonly request: Request;
  readonly responseHeaders: Headers;
};

export const NOBODY: GuestSession = {
  entry: 'none',
  name: null,
  organizationName: null,
  locale: null,
  emailHint: null,
  codeByMail: true,
};

/** A scope that holds no role at all: use cases that ask for one refuse it. */
export function guestSeed(call: GuestCall, organizationId: OrganizationId, guestId: string): ScopeSeed {
  return {
    services: call.services,
    organizationId,
    actor: { type: 'guest', id: guestId, grants: [], sessionId: guestId, key: null },
    requestId: call.requestId,
  };
}

/**
 * Opens a guest's link. The first browser that opens it is bound to it and gets the code asked for; every other one is
 * refused from then on.
 * @throws `GUEST_LINK_UNKNOWN` for a link that is made up, too old, ended or of a review that is over: all look alike;
 * `GUEST_LINK_USED` where another browser was first.
 */
export async function openGuestLink(call: GuestCall, token: string): Promise<GuestSession> {
  const word = readWord(token);
  if (word === null) throw linkUnknown();
  return inScope(guestSeed(call, word.organizationId, 'unknown'), async (outer) => {
    const [found] = await outer.tx
      .select({ id: reviewGuest.id })
      .from(reviewGuest)
      .where(and(eq(reviewGuest.organizationId, word.organizationId), eq(reviewGuest.tokenHash, word.hash)));
    const scope = { ...outer, ...actorOf(call, word.organizationId, found?.id ?? '') };
    const guest = found === undefined ? null : await lockGuest(scope, found.id);
    if (guest === null || !isAlive(guest, scope) || (await openReviewOf(scope, guest)) === null) throw linkUnknown();
    if (guest.openedAt !== null) return viewReturning(scope, call, guest);
    const opened = await bindBrowser(scope, call, guest);
    if (!opened.handedOver) await makeCode(scope, opened);
    await tellTrail(scope, opened, 'guest.opened');
    return viewSession(scope, opened);
  });
}

function actorOf(call: GuestCall, organizationId: OrganizationId, guestId: string): Pick<ScopeSeed, 'actor'> {
  return { actor: guestSeed(call, organizationId, guestId).actor };
}

async function viewReturning(scope: Scope, call: GuestCall, guest: GuestRow): Promise<GuestSession> {
  const cookie = readWord(readDoorCookie(cookieOf(call.services), call.request));
  const same = cookie !== null && guest.sessionHash !== null && isSameHash(cookie.hash, guest.sessionHash);
  if (same && cookie.organizationId === guest.organizationId) return viewSession(scope, guest);
  throw conflict(
    'GUEST_LINK_USED',
    'This link was opened in another browser already.',
    'Go on there, or ask whoever invited you for a new link. If it was not you, tell them.',
  );
}

async function bindBrowser(scope: Scope, call: GuestCall, guest: GuestRow): Promise<GuestRow> {
  const now = scope.services.clock.now();
  const { word, hash } = newWord(scope.organizationId);
  const [opened] = await scope.tx
    .update(reviewGuest)
    .set({ openedAt: now, sessionHash: hash, sessionEndsAt: guest.expiresAt })
    .where(and(guestIs(scope, guest.id), isNull(reviewGuest.openedAt)))
    .returning();
  if (opened === undefined) throw linkUnknown();
  const endsInSeconds = (guest.expiresAt.getTime() - now.getTime()) / 1_000;
  setDoorCookie(cookieOf(call.services), call.responseHeaders, { word, endsInSeconds });
  return opened;
}

async function makeCode(scope: Scope, guest: GuestRow): Promise<void> {
  const code = newCode();
  const now = scope.services.clock.now();
  await scope.tx
    .update(reviewGuest)
    .set({
      codeHash: hashGuestCode(scope.services.keyring, guest.id, code),
      codeExpiresAt: new Date(Math.min(now.getTime() + MAILED_CODE_MS, guest.expiresAt.getTime())),
      codesMade: guest.codesMade + 1,
      wrongCodes: 0,
    })
    .where(guestIs(scope, guest.id));
  await queueGuestMail(scope, { guestId: guest.id, kind: 'code', word: code });
}

/** Sends another code. Throws `GUEST_NO_MORE_CODES`, and `GUEST_SIGNED_OUT` where no link was opened in this browser. */
export async function sendGuestCode(call: GuestCall): Promise<GuestSession> {
  return asGuest(call, async (scope, guest) => {
    if (isIn(guest, scope)) return viewSession(scope, guest);
    if (guest.handedOver || guest.codesMade >= MOST_CODES) throw noMoreCodes();
    await makeCode(scope, guest);
    await tellTrail(scope, guest, 'guest.code_sent');
    return viewSession(scope, guest);
  });
}

/**
 * Lets a guest in by their code, with a session of its own from then on. A wrong one is counted whatever happens next.
 * @throws `GUEST_CODE_WRONG`, `GUEST_SIGNED_OUT`
 */
export async function proveGuest(call: GuestCall, code: string): Promise<GuestSession> {
  const proved = await asGuest(call, async (scope, guest) => {
    if (isIn(guest, scope)) return viewSession(scope, guest);
    if (!codeFits(scope, guest, code)) {
      // Counted in a transaction that is kept: what is thrown comes after it.
      const wrongCodes = guest.wrongCodes + 1;
      await scope.tx
        .update(reviewGuest)
        .set({ wrongCodes, ...(wrongCodes >= TRIES_PER_CODE ? { codeHash: null } : {}) })
        .where(guestIs(scope, guest.id));
      await tellTrail(scope, guest, 'guest.code_wrong');
      return null;
    }
    return letIn(scope, call, guest);
  });
  if (proved === null) throw codeWrong();
  return proved;
}

function codeFits(scope: Scope, guest: GuestRow, code: string): boolean {
  const { codeHash, codeExpiresAt, wrongCodes } = guest;
  if (codeHash === null || codeExpiresAt === null || codeExpiresAt <= scope.services.clock.now()) return false;
  if (wrongCodes >= TRIES_PER_CODE) return false;
  return isSameHash(hashGuestCode(scope.services.keyring, guest.id, code.replaceAll(/\s/g, '')), codeHash);
}

/** A new secret for the cookie: what stood there before the proof opens nothing. */
async function letIn(scope: Scope, call: GuestCall, guest: GuestRow): Promise<GuestSession> {
  const now = scope.services.clock.now();
  const longest = guest.handedOver ? guest.expiresAt.getTime() : now.getTime() + SESSION_MS;
  const endsAt = new Date(Math.min(longest, guest.expiresAt.getTime()));
  const { word, hash } = newWord(scope.organizationId);
  const [proved] = await scope.tx
    .update(reviewGuest)
    .set({ provedAt: now, sessionHash: hash, sessionEndsAt: endsAt, codeHash: null, wrongCodes: 0 })
    .where(guestIs(scope, guest.id))
    .returning();
  if (proved === undefined) throw signedOut();
  // The cookie lives as long as the link: after the session it still tells whose code to ask for.
  const endsInSeconds = (guest.expiresAt.getTime() - now.getTime()) / 1_000;
  setDoorCookie(cookieOf(call.services), call.responseHeaders, { word, endsInSeconds });
  await tellTrail(scope, proved, 'guest.proved');
  return viewSession(scope, proved);
}

/** Ends the session of this browser. The link stays used. */
export async function endGuestSession(call: GuestCall): Promise<void> {
  setDoorCookie(cookieOf(call.services), call.responseHeaders, { word: null, endsInSeconds: 0 });
  const guest = await findGuest(call);
  if (guest === null) return;
  await inScope(guestSeed(call, guest.organizationId, guest.id), async (scope) => {
    await scope.tx.update(reviewGuest).set({ sessionHash: null }).where(guestIs(scope, guest.id));
    await tellTrail(scope, guest.row, 'guest.left');
  });
}

async function findGuest(call: GuestCall) {
  const cookie = readWord(readDoorCookie(cookieOf(call.services), call.request));
  if (cookie === null) return null;
  const { organizationId } = cookie;
  const row = await inScope(guestSeed(call, organizationId, 'unknown'), async ({ tx }) => {
    const [found] = await tx
      .select()
      .from(reviewGuest)
      .where(
        and(
          eq(reviewGuest.organizationId, organizationId),
          eq(reviewGuest.sessionHash, cookie.hash),
          isNull(reviewGuest.revokedAt),
          gt(reviewGuest.expiresAt, call.services.clock.now()),
        ),
      );
    return found;
  });
  return row === undefined ? null : { organizationId, id: row.id, row };
}

/** Runs a use case for the guest of this browser, whose row is locked. Throws `GUEST_SIGNED_OUT` where there is none. */
export async function asGuest<T>(call: GuestCall, work: (scope: Scope, guest: GuestRow) => Promise<T>): Promise<T> {
  const found = await findGuest(call);
  if (found === null) throw signedOut();
  return inScope(guestSeed(call, found.organizationId, found.id), async (scope) => {
    const guest = await lockGuest(scope, found.id);
    if (guest === null || guest.sessionHash !== found.row.sessionHash || !isAlive(guest, scope)) throw signedOut();
    return work(scope, guest);
  });
}

/** Like `asGuest`, for what only a guest who has proved themselves may do. */
export function asProvedGuest<T>(call: GuestCall, work: (scope: Scope, guest: GuestRow) => Promise<T>): Promise<T> {
  return asGuest(call, (scope, guest) => {
    if (!isIn(guest, scope)) throw signedOut();
    return work(scope, guest);
  });
}

/** Null: nobody opened a link in this browser, or what they opened has ended. */
export async function whenGuest<T>(
  call: GuestCall,
  work: (scope: Scope, guest: GuestRow) => Promise<T>,
): Promise<T | null> {
  const found = await findGuest(call);
  return found === null ? null : asGuest(call, work);
}

export async function viewSession(scope: Scope, guest: GuestRow): Promise<GuestSession> {
  const { name } = await readOrganization(scope);
  const isOver = (await openReviewOf(scope, guest)) === null;
  return {
    entry: isOver ? 'over' : isIn(guest, scope) ? 'in' : 'code',
    name: guest.name,
    organizationName: name,
    locale: guest.locale,
    emailHint: hintOf(guest.email),
    codeByMail: !guest.handedOver,
  };
}

/** "a…s@e….org": enough to know one's own address, too little to learn somebody else's. */
function hintOf(email: string): string {
  const [name = '', domain = ''] = email.split('@', 2);
  return `${name.slice(0, 1)}…${name.length > 2 ? name.slice(-1) : ''}@${domain.slice(0, 1)}…${domain.slice(domain.lastIndexOf('.'))}`;
}

/** The review of a guest while it waits for decisions; null once it is over. */
export async function openReviewOf(scope: Scope, guest: GuestRow): Promise<ReviewRow | null> {
  const [row] = await scope.tx
    .select()
    .from(review)
    .where(
      and(eq(review.organizationId, scope.organizationId), eq(review.id, guest.reviewId), eq(review.state, 'open')),
    );
  return row ?? null;
}

export function isIn(guest: GuestRow, scope: Pick<Scope, 'services'>): boolean {
  return guest.provedAt !== null && guest.sessionEndsAt !== null && guest.sessionEndsAt > scope.services.clock.now();
}

function isAlive(guest: GuestRow, scope: Scope): boolean {
  return guest.revokedAt === null && guest.expiresAt > scope.services.clock.now();
}

async function lockGuest(scope: Scope, guestId: string): Promise<GuestRow | null> {
  const [row] = await scope.tx.select().from(reviewGuest).where(guestIs(scope, guestId)).for('update');
  return row ?? null;
}

function guestIs(scope: Pick<Scope, 'organizationId'>, guestId: string) {
  return and(eq(reviewGuest.organizationId, scope.organizationId), eq(reviewGuest.id, guestId));
}

async function tellTrail(scope: Scope, guest: GuestRow, action: string): Promise<void> {
  const [row] = await scope.tx
    .select({ postId: review.postId, versionId: review.versionId })
    .from(review)
    .where(and(eq(review.organizationId, scope.organizationId), eq(review.id, guest.reviewId)));
  await recordEvent(scope, {
    action,
    object: { type: 'post', id: row?.postId ?? guest.reviewId, ...(row && { version: row.versionId }) },
    facts: { review: guest.reviewId, guest: guest.id },
  });
}

function linkUnknown(): BedsideError {
  return new BedsideError({
    code: 'GUEST_LINK_UNKNOWN',
    status: 404,
    message: 'This link is not valid, is too old, or what it was for is over.',
    remedy: 'Ask whoever invited you for a new one.',
  });
}

function signedOut(): BedsideError {
  return new BedsideError({
    code: 'GUEST_SIGNED_OUT',
    status: 401,
    message: 'Your time here is over, or it was ended by whoever invited you.',
    remedy: 'Open your link again in the browser in which you began, or ask for a new one.',
  });
}

function codeWrong(): BedsideError {
  return unprocessable({
    code: 'GUEST_CODE_WRONG',
    message: 'This is not the code, or it is too old.',
    remedy: 'Look at the newest mail, or ask for another code. After five tries a code is void.',
  });
}

function noMoreCodes(): BedsideError {
  return new BedsideError({
    code: 'GUEST_NO_MORE_CODES',
    status: 429,
    message: 'No further code can be sent for this link.',
    remedy: 'Ask whoever invited you for a new link.',
  });
}
