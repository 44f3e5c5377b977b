import { z } from 'zod';
import { BedsideError } from '../errors/bedside-error.ts';
import type { Endpoint } from './contract.ts';

/** RFC 9110, 8.8.3: an answer that says its revision has it as its strong tag. */
export function etagOf(answer: unknown): string | null {
  const revision = revisionOf(answer);
  return revision === undefined ? null : `"${revision}"`;
}

/** The revision that stands at the top of a body or an answer. */
function revisionOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null || !('revision' in value)) return undefined;
  const { revision } = value;
  return typeof revision === 'number' && Number.isInteger(revision) ? revision : undefined;
}

/** Whether If-None-Match names this tag; compared weakly, as RFC 9110, 13.1.2 asks. */
export function isNotModified(headers: Headers, etag: string | null): boolean {
  const header = headers.get('if-none-match');
  if (header === null || etag === null) return false;
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}

const ONE_STRONG_TAG = /^"(\d{1,9})"$/;

/**
 * The body with the revision that If-Match names, where the header was sent; it stands for `revision` in the body, and
 * must agree with it when both are there. Throws `PRECONDITION_INVALID`, `PRECONDITION_UNSUPPORTED` for a door that
 * knows no revisions, and `PRECONDITION_DISAGREES`.
 */
export function withIfMatch(endpoint: Pick<Endpoint, 'method' | 'body'>, headers: Headers, body: unknown): unknown {
  const header = headers.get('if-match');
  if (header === null || endpoint.method === 'GET') return body;
  if (!takesRevision(endpoint.body) || typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw precondition(
      'PRECONDITION_UNSUPPORTED',
      'This door takes no If-Match: what it changes has no revisions.',
      'Leave the header out.',
    );
  }
  const revision = readTag(header);
  const said = 'revision' in body ? body.revision : undefined;
  if (said !== undefined && said !== revision) {
    throw precondition(
      'PRECONDITION_DISAGREES',
      'If-Match names another revision than the body.',
      'Send the revision that you read, in one of the two places.',
    );
  }
  return { ...body, revision };
}

function takesRevision(schema: z.ZodType): boolean {
  return schema instanceof z.ZodObject && 'revision' in schema.shape;
}

function readTag(header: string): number {
  const digits = ONE_STRONG_TAG.exec(header.trim())?.[1];
  if (digits !== undefined) return Number(digits);
  throw precondition(
    'PRECONDITION_INVALID',
    header.trim() === '*'
      ? 'If-Match: * says nothing about what you read, so nothing was changed.'
      : 'If-Match takes one strong tag: a revision in quotes.',
    'Read it first, and send the ETag of that answer, for example If-Match: "7".',
  );
}

function precondition(code: string, message: string, remedy: string): BedsideError {
  return new BedsideError({ code, status: 400, message, remedy });
}

/**
 * A revision that is not the newest is told with 409 and a code that ends in `_CHANGED`; whoever asked by If-Match
 * hears 412, as RFC 9110, 13.1.1 says, with the same code and details.
 */
export function asPreconditionFailed(error: unknown, headers: Headers): unknown {
  if (!headers.has('if-match') || !(error instanceof BedsideError)) return error;
  if (error.status !== 409 || !error.code.endsWith('_CHANGED')) return error;
  const { code, message, remedy, details } = error;
  return new BedsideError({ code, status: 412, message, details, ...(remedy === null ? {} : { remedy }) });
}
