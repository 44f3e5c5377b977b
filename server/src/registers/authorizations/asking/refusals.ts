import { BedsideError, conflict, unprocessable } from '../../../kernel/errors/bedside-error.ts';
import type { FormFault } from '../forms/fill-form.ts';
import type { Refusal } from './state.ts';

type Told = { readonly message: string; readonly remedy: string };

const told: Readonly<Record<Refusal, Told>> = {
  NOT_SENT: { message: 'This was not sent yet.', remedy: 'Send it first.' },
  LINK_REPLACED: { message: 'There is a newer link.', remedy: 'Use the newest one.' },
  LINK_EXPIRED: { message: 'This link has ended.', remedy: 'Send a new one.' },
  ALREADY_SIGNED: { message: 'This was signed already.', remedy: 'Look at what was signed.' },
  ALREADY_DECLINED: { message: 'The answer was no.', remedy: 'Respect it, or talk to the person before you ask anew.' },
  CANCELLED: { message: 'This was taken back.', remedy: 'Ask anew.' },
  EXPIRY_PAST: { message: 'The end of the link is in the past.', remedy: 'Choose a later one.' },
  TOO_MANY_CODES: { message: 'Many codes were made within this hour.', remedy: 'Wait an hour and try again.' },
  NO_CODE: { message: 'There is no code yet.', remedy: 'Ask for one.' },
  CODE_EXPIRED: { message: 'This code has ended.', remedy: 'Ask for a new one.' },
  CODE_USED_UP: { message: 'This code was tried too often.', remedy: 'Ask for a new one.' },
  CODE_WRONG: { message: 'This code is not right.', remedy: 'Look at the newest one and try again.' },
  TOO_MANY_PROOFS: { message: 'The passkey was tried too often.', remedy: 'Ask for a code.' },
  CHALLENGE_OVER: { message: 'This took too long, or was sent in twice.', remedy: 'Press the button again.' },
  NO_PASSKEY: { message: 'There is no passkey that can be used here.', remedy: 'Ask for a code.' },
  PASSKEY_REFUSED: { message: 'This passkey was not accepted.', remedy: 'Try again, or ask for a code.' },
  PASSKEY_SET_ASIDE: {
    message: 'There may be a copy of this passkey: it was set aside.',
    remedy: 'Ask for a code, and keep a new passkey.',
  },
  TOO_MANY_PASSKEYS: { message: 'There are as many passkeys as can be kept.', remedy: 'Remove one first.' },
  NOT_ON_A_TABLET: { message: 'This was sent as a link.', remedy: 'Ask anew, on this device.' },
  NOT_VERIFIED: { message: 'It has been too long since the code was given.', remedy: 'Ask for a new code.' },
  FORM_CHANGED: { message: 'The form was changed meanwhile.', remedy: 'Open the newest link and read it again.' },
  ANSWER_MISSING: { message: 'A question has no answer yet.', remedy: 'Answer each with yes or no.' },
  RECORDS_NOT_AGREED: {
    message: 'Without a yes to signing on a screen it cannot be signed here.',
    remedy: 'Ask for paper.',
  },
  NOTHING_CHOSEN: { message: 'In one place nothing is chosen.', remedy: 'Choose what you say yes to, or say no.' },
  NOT_OFFERED: { message: 'Something was chosen that the form does not offer.', remedy: 'Open the form again.' },
  MARK_MISSING: { message: 'The signature is missing.', remedy: 'Type your name, or draw it.' },
  MARK_TOO_LARGE: { message: 'The signature is too large.', remedy: 'Type your name instead.' },
};

export function refusalOf(code: Refusal): BedsideError {
  return conflict(code, told[code].message, told[code].remedy);
}

export function isRefusal(error: unknown): error is BedsideError & { readonly code: Refusal } {
  return error instanceof BedsideError && Object.hasOwn(told, error.code);
}

/** Throws `FORM_INCOMPLETE`, with each place that is empty. */
export function formIncomplete(faults: readonly FormFault[]): BedsideError {
  return unprocessable({
    code: 'FORM_INCOMPLETE',
    message: 'The form has places that nobody has filled in.',
    remedy: 'Fill in what is missing and try again.',
    details: { missing: faults.map((fault) => (fault.code === 'BLANK_EMPTY' ? fault.blank : fault.of)) },
  });
}
