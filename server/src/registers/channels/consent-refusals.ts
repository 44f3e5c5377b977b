/** Why a way through a network's page came to nothing, said so that somebody knows what to do next. */
import type { Failure, Manifest } from '@bedside/connectors';
import { type BedsideError, conflict, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { unreachable } from './service.ts';

export function consentOver(): BedsideError {
  return conflict(
    'CONSENT_OVER',
    'This way of connecting is over: it was used, took longer than ten minutes, or began in another session.',
    'Begin again.',
  );
}

/** Words of RFC 6749, 4.1.2.1, and of networks that have their own for a person's no. */
const ownNo: ReadonlySet<string> = new Set([
  'access_denied',
  'user_cancelled_authorize',
  'user_cancelled_login',
  'user_denied',
]);
const trouble: ReadonlySet<string> = new Set(['server_error', 'temporarily_unavailable']);

/** What a network said in the place of a code. Most of it is about the application, before the person was asked at all. */
export function saidInstead(error: string | null): BedsideError {
  if (error === null || ownNo.has(error)) {
    return conflict(
      'CONSENT_DENIED',
      'The server was told no. Nothing was connected.',
      'Begin again when you want to.',
    );
  }
  if (trouble.has(error)) {
    return unreachable({ kind: 'not-sent', code: error.toUpperCase(), detail: 'The network is in trouble.' });
  }
  return unprocessable({
    code: 'APP_NOT_ALLOWED',
    message: 'The network turned back before it asked: it does not let the application ask for what publishing needs.',
    remedy: 'Look at the network whether the application has each permission, and the address for the way back.',
  });
}

/** Whoever said yes may publish for nobody there. */
const noAccount: ReadonlySet<string> = new Set(['NO_CHANNEL', 'NO_PAGE_TO_CHOOSE', 'NO_PLACE']);
const tooLittle: ReadonlySet<string> = new Set(['REFRESH_TOKEN_MISSING', 'SCOPE_MISSING']);

/** A code was brought, and the network gave nothing for it. */
export function notTraded(failure: Failure, { app }: Pick<Manifest, 'app'>): BedsideError {
  if (failure.kind !== 'rejected' && failure.kind !== 'reauthorize') return unreachable(failure);
  if (noAccount.has(failure.code)) {
    return unprocessable({
      code: 'CONSENT_NO_ACCOUNT',
      message: 'Whoever said yes may publish for no account there.',
      remedy: 'Ask for the role that the page of the handbook names, or begin again as somebody who has it.',
      details: { reason: failure.code },
    });
  }
  if (app === undefined || tooLittle.has(failure.code)) return notGranted(failure);
  // The code is fresh, so what is not right is what the application showed with it.
  return unprocessable({
    code: 'APP_REFUSED',
    message: 'The network did not take the application: its ID, its secret, or the address for the way back.',
    remedy: 'Compare all three under Applications with what stands at the network, and begin again.',
    details: { reason: failure.code },
  });
}

/** A token was given that opens no account, or not far enough. */
export function notGranted(failure: Failure): BedsideError {
  if (failure.kind !== 'rejected' && failure.kind !== 'reauthorize') return unreachable(failure);
  return unprocessable({
    code: 'CONSENT_REFUSED',
    message: 'The server did not let Bedside in, or not far enough to publish.',
    remedy: 'Begin again, and leave all boxes ticked that the server shows.',
    details: { reason: failure.code },
  });
}
