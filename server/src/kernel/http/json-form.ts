import { BedsideError } from '../errors/bedside-error.ts';

/** Deeper than anything that this program sends, and far from what costs a stack. */
export const MAX_JSON_DEPTH = 64;

/** Strings, whole; brackets and commas; everything else that JSON has between them. Linear: each character is taken once. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s"[\]{},:]+/gsu;

/** Where the reader is: in an object with the names it has so far, or in an array. */
type Level = { readonly names: Set<string> | null; expectsName: boolean };

/**
 * Refuses JSON whose reading depends on the reader: a name twice in one object (this program would take the last one, a
 * proxy or a log the first), the name `__proto__`, a number beyond what a double holds, and nesting deeper than
 * `MAX_JSON_DEPTH`. What is no JSON at all is left to the parser.
 *
 * @throws BedsideError `BODY_TOO_DEEP`, `BODY_AMBIGUOUS`
 */
export function refuseAmbiguousJson(text: string): void {
  const levels: Level[] = [];
  for (const [token] of text.matchAll(TOKEN)) {
    const level = levels.at(-1);
    if (token === '{' || token === '[') {
      if (levels.length === MAX_JSON_DEPTH) throw tooDeep();
      levels.push({ names: token === '{' ? new Set() : null, expectsName: token === '{' });
    } else if (token === '}' || token === ']') levels.pop();
    else if (token === ',' && level) level.expectsName = level.names !== null;
    else if (token.startsWith('"')) {
      if (level?.expectsName) takeName(level, token);
    } else if (/^-?\d/.test(token) && Math.abs(Number(token)) === Infinity) throw ambiguous();
  }
}

function takeName(level: Level, token: string): void {
  level.expectsName = false;
  const name = unescaped(token);
  if (name === '__proto__' || level.names?.has(name)) throw ambiguous();
  level.names?.add(name);
}

/** The same name can be written in many ways; one that cannot be read stays as it is, and the parser refuses it. */
function unescaped(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return token;
  }
}

function tooDeep(): BedsideError {
  return new BedsideError({
    code: 'BODY_TOO_DEEP',
    status: 400,
    message: `The body has more than ${MAX_JSON_DEPTH} levels.`,
    remedy: 'Send it flatter.',
  });
}

function ambiguous(): BedsideError {
  return new BedsideError({
    code: 'BODY_AMBIGUOUS',
    status: 400,
    message: 'The body can be read in more than one way.',
    remedy: 'Name each field of an object once, and send numbers that a computer can hold.',
  });
}
