import type { FilledForm } from '../forms/fill-form.ts';
import type { ChoiceOf } from '../forms/forms.ts';

/** How somebody is asked: by a link that serves once, or on a tablet with a member of the staff beside. */
export type Way = 'link' | 'tablet';

/** A code by which whoever signs proves who that is; as far as its worth depends on it. */
export type Code = { readonly sentAt: Date; readonly triesLeft: number };

/** How somebody proved who that is. `passkeyId`: null where it was removed meanwhile. */
export type Proof =
  | { readonly by: 'code' }
  | { readonly by: 'witness' }
  | { readonly by: 'passkey'; readonly passkeyId: string | null };

/** One permission that somebody is asked for. What is signed is the form as it was when it was sent. */
export type Asking = {
  readonly state: 'prepared' | 'open' | 'signed' | 'declined' | 'cancelled';
  readonly way: Way;
  /** Of the bytes that are shown; null until it is sent. */
  readonly formSha256: string | null;
  /** Each link makes those before it void. */
  readonly linkNumber: number;
  readonly expiresAt: Date | null;
  readonly code: Code | null;
  /** Since when codes were sent, for a limit on them. */
  readonly codesSentAt: readonly Date[];
  readonly verifiedAt: Date | null;
  /** How it was proven; null where nobody has proven it, or before that was kept. */
  readonly proof: Proof | null;
  /** The member of the staff who saw it signed. */
  readonly witnessId: string | null;
  /** What was sent in with the answer that counted: sent in once more, it changes nothing. */
  readonly submissionId: string | null;
};

export type Signing = {
  readonly submissionId: string;
  readonly linkNumber: number;
  /** Of the bytes that the page showed. */
  readonly shownSha256: string;
  readonly chosen: Readonly<Partial<Record<ChoiceOf, readonly string[]>>>;
  readonly answers: Readonly<Record<string, 'yes' | 'no'>>;
  readonly mark: { readonly kind: 'typed'; readonly name: string } | { readonly kind: 'drawn'; readonly bytes: number };
};

export type AskingEvent =
  | { readonly kind: 'send'; readonly formSha256: string; readonly expiresAt: Date }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'send-code'; readonly linkNumber: number }
  | { readonly kind: 'give-code'; readonly linkNumber: number; readonly isRight: boolean }
  | { readonly kind: 'ask-passkey'; readonly linkNumber: number }
  | { readonly kind: 'prove'; readonly linkNumber: number; readonly passkeyId: string }
  | { readonly kind: 'witness'; readonly witnessId: string }
  | { readonly kind: 'decline'; readonly linkNumber: number; readonly submissionId: string }
  | { readonly kind: 'sign'; readonly signing: Signing; readonly form: FilledForm };

/** Why nothing was changed. */
export type Refusal =
  | 'NOT_SENT'
  | 'LINK_REPLACED'
  | 'LINK_EXPIRED'
  | 'ALREADY_SIGNED'
  | 'ALREADY_DECLINED'
  | 'CANCELLED'
  | 'EXPIRY_PAST'
  | 'TOO_MANY_CODES'
  | 'NO_CODE'
  | 'CODE_EXPIRED'
  | 'CODE_USED_UP'
  | 'CODE_WRONG'
  | 'TOO_MANY_PROOFS'
  | 'CHALLENGE_OVER'
  | 'NO_PASSKEY'
  | 'PASSKEY_REFUSED'
  | 'PASSKEY_SET_ASIDE'
  | 'TOO_MANY_PASSKEYS'
  | 'NOT_ON_A_TABLET'
  | 'NOT_VERIFIED'
  | 'FORM_CHANGED'
  | 'ANSWER_MISSING'
  | 'RECORDS_NOT_AGREED'
  | 'NOTHING_CHOSEN'
  | 'NOT_OFFERED'
  | 'MARK_MISSING'
  | 'MARK_TOO_LARGE';

export type Outcome = { readonly asking: Asking } | { readonly refused: Refusal; readonly asking?: Asking };

const MINUTE_MS = 60_000;
export const CODE_HOLDS_MS = 10 * MINUTE_MS;
export const CODE_TRIES = 5;
/** Codes in an hour, and asking a passkey counts as one. */
export const MOST_CODES = 5;
/** The last of them is for a code: a passkey that is lost shuts nobody out. */
export const MOST_PROOFS = MOST_CODES - 1;
/** Time to think and read after the code, before it is asked again. */
export const VERIFIED_HOLDS_MS = 60 * MINUTE_MS;
export const MAX_MARK_BYTES = 200_000;
export const MAX_NAME_LENGTH = 200;

