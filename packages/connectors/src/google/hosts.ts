/** Where Google answers what. */

const real = {
  /** The page on which a person is asked. */
  consent: 'https://accounts.google.com',
  /** Tokens: traded, renewed, given back. */
  tokens: 'https://oauth2.googleapis.com',
  businessAccounts: 'https://mybusinessaccountmanagement.googleapis.com',
  businessPlaces: 'https://mybusinessbusinessinformation.googleapis.com',
} as const;

export type GoogleHosts = Readonly<Record<keyof typeof real, string>>;

/** Google's own hosts for the address in a manifest; everything at the one origin for another address, as of a proxy. */
export function googleHosts(serviceUrl: string, manifestUrl: string | undefined): GoogleHosts {
  const origin = serviceUrl.replace(/\/+$/u, '');
  if (origin === manifestUrl) return real;
  return { consent: origin, tokens: origin, businessAccounts: origin, businessPlaces: origin };
}

/** Whether an address that was given by the API may be shown the account's token. */
export function isGoogleAddress(address: string, serviceUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname, origin, protocol } = new URL(address);
  return origin === new URL(serviceUrl).origin || (protocol === 'https:' && hostname.endsWith('.googleapis.com'));
}
