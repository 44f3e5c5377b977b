/** Where browsers tell that a page tried what its policy forbids. */
export const CSP_REPORT_PATH = '/api/csp-report';

/** Two years, as browsers ask of hosts that mean it. */
const HSTS_SECONDS = 63_072_000;

/** What a page may do with the device and the browser: sign in with a passkey, copy a link, and nothing else. */
const PERMISSIONS = [
  ...[
    'accelerometer',
    'autoplay',
    'browsing-topics',
    'camera',
    'clipboard-read',
    'display-capture',
    'encrypted-media',
    'fullscreen',
    'gamepad',
    'geolocation',
    'gyroscope',
    'hid',
    'idle-detection',
    'local-fonts',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'picture-in-picture',
    'screen-wake-lock',
    'serial',
    'usb',
    'xr-spatial-tracking',
  ].map((feature) => `${feature}=()`),
  ...['clipboard-write', 'publickey-credentials-create', 'publickey-credentials-get'].map(
    (feature) => `${feature}=(self)`,
  ),
].join(', ');

/**
 * The console: only scripts and style sheets that carry the nonce of this answer, and what those load themselves; text
 * becomes markup or a program through one rule alone, which `web/public/first.js` makes. Requests stay within the house.
 */
export function consolePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "script-src-attr 'none'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'none'",
    "img-src 'self' data: blob:",
    "media-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
    `report-uri ${CSP_REPORT_PATH}`,
    'report-to csp',
  ].join('; ');
}

/** Workers live under the policy of their own file: they load parts and ask the house, and make no program of text. */
export const SCRIPT_FILE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Answers that are no page: data, and files that a browser could be led to open as one. */
const DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/**
 * Puts on every answer what browsers hold it to. A policy of its own, and who may embed it, an answer says itself; the
 * rest is one for all.
 */
export function setSecureHeaders(headers: Headers, { isHttps }: { isHttps: boolean }): void {
  headers.set('x-content-type-options', 'nosniff');
  // A page with a form may ask to tell its own house, and nobody else, where a request comes from.
  if (headers.get('referrer-policy') !== 'same-origin') headers.set('referrer-policy', 'no-referrer');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('permissions-policy', PERMISSIONS);
  headers.set('x-frame-options', 'DENY');
  if (isHttps) headers.set('strict-transport-security', `max-age=${HSTS_SECONDS}`);
  setUnlessSaid(headers, 'cross-origin-resource-policy', 'same-origin');
  setUnlessSaid(headers, 'content-security-policy', DATA_POLICY);
}

function setUnlessSaid(headers: Headers, name: string, value: string): void {
  if (!headers.has(name)) headers.set(name, value);
}
