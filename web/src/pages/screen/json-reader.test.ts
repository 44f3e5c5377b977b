import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createJsonLinesReader, createJsonReader, type JsonItem, type JsonReader } from './json-reader.ts';

function read(reader: JsonReader, text: string, pieceUnits = text.length || 1): JsonItem[] {
  const items: JsonItem[] = [];
  for (let at = 0; at < text.length; at += pieceUnits) items.push(...reader.push(text.slice(at, at + pieceUnits)));
  return [...items, ...reader.end()];
}

const told = (items: readonly JsonItem[]) => items.map((item) => ('value' in item ? item.value : item.fault));

describe('a list', () => {
  test.each([
    ['of objects', '[{"a":1},\n{"a":2}]', [{ a: 1 }, { a: 2 }]],
    ['that is empty', ' [ ] ', []],
    ['with brackets and quotes in strings', '[{"a":"]}\\"{["}]', [{ a: ']}"{[' }]],
    ['with nested objects and lists', '[{"a":{"b":[{"c":1}]}}]', [{ a: { b: [{ c: 1 }] } }]],
    ['that a page would load', 'window.YTD.tweets.part0 = [ {"a":1} ];', [{ a: 1 }]],
    ['that is none: one object after another', '{"a":1}\n{"a":2}', [{ a: 1 }, { a: 2 }]],
  ])('%s', (_, text, expected) => {
    expect(told(read(createJsonReader(), text))).toEqual(expected);
  });

  test('tells what is broken with its line, and goes on', () => {
    const items = read(createJsonReader(), '[\n{"a":1},\n{"a":oops},\n"words",\n{"a":2}\n]');
    expect(items).toEqual([
      { line: 2, value: { a: 1 } },
      { line: 3, fault: 'NOT_JSON' },
      { line: 4, fault: 'NOT_AN_OBJECT' },
      { line: 5, value: { a: 2 } },
    ]);
  });

  test('that breaks off is told', () => {
    expect(read(createJsonReader(), '[{"a":1},\n{"a":')).toEqual([
      { line: 1, value: { a: 1 } },
      { line: 2, fault: 'NOT_CLOSED' },
    ]);
  });

  test('is not any text', () => {
    expect(told(read(createJsonReader(), 'Dear all, here are the posts.'))).toEqual(['NOT_AN_OBJECT']);
  });
});

describe('lines', () => {
  test('are objects, each on its own; a broken one does not stop the rest', () => {
    const text = '{"a":1}\r\n\n{"a":\n[1]\n{"a":2}';
    expect(read(createJsonLinesReader(), text)).toEqual([
      { line: 1, value: { a: 1 } },
      { line: 3, fault: 'NOT_JSON' },
      { line: 4, fault: 'NOT_AN_OBJECT' },
      { line: 5, value: { a: 2 } },
    ]);
  });
});

test('where the text is cut makes no difference, and any list of objects comes back', () => {
  const list = fc.array(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), { maxLength: 5 });
  fc.assert(
    fc.property(list, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 2 }), (objects, pieceUnits, indent) => {
      const text = JSON.stringify(objects, null, indent);
      // Parsed and written once more: -0 is no value of JSON.
      expect(told(read(createJsonReader(), text, pieceUnits))).toEqual(JSON.parse(text));
      const lines = objects.map((one) => JSON.stringify(one)).join('\n');
      expect(told(read(createJsonLinesReader(), lines, pieceUnits))).toEqual(JSON.parse(text));
    }),
  );
});
