import { z } from 'zod';
import { BedsideError } from '../errors/bedside-error.ts';
import type { Problem } from './contract.ts';

type Words = { readonly title: string; readonly remedy: (limit: number | null) => string };

/** Codes that a contract gives as the message of a zod check; anything else is told as INVALID_INPUT. */
const CONTRACT_CODES: ReadonlyMap<string, Words> = new Map([
  ['TEXT_TOO_LONG', { title: 'This text is too long.', remedy: shortenTo }],
  [
    'TEXT_NOT_WELL_FORMED',
    {
      title: 'This text has broken characters in it.',
      remedy: () => 'Paste it again as plain text; broken halves of characters cannot be checked.',
    },
  ],
  [
    'PASSWORD_TOO_SHORT',
    {
      title: 'This password is too short.',
      remedy: () => 'Take at least twelve characters: three or four words that do not belong together are good.',
    },
  ],
  [
    'LINK_INVALID',
    { title: 'This link is not a web address.', remedy: () => 'Give a full address that begins with https://.' },
  ],
]);

function shortenTo(limit: number | null): string {
  return limit === null ? 'Shorten it.' : `Shorten it to ${limit.toLocaleString('en-US')} characters or fewer.`;
}

/** Turns a failed parse into an error that tells which fields are wrong, never what was in them. */
export function invalidInput(error: z.ZodError, where: 'params' | 'query' | 'body'): BedsideError {
  const fields = error.issues
    .slice(0, 50)
    .map((issue) => ({ path: issue.path.map(String).join('.'), rule: issue.code }));
  const told = error.issues.find((issue) => CONTRACT_CODES.has(issue.message));
  const words = told === undefined ? undefined : CONTRACT_CODES.get(told.message);
  const limit = told?.code === 'too_big' ? Number(told.maximum) : null;
  return new BedsideError({
    code: told?.message ?? 'INVALID_INPUT',
    status: 422,
    message: words?.title ?? 'Some of what was sent is missing or not in the right form.',
    remedy: words?.remedy(limit) ?? 'Correct the fields that are named and send it again.',
    details: { where, fields },
  });
}

/** Refuses text that no column can hold: U+0000 and halves of surrogate pairs, wherever they stand. */
export function requireStorable(value: unknown, where: 'params' | 'query' | 'body'): void {
  const paths = brokenTexts(value, []);
  if (paths.length === 0) return;
  const issues = paths.map((path) => ({
    code: 'custom' as const,
    path,
    message: 'TEXT_NOT_WELL_FORMED',
    input: undefined,
  }));
  throw invalidInput(new z.ZodError(issues), where);
}

function brokenTexts(value: unknown, path: (string | number)[]): (string | number)[][] {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\u0000') ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [
    // A broken key is told by the object that it is in: it is text that somebody sent.
    ...brokenTexts(key, path),
    ...brokenTexts(part, [...path, Array.isArray(value) ? Number(key) : key]),
  ]);
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
