import { cleanError } from './clean-error.ts';
import { isCode } from './codes.ts';
import { LOG_FIELDS, type LogFields } from './log-fields.ts';
import { LogWord } from './word.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;

export type CleanFields = Record<string, unknown>;

/** What may be written of `fields`, whatever they are at run time: types alone do not hold back a cast or untyped JSON. */
export function cleanFields(fields: LogFields | undefined, codeRoot: string): CleanFields {
  const clean: CleanFields = {};
  if (typeof fields !== 'object' || fields === null) return clean;
  let dropped = 0;
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(LOG_FIELDS, key)) dropped += 1;
    // `hasOwn` above proves the key.
    else clean[key] = cleanValue(LOG_FIELDS[key as keyof typeof LOG_FIELDS], value, codeRoot);
  }
  if (dropped > 0) clean.droppedFields = dropped;
  return clean;
}

function cleanValue(kind: (typeof LOG_FIELDS)[keyof typeof LOG_FIELDS], value: unknown, codeRoot: string): unknown {
  if (value === null) return null;
  switch (kind) {
    case 'id':
      return typeof value === 'string' && UUID.test(value) ? value : withheld(value);
    case 'number':
      return typeof value === 'number' ? value : withheld(value);
    case 'boolean':
      return typeof value === 'boolean' ? value : withheld(value);
    case 'code':
      return isCode(value) ? value : withheld(value);
    case 'word':
      return value instanceof LogWord ? value.text : withheld(value);
    case 'time':
      return cleanTime(value);
    case 'error':
      return cleanError(value, codeRoot);
  }
}

function cleanTime(value: unknown): unknown {
  if (value instanceof Date && !Number.isNaN(value.getTime())) return Date.prototype.toISOString.call(value);
  return typeof value === 'string' && INSTANT.test(value) ? value : withheld(value);
}

/** Says that something was there and how long it was, never what. */
function withheld(value: unknown): string {
  return typeof value === 'string' ? `[text of ${value.length}]` : `[${typeof value}]`;
}