export function newAsking(way: Way): Asking {
  return {
    state: 'prepared',
    way,
    formSha256: null,
    linkNumber: 0,
    expiresAt: null,
    code: null,
    codesSentAt: [],
    verifiedAt: null,
    proof: null,
    witnessId: null,
    submissionId: null,
  };
}

/**
 * What becomes of an asking by an event at an instant; pure. What was answered stays answered: whoever signed may come back
 * to it by a code. That somebody, or a mail scanner, opens a link is no event:
 * opening changes nothing. Only a signing or a no that is sent in does, once.
 */
export function act(asking: Asking, event: AskingEvent, now: Date): Outcome {
  switch (event.kind) {
    case 'send':
      return send(asking, event, now);
    case 'cancel':
      return refusalOfEnded(asking) ?? { asking: { ...asking, state: 'cancelled', code: null } };
    case 'send-code':
      return refusalToEnter(asking, event.linkNumber, now) ?? sendCode(asking, now);
    case 'give-code':
      return refusalToEnter(asking, event.linkNumber, now) ?? giveCode(asking, event.isRight, now);
    case 'ask-passkey':
      return refusalToEnter(asking, event.linkNumber, now) ?? askPasskey(asking, now);
    case 'prove':
      return refusalToEnter(asking, event.linkNumber, now) ?? prove(asking, event.passkeyId, now);
    case 'witness':
      return refusalAt(asking, asking.linkNumber, now) ?? witness(asking, event.witnessId, now);
    case 'decline':
      return decline(asking, event, now);
    case 'sign':
      return sign(asking, event, now);
  }
}

function refusalOfEnded({ state }: Asking): Outcome | null {
  if (state === 'signed') return { refused: 'ALREADY_SIGNED' };
  if (state === 'declined') return { refused: 'ALREADY_DECLINED' };
  return state === 'cancelled' ? { refused: 'CANCELLED' } : null;
}

/** Of whoever comes with a link, or sits at the tablet. */
function refusalAt(asking: Asking, linkNumber: number, now: Date): Outcome | null {
  const ended = refusalOfEnded(asking);
  if (ended !== null) return ended;
  if (asking.state === 'prepared' || asking.expiresAt === null) return { refused: 'NOT_SENT' };
  if (linkNumber !== asking.linkNumber) return { refused: 'LINK_REPLACED' };
  return asking.expiresAt <= now ? { refused: 'LINK_EXPIRED' } : null;
}

/** Whoever signed comes back by the same link, with a new code, as long as there is anything to change or to take back. */
function refusalToEnter(asking: Asking, linkNumber: number, now: Date): Outcome | null {
  if (asking.state !== 'signed') return refusalAt(asking, linkNumber, now);
  return linkNumber === asking.linkNumber ? null : { refused: 'LINK_REPLACED' };
}

function send(asking: Asking, event: Extract<AskingEvent, { kind: 'send' }>, now: Date): Outcome {
  const fresh = { code: null, verifiedAt: null, proof: null, witnessId: null };
  // A new way back to what was signed, for whoever lost theirs: nothing is asked anew.
  if (asking.state === 'signed') {
    const { code, verifiedAt, proof } = fresh;
    return { asking: { ...asking, code, verifiedAt, proof, linkNumber: asking.linkNumber + 1 } };
  }
  const ended = refusalOfEnded(asking);
  if (ended !== null) return ended;
  if (!(event.expiresAt > now)) return { refused: 'EXPIRY_PAST' };
  const { formSha256, expiresAt } = event;
  const linkNumber = asking.linkNumber + 1;
  // Whoever had proven who that is did so for another form.
  return { asking: { ...asking, ...fresh, state: 'open', formSha256, expiresAt, linkNumber } };
}

function sendCode(asking: Asking, now: Date): Outcome {
  const recent = recentOf(asking, now);
  if (recent.length >= MOST_CODES) return { refused: 'TOO_MANY_CODES' };
  return { asking: { ...asking, code: { sentAt: now, triesLeft: CODE_TRIES }, codesSentAt: [...recent, now] } };
}

/** In the hour before. */
function recentOf({ codesSentAt }: Asking, now: Date): Date[] {
  const hourAgo = new Date(now.getTime() - 60 * MINUTE_MS);
  return codesSentAt.filter((at) => at > hourAgo);
}

