import type { RequestView } from '@bedside/server/contract/registers/authorizations/asking';

/** How an asking stands for people: one whose link has ended waits for the house, and not for whoever signs. */
export type AskingStand = 'prepared' | 'waiting' | 'over' | 'signed' | 'declined' | 'cancelled';

export function standOf({ state, isLinkOver }: Pick<RequestView, 'state' | 'isLinkOver'>): AskingStand {
  if (state !== 'open') return state;
  return isLinkOver ? 'over' : 'waiting';
}

/** What can be done with it now. */
export function actsOf(
  request: Pick<RequestView, 'state' | 'isLinkOver' | 'way' | 'email' | 'phone' | 'isPhoneStopped'>,
  { mailIsSetUp, textsAreSetUp }: { readonly mailIsSetUp: boolean; readonly textsAreSetUp: boolean },
): {
  readonly sendAgain: boolean;
  readonly code: boolean;
  readonly witness: boolean;
  readonly cancel: boolean;
} {
  const stand = standOf(request);
  // Whoever signed comes back by a link and a new code, to see it and to take it back.
  const isSigned = stand === 'signed';
  const goesByMail = request.email !== null && mailIsSetUp;
  const goesByText = request.phone !== null && textsAreSetUp && !request.isPhoneStopped;
  const codeIsTold = !goesByMail && !goesByText;
  const isAlive = stand === 'prepared' || stand === 'waiting' || stand === 'over';
  return {
    sendAgain: isAlive || isSigned,
    // Where mail or a text goes to whoever signs, the code goes there too.
    code: codeIsTold && (isSigned || (stand === 'waiting' && request.way === 'link')),
    witness: stand === 'waiting' && request.way === 'tablet',
    cancel: isAlive,
  };
}

/** How a link went that nobody has to hand over. */
export function wentWords({ email, text }: Pick<RequestView, 'email' | 'text'>) {
  if (text === null) return 'asking.mailed';
  return email === null ? 'asking.texted' : 'asking.mailedAndTexted';
}
