export type JsonFault = 'NOT_JSON' | 'NOT_AN_OBJECT' | 'NOT_CLOSED';

/** An object of the archive with the line of the file where it begins, from 1. */
export type JsonItem =
  | { readonly line: number; readonly value: Readonly<Record<string, unknown>> }
  | { readonly line: number; readonly fault: JsonFault };

export type JsonReader = { push(piece: string): JsonItem[]; end(): JsonItem[] };

/** Archives come as `window.name = [ … ]` too, to be loaded by a page. */
const SCRIPT_BEGINNING = /^[\w.$]+\s*=$/;

/**
 * Reads the objects of one JSON list, or objects one after another, in one pass; only one object is held at a time, and
 * one that is broken does not stop the rest.
 */
export function createJsonReader(): JsonReader {
  let depth = 0;
  let inString = false;
  let escaped = false;
  let item = '';
  let between = '';
  let opened = false;
  let line = 1;
  let itemLine = 1;
  let items: JsonItem[] = [];

  const endBetween = () => {
    const words = between.trim();
    between = '';
    const isBeginning = !opened && SCRIPT_BEGINNING.test(words);
    opened = true;
    if (words !== '' && !isBeginning) items.push({ line: itemLine, fault: 'NOT_AN_OBJECT' });
  };
  const outside = (character: string) => {
    if (character !== '{' && character !== '[') {
      if (/[\s,;\]]/.test(character)) {
        between += ' ';
        return;
      }
      if (between.trim() === '') itemLine = line;
      between += character;
      return;
    }
    endBetween();
    if (character === '[') return;
    itemLine = line;
    item = character;
    depth = 1;
  };
  const inside = (character: string) => {
    item += character;
    if (inString) {
      if (escaped) escaped = false;
      else if (character === '\\') escaped = true;
      else if (character === '"') inString = false;
      return;
    }
    if (character === '"') inString = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth > 0) return;
    items.push(parseItem(item, itemLine));
    item = '';
  };
  const taken = () => {
    const given = items;
    items = [];
    return given;
  };
  return {
    push(piece) {
      // All signs of JSON are single units, so that units are looked at one by one.
      for (let at = 0; at < piece.length; at += 1) {
        const character = piece.charAt(at);
        if (depth > 0) inside(character);
        else outside(character);
        if (character === '\n') line += 1;
      }
      return taken();
    },
    end() {
      if (depth > 0) items.push({ line: itemLine, fault: 'NOT_CLOSED' });
      else endBetween();
      return taken();
    },
  };
}

/** Reads one object a line; empty lines are left out. */
export function createJsonLinesReader(): JsonReader {
  let rest = '';
  let line = 0;
  const readLine = (text: string): JsonItem[] => {
    line += 1;
    return text.trim() === '' ? [] : [parseItem(text, line)];
  };
  return {
    push(piece) {
      if (!piece.includes('\n')) {
        rest += piece;
        return [];
      }
      const lines = (rest + piece).split('\n');
      rest = lines.pop() ?? '';
      return lines.flatMap(readLine);
    },
    end: () => readLine(rest),
  };
}

function parseItem(text: string, line: number): JsonItem {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? { line, value } : { line, fault: 'NOT_AN_OBJECT' };
  } catch {
    return { line, fault: 'NOT_JSON' };
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