/** Guessing is as dear by one way as by the other. */
function askPasskey(asking: Asking, now: Date): Outcome {
  const recent = recentOf(asking, now);
  if (recent.length >= MOST_PROOFS) return { refused: 'TOO_MANY_PROOFS' };
  return { asking: { ...asking, codesSentAt: [...recent, now] } };
}

function prove(asking: Asking, passkeyId: string, now: Date): Outcome {
  return { asking: { ...asking, code: null, verifiedAt: now, proof: { by: 'passkey', passkeyId } } };
}

/** A wrong code costs a try: what comes back with the refusal is to be kept. */
function giveCode(asking: Asking, isRight: boolean, now: Date): Outcome {
  const { code } = asking;
  if (code === null) return { refused: 'NO_CODE' };
  if (now.getTime() - code.sentAt.getTime() >= CODE_HOLDS_MS) return { refused: 'CODE_EXPIRED' };
  if (code.triesLeft <= 0) return { refused: 'CODE_USED_UP' };
  if (!isRight) {
    const used = { ...asking, code: { ...code, triesLeft: code.triesLeft - 1 } };
    return { refused: 'CODE_WRONG', asking: used };
  }
  return { asking: { ...asking, code: null, verifiedAt: now, proof: { by: 'code' } } };
}

function witness(asking: Asking, witnessId: string, now: Date): Outcome {
  if (asking.way !== 'tablet') return { refused: 'NOT_ON_A_TABLET' };
  return { asking: { ...asking, witnessId, verifiedAt: now, proof: { by: 'witness' } } };
}

/** "No" asks for nothing but the link: it must not be harder than "yes". */
function decline(asking: Asking, event: Extract<AskingEvent, { kind: 'decline' }>, now: Date): Outcome {
  const { submissionId } = event;
  if (asking.state === 'declined' && asking.submissionId === submissionId) return { asking };
  return (
    refusalAt(asking, event.linkNumber, now) ?? { asking: { ...asking, state: 'declined', code: null, submissionId } }
  );
}

function sign(asking: Asking, { signing, form }: Extract<AskingEvent, { kind: 'sign' }>, now: Date): Outcome {
  const { submissionId } = signing;
  if (asking.state === 'signed' && asking.submissionId === submissionId) return { asking };
  const refused = refusalAt(asking, signing.linkNumber, now);
  if (refused !== null) return refused;
  const { verifiedAt, formSha256 } = asking;
  if (verifiedAt === null || now.getTime() - verifiedAt.getTime() >= VERIFIED_HOLDS_MS)
    return { refused: 'NOT_VERIFIED' };
  if (signing.shownSha256 !== formSha256) return { refused: 'FORM_CHANGED' };
  const fault = refusalOfChoices(signing, form) ?? refusalOfAnswers(signing, form) ?? refusalOfMark(signing);
  if (fault !== null) return { refused: fault };
  // A child who says no has decided, whatever the guardian chose.
  const state = signing.answers['assent'] === 'no' ? 'declined' : 'signed';
  return { asking: { ...asking, state, code: null, submissionId } };
}

function refusalOfChoices({ chosen }: Signing, { parts }: FilledForm): Refusal | null {
  const offered = new Map(parts.flatMap((one) => (one.part === 'choices' ? [[one.of, one.items] as const] : [])));
  for (const [of, ids] of Object.entries(chosen) as [ChoiceOf, readonly string[]][]) {
    const known = new Set(offered.get(of)?.map(({ id }) => id));
    if (ids.some((id) => !known.has(id))) return 'NOT_OFFERED';
  }
  const isEmpty = (of: ChoiceOf) => (chosen[of] ?? []).length === 0;
  return [...offered.keys()].some((of) => of !== 'media' && isEmpty(of)) ? 'NOTHING_CHOSEN' : null;
}

function refusalOfAnswers({ answers }: Signing, { parts }: FilledForm): Refusal | null {
  const asked = parts.flatMap((one) => (one.part === 'answer' ? [one.id] : []));
  if (Object.keys(answers).some((id) => !asked.some((one) => one === id))) return 'NOT_OFFERED';
  if (asked.some((id) => answers[id] === undefined)) return 'ANSWER_MISSING';
  return answers['records'] === 'no' ? 'RECORDS_NOT_AGREED' : null;
}

function refusalOfMark({ mark }: Signing): Refusal | null {
  const size = mark.kind === 'typed' ? mark.name.trim().length : mark.bytes;
  if (size === 0) return 'MARK_MISSING';
  return size > (mark.kind === 'typed' ? MAX_NAME_LENGTH : MAX_MARK_BYTES) ? 'MARK_TOO_LARGE' : null;
}
