import { manifests } from '@bedside/connectors/networks';
import { expect, test } from 'vitest';
import { notTraded, saidInstead } from './consent-refusals.ts';

// Words of RFC 6749, 4.1.2.1, and of LinkedIn.
test.each([
  [null, 'CONSENT_DENIED'],
  ['access_denied', 'CONSENT_DENIED'],
  ['user_cancelled_authorize', 'CONSENT_DENIED'],
  ['unauthorized_scope_error', 'APP_NOT_ALLOWED'],
  ['invalid_scope', 'APP_NOT_ALLOWED'],
  ['unauthorized_client', 'APP_NOT_ALLOWED'],
  ['temporarily_unavailable', 'NETWORK_UNREACHABLE'],
])('%s on the way back is told as %s', (error, code) => {
  expect(saidInstead(error).code).toBe(code);
});

const failure = (code: string, kind: 'rejected' | 'reauthorize' = 'reauthorize') => ({
  kind,
  code,
  detail: 'A detail.',
});

test.each([
  [failure('SCOPE_MISSING'), 'CONSENT_REFUSED'],
  [failure('REFRESH_TOKEN_MISSING'), 'CONSENT_REFUSED'],
  [failure('NO_PAGE_TO_CHOOSE', 'rejected'), 'CONSENT_NO_ACCOUNT'],
  [failure('NO_PLACE', 'rejected'), 'CONSENT_NO_ACCOUNT'],
  [failure('invalid_client'), 'APP_REFUSED'],
  [failure('HTTP_401'), 'APP_REFUSED'],
  [failure('PARAMETER_REFUSED', 'rejected'), 'APP_REFUSED'],
  [{ kind: 'ambiguous', code: 'TIMED_OUT', detail: 'A detail.' } as const, 'NETWORK_UNREACHABLE'],
])('$code of a trade is told as %s', (told, code) => {
  expect(notTraded(told, manifests.linkedin).code).toBe(code);
});

test('a server with which Bedside registers by itself is not told of an application', () => {
  expect(notTraded(failure('invalid_client'), manifests.mastodon).code).toBe('CONSENT_REFUSED');
});
