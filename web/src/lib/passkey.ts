import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from '@simplewebauthn/browser';
import { ApiProblem } from './problem.ts';

/** What the server gives to begin with, as its contract names it; the WebAuthn library made it there. */
type Options = { challenge: string };
type RequestOptions = Parameters<typeof startAuthentication>[0]['optionsJSON'];
type CreationOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];
type Credential = { id: string; type: 'public-key'; [part: string]: unknown };

/** Whether passkeys work in this browser and at this address: browsers bind them to a name, never to a bare number. */
export function knowsPasskeys(hostname: string = location.hostname): boolean {
  return browserSupportsWebAuthn() && !/^[\d.]+$|^\[/.test(hostname);
}

/** Whether the browser offers passkeys in the list below a field that asks for an e-mail address. */
export async function offersPasskeysInFields(): Promise<boolean> {
  return knowsPasskeys() && (await browserSupportsWebAuthnAutofill());
}

/** Asks for one of the person's passkeys. Throws `ApiProblem` with a PASSKEY_ code when none was given. */
export async function askForPasskey(options: Options): Promise<Credential> {
  try {
    // The server's library made the options for the browser's part of the same library.
    const optionsJSON = options as unknown as RequestOptions;
    return { ...(await startAuthentication({ optionsJSON })) };
  } catch (error) {
    throw passkeyProblem(error);
  }
}

/** Waits until the person picks a passkey from the list below the e-mail field. Null when it was given up for another way. */
export async function awaitPasskeyInField(options: Options): Promise<Credential | null> {
  try {
    // The server's library made the options for the browser's part of the same library.
    const optionsJSON = options as unknown as RequestOptions;
    return { ...(await startAuthentication({ optionsJSON, useBrowserAutofill: true })) };
  } catch {
    // The person did nothing wrong here: they took another way, or the browser closed the list.
    return null;
  }
}

/** Makes a new passkey. Throws `ApiProblem` with a PASSKEY_ code when none came of it. */
export async function makePasskey(options: Options): Promise<Credential> {
  try {
    // The server's library made the options for the browser's part of the same library.
    const optionsJSON = options as unknown as CreationOptions;
    return { ...(await startRegistration({ optionsJSON })) };
  } catch (error) {
    throw passkeyProblem(error);
  }
}

/** Ends what waits for a passkey, when the page is left. */
export function stopWaitingForPasskey(): void {
  WebAuthnAbortService.cancelCeremony();
}

const problems: Readonly<Record<string, { code: string; title: string }>> = {
  NotAllowedError: { code: 'PASSKEY_CANCELLED', title: 'No passkey was given in time.' },
  AbortError: { code: 'PASSKEY_CANCELLED', title: 'No passkey was given in time.' },
  InvalidStateError: { code: 'PASSKEY_HERE_ALREADY', title: 'There is a passkey for you on this device already.' },
  SecurityError: { code: 'PASSKEY_ADDRESS', title: 'The browser allows no passkeys at this address.' },
  NotSupportedError: { code: 'PASSKEY_UNSUPPORTED', title: 'This device cannot make such a passkey.' },
  ConstraintError: { code: 'PASSKEY_UNSUPPORTED', title: 'This device cannot make such a passkey.' },
};

/** The browser's answers told by their name (WebAuthn Level 3, 5.1.3 and 5.1.4; read 2026-11-21). */
export function passkeyProblem(error: unknown): ApiProblem {
  const name = error instanceof Error ? error.name : '';
  const known = problems[name] ?? { code: 'PASSKEY_FAILED', title: 'The browser could not use the passkey.' };
  return new ApiProblem({ ...known, status: 0, cause: error });
}

const platforms: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Macintosh/, 'Mac'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** What a new passkey may be called at first; null when the browser does not say what it runs on. */
export function deviceName(userAgent: string = navigator.userAgent): string | null {
  return platforms.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null;
}
