import { type FhirFault, MAX_FHIR_BYTES, MAX_FHIR_DEPTH } from './contract.ts';

type Level = { readonly names: Set<string> | null; expectsName: boolean };

/** The value that the bytes of a file hold, or why they cannot be read in one way alone. Pure and total. */
export function readJsonText(bytes: Uint8Array): { readonly value: unknown } | { readonly fault: FhirFault } {
  if (bytes.byteLength > MAX_FHIR_BYTES) return { fault: 'FILE_TOO_LARGE' };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { fault: 'NOT_UTF8' };
  }
  const fault = faultOfShape(text);
  if (fault !== null) return { fault };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { fault: 'NOT_JSON' };
  }
}

/**
 * Nesting that is too deep, a name twice in one object, and the name `__proto__`. A pattern would keep a place for every
 * character of a string of millions, so that strings are jumped over here. What is no JSON is left to the parser.
 */
function faultOfShape(text: string): FhirFault | null {
  const levels: Level[] = [];
  const mark = /["[\]{},]/g;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    const level = levels.at(-1);
    const [sign] = found;
    if (sign === '{' || sign === '[') {
      if (levels.length === MAX_FHIR_DEPTH) return 'JSON_TOO_DEEP';
      levels.push({ names: sign === '{' ? new Set() : null, expectsName: sign === '{' });
    } else if (sign === '"') {
      const end = endOfString(text, found.index);
      if (level?.expectsName === true && !takeName(level, text.slice(found.index, end))) return 'JSON_AMBIGUOUS';
      mark.lastIndex = end;
    } else if (sign === ',') {
      if (level !== undefined) level.expectsName = level.names !== null;
    } else levels.pop();
  }
  return null;
}

/** Behind the quotation mark that closes a string; the end of the text where none does. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text[before - 1] === '\\') before -= 1;
    if ((at - before) % 2 === 0) return at + 1;
  }
  return text.length;
}

function takeName(level: Level, token: string): boolean {
  level.expectsName = false;
  let name = token;
  try {
    name = String(JSON.parse(token));
  } catch {
    // The parser refuses it.
  }
  if (name === '__proto__' || level.names?.has(name) === true) return false;
  level.names?.add(name);
  return true;
}
