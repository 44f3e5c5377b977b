/** Whom a passkey is for (WebAuthn, relying party). */
export type RelyingParty = {
  readonly id: string;
  readonly origin: string;
  /** Browsers make passkeys for names only, not for bare addresses. */
  readonly possible: boolean;
};

/** By the setting of the house, never by what a request says of itself. */
export function relyingPartyOf(publicUrl: string): RelyingParty {
  const { hostname, origin } = new URL(publicUrl);
  return { id: hostname, origin, possible: !/^[\d.]+$|^\[/.test(hostname) };
}
