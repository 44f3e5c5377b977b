import { z } from 'zod';
import { BedsideError } from '../errors/bedside-error.ts';
import type { Problem } from './contract.ts';

/** Codes that a contract gives as the message of a zod check; anything else is told as INVALID_INPUT. */
const CONTRACT_CODES: Readonly<Record<string, { title: string; remedy: string }>> = {
  TEXT_TOO_LONG: { title: 'This text is too long.', remedy: 'Shorten it to 100,000 characters or fewer.' },
  TEXT_NOT_WELL_FORMED: {
    title: 'This text has broken characters in it.',
    remedy: 'Paste it again as plain text; broken halves of characters cannot be checked.',
  },
  LINK_INVALID: { title: 'This link is not a web address.', remedy: 'Give a full address that begins with https://.' },
};

/** Turns a failed parse into an error that tells which fields are wrong, never what was in them. */
export function invalidInput(error: z.ZodError, where: 'params' | 'query' | 'body'): BedsideError {
  const fields = error.issues
    .slice(0, 50)
    .map((issue) => ({ path: issue.path.map(String).join('.'), rule: issue.code }));
  const code = error.issues.map((issue) => issue.message).find((message) => message in CONTRACT_CODES);
  const known = code === undefined ? undefined : CONTRACT_CODES[code];
  return new BedsideError({
    code: code ?? 'INVALID_INPUT',
    status: 422,
    message: known?.title ?? 'Some of what was sent is missing or not in the right form.',
    remedy: known?.remedy ?? 'Correct the fields that are named and send it again.',
    details: { where, fields },
  });
}

/** RFC 9457 body of any error. What is not expected tells nothing of itself. */
export function problemOf(error: unknown, requestId: string): Problem {
  if (error instanceof BedsideError) {
    return {
      type: `about:blank#${error.code}`,
      title: error.message,
      status: error.status,
      code: error.code,
      remedy: error.remedy,
      requestId,
      details: error.details,
    };
  }
  return {
    type: 'about:blank#INTERNAL',
    title: 'Something went wrong on our side. Nothing was changed.',
    status: 500,
    code: 'INTERNAL',
    remedy: 'Try again. If it stays, give this number to whoever looks after Bedside.',
    requestId,
    details: {},
  };
}
