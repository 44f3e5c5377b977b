import { ApiProblem } from './problem.ts';

/**
 * Single sign-on from a page that must not be left: the provider opens in a window of its own, whose last page
 * (`/sso-done`) tells the others how it went. Windows may not know each other, so they speak over a channel.
 */
const CHANNEL = 'bedside.sso';

/** `problem` is the code of what went wrong, null when all went well. */
type SsoOutcome = { ticket: string; problem: string | null };

/** Opens an empty window; null when the browser does not allow it. Call it in the very handler of a press. */
export function openSsoWindow(): Window | null {
  return window.open('about:blank', '', 'popup,width=520,height=680');
}

/** What names one going through single sign-on, and the page that it ends on. */
export function newSsoTicket(): { ticket: string; returnPath: string } {
  const ticket = crypto.randomUUID();
  return { ticket, returnPath: `/sso-done?ticket=${ticket}` };
}

/** Waits until the other window is done. Rejects with the problem it met, or when `signal` aborts. */
export function awaitSso(ticket: string, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', ({ data }: MessageEvent<SsoOutcome>) => {
    if (data.ticket !== ticket) return;
    if (data.problem === null) resolve();
    else reject(ssoProblem(data.problem));
  });
  signal.addEventListener('abort', () => reject(signal.reason));
  return promise.finally(() => channel.close());
}

/** Tells the window that waits how it went. */
export function tellSso(outcome: SsoOutcome): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(outcome);
  channel.close();
}

/** What `?sso=` in an address says, as a problem with words for it. */
export function ssoProblem(code: string): ApiProblem {
  return new ApiProblem({ code, status: 0, title: 'Single sign-on did not work.', remedy: 'Try again.' });
}
