/** The address of a site as a person types it, and where its REST API is. */

/** How a site that has no pretty addresses is asked: the route stands in a parameter. */
const routeParameter = '?rest_route=';

/**
 * The address of a site's folder, without a slash at its end: `https://example.org/blog` for what a person may have copied, the
 * admin pages, the API or a sign-in page among it. `byParameter`: they said that it is asked by `?rest_route=`.
 */
export function siteOf(typed: string): { readonly site: string; readonly byParameter: boolean } {
  const url = new URL(typed);
  const folder = url.pathname
    .replace(/\/(?:wp-json|wp-admin)(?:\/.*)?$/u, '')
    .replace(/\/(?:wp-login|index|xmlrpc)\.php$/u, '')
    .replace(/\/+$/u, '');
  return { site: `${url.origin}${folder}`, byParameter: url.searchParams.has('rest_route') };
}

/** The two addresses under which an account of a site may be kept. */
export const prettyAddress = (site: string) => site;
export const plainAddress = (site: string) => `${site}/${routeParameter}`;

/** Where the routes of the API begin, for an account's `serviceUrl`. */
export function apiAddress(serviceUrl: string): string {
  return serviceUrl.endsWith(routeParameter) ? serviceUrl : `${serviceUrl.replace(/\/+$/u, '')}/wp-json`;
}

/**
 * An address that may stand in a page or a link: a web address, plain http only where the site itself is on plain http
 * (loopback). Null for every other.
 */
export function webAddress(serviceUrl: string, told: string | null | undefined): string | null {
  if (typeof told !== 'string' || !URL.canParse(told)) return null;
  const { protocol } = new URL(told);
  const isAllowed = protocol === 'https:' || (protocol === 'http:' && serviceUrl.startsWith('http://'));
  return isAllowed ? told : null;
}
