/** Why a text is not where it should be, in our words: never in those of a gateway. */
export const smsTroubles = [
  'SMS_NOT_SET_UP',
  'SMS_STOPPED',
  'SMS_NUMBER_INVALID',
  'SMS_NOT_MOBILE',
  'SMS_NUMBER_UNKNOWN',
  'SMS_COUNTRY_OFF',
  'SMS_HANDSET_AWAY',
  'SMS_BLOCKED',
  'SMS_NOT_DELIVERED',
  'SMS_SENDER_REFUSED',
  'SMS_ACCOUNT_STOPPED',
  'SMS_AUTH_FAILED',
  'SMS_TOO_MANY',
  'SMS_REFUSED',
  'SMS_UNREACHABLE',
  'SMS_GATEWAY_FAILED',
  'SMS_OUTCOME_UNKNOWN',
  'SMS_TOO_LATE',
] as const;
export type SmsTrouble = (typeof smsTroubles)[number];

/**
 * Codes of the interface that several companies offer (Twilio's error dictionary, twilio.com/docs/api/errors, read
 * 2026-11-23): of a refusal at once, and of a message that could not be delivered later.
 */
const ofCode: Readonly<Record<number, SmsTrouble>> = {
  20003: 'SMS_AUTH_FAILED',
  20005: 'SMS_ACCOUNT_STOPPED',
  20429: 'SMS_TOO_MANY',
  14107: 'SMS_TOO_MANY',
  21211: 'SMS_NUMBER_INVALID',
  21217: 'SMS_NUMBER_INVALID',
  21265: 'SMS_NUMBER_INVALID',
  21408: 'SMS_COUNTRY_OFF',
  21606: 'SMS_SENDER_REFUSED',
  21608: 'SMS_SENDER_REFUSED',
  21610: 'SMS_STOPPED',
  21611: 'SMS_TOO_MANY',
  21612: 'SMS_COUNTRY_OFF',
  21614: 'SMS_NOT_MOBILE',
  21635: 'SMS_NOT_MOBILE',
  21703: 'SMS_SENDER_REFUSED',
  30002: 'SMS_ACCOUNT_STOPPED',
  30003: 'SMS_HANDSET_AWAY',
  30004: 'SMS_BLOCKED',
  30005: 'SMS_NUMBER_UNKNOWN',
  30006: 'SMS_NOT_MOBILE',
  30007: 'SMS_BLOCKED',
  30032: 'SMS_SENDER_REFUSED',
  30034: 'SMS_SENDER_REFUSED',
};

/** Of what a carrier did not deliver. */
export function troubleOfDelivery(remoteCode: number | null): SmsTrouble {
  return ofCode[remoteCode ?? 0] ?? 'SMS_NOT_DELIVERED';
}

/**
 * What an answer that is no success says. `refused`: asking again gives the same. `later`: nothing was taken, and it may be.
 * `unknown`: it may have been taken all the same.
 */
export type Refusal = { readonly kind: 'refused' | 'later' | 'unknown'; readonly code: SmsTrouble };

const SERVER_ERRORS = 500;
const CLIENT_ERRORS = 400;

export function refusalOf(status: number, remoteCode: number | null): Refusal {
  if (status >= SERVER_ERRORS) return { kind: 'unknown', code: 'SMS_GATEWAY_FAILED' };
  if (status < CLIENT_ERRORS) return { kind: 'later', code: 'SMS_UNREACHABLE' };
  const known = ofCode[remoteCode ?? 0];
  // A request that was answered so is never carried out (error 20429).
  if (status === 429 || known === 'SMS_TOO_MANY') return { kind: 'later', code: 'SMS_TOO_MANY' };
  if (known !== undefined && known !== 'SMS_AUTH_FAILED') return { kind: 'refused', code: known };
  // The account is another one, or its secret was changed: whoever looks after the settings can mend it in time.
  if (status === 401 || status === 403 || status === 404) return { kind: 'later', code: 'SMS_AUTH_FAILED' };
  return { kind: 'refused', code: 'SMS_REFUSED' };
}
