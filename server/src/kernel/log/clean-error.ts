import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isCode } from './codes.ts';

const MAX_CAUSES = 4;
const MAX_FRAMES = 12;
const CLASS_NAME = /^[A-Z][A-Za-z0-9]{0,59}$/;
/** `at name (file:line:column)` or `at file:line:column`. */
const FRAME = /^\s+at (?:.* \()?(file:\/\/\/[^\s()]+|\/[^\s()]+|[A-Za-z]:\\[^\s()]+):(\d{1,7}):(\d{1,7})\)?$/;

export type CleanError = {
  class: string;
  code?: string;
  stack?: string[];
  cause?: CleanError;
  errors?: CleanError[];
};

/**
 * An error without its message: class, code, and places in our code. Messages of drivers and parsers quote the data they
 * choked on. A stack's text holds the message too, so only lines that name an existing file below `codeRoot` are kept,
 * and of those only file, line and column.
 */
export function cleanError(error: unknown, codeRoot: string, depth = 0): CleanError {
  if (!(error instanceof Error)) return { class: error === null ? 'null' : typeof error };
  const clean: CleanError = { class: classOf(error) };
  const { code, stack, cause, errors } = readFields(error);
  if (isCode(code)) clean.code = code;
  if (typeof stack === 'string') clean.stack = places(stack, codeRoot);
  if (depth >= MAX_CAUSES) return clean;
  if (cause !== undefined && cause !== null) clean.cause = cleanError(cause, codeRoot, depth + 1);
  if (Array.isArray(errors)) clean.errors = errors.slice(0, 5).map((each) => cleanError(each, codeRoot, depth + 1));
  return clean;
}

/** Of the class, not `error.name`, which anybody can set to anything. */
function classOf(error: Error): string {
  const prototype: unknown = Object.getPrototypeOf(error);
  const name: unknown = (prototype as { constructor?: { name?: unknown } }).constructor?.name; // every prototype may lack one
  return typeof name === 'string' && CLASS_NAME.test(name) ? name : 'Error';
}

/** A getter of a hostile or broken error may throw; a log line must not. */
function readFields(error: Error): { code?: unknown; stack?: unknown; cause?: unknown; errors?: unknown } {
  try {
    const { code, stack, cause, errors } = error as {
      code?: unknown;
      stack?: unknown;
      cause?: unknown;
      errors?: unknown;
    }; // errors carry any fields
    return { code, stack, cause, errors };
  } catch {
    return {};
  }
}

function places(stack: string, codeRoot: string): string[] {
  const found: string[] = [];
  for (const line of stack.split('\n')) {
    const match = FRAME.exec(line);
    const place = match?.[1] && placeBelow(match[1], codeRoot);
    if (place) found.push(`${place}:${match[2]}:${match[3]}`);
    if (found.length === MAX_FRAMES) break;
  }
  return found;
}

function placeBelow(location: string, codeRoot: string): string | null {
  try {
    const file = location.startsWith('file:') ? fileURLToPath(location) : location;
    const relative = path.relative(codeRoot, file);
    if (relative.startsWith('..') || path.isAbsolute(relative) || !existsSync(file)) return null;
    return relative.split(path.sep).join('/');
  } catch {
    return null;
  }
}
