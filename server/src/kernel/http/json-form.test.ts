import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_JSON_DEPTH, refuseAmbiguousJson } from './json-form.ts';

function codeOf(text: string): string | null {
  try {
    refuseAmbiguousJson(text);
    return null;
  } catch (error) {
    return (error as { code: string }).code; // only BedsideErrors are thrown, which the table proves
  }
}

describe('a body that can be read in two ways is refused', () => {
  test.each([
    ['a name twice', '{"a":1,"a":2}'],
    ['a name twice, far apart', `{"a":1,${Array.from({ length: 500 }, (_, at) => `"n${at}":0`)},"a":2}`],
    ['a name twice, once escaped', '{"a":1,"\\u0061":2}'],
    ['a name twice, inside of an array', '[{"b":[]},{"a":{},"a":{}}]'],
    ['a name twice, after an object that has it too', '{"x":{"a":1},"a":1,"a":2}'],
    ['an empty name twice', '{"":1,"":2}'],
    ['the prototype', '{"__proto__":{"isAdmin":true}}'],
    ['the prototype, escaped', '{"a":[{"\\u005f_proto__":1}]}'],
    ['a number beyond every number', '{"a":1e400}'],
    ['a number below every number', '[-1E+999]'],
  ])('%s', (_what, text) => {
    expect(codeOf(text)).toBe('BODY_AMBIGUOUS');
  });

  test.each([
    ['one name in two objects', '[{"a":1},{"a":2}]'],
    ['one name in an object and in what it holds', '{"a":{"a":{"a":1}}}'],
    ['a name that is also a value', '{"a":"a","b":"a","c":["a","a"]}'],
    ['brackets and names within strings', '{"a":"{\\"a\\":1,\\"a\\":2}[[[[","b":"\\\\"}'],
    ['numbers up to the largest', '[1.7976931348623157e308,-0,5e-324,9007199254740993]'],
    ['names that programs know', '{"constructor":1,"prototype":2,"toString":3,"hasOwnProperty":4}'],
    ['nothing', ''],
    ['a string of the word', '["__proto__"]'],
  ])('%s is read in one way', (_what, text) => {
    expect(codeOf(text)).toBeNull();
  });
});

describe('depth', () => {
  test('ends at the limit, whatever the levels are', () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const nested = (depth: number) => `${open.repeat(depth)}1${close.repeat(depth)}`;
      expect(codeOf(nested(MAX_JSON_DEPTH))).toBeNull();
      expect(codeOf(nested(MAX_JSON_DEPTH + 1))).toBe('BODY_TOO_DEEP');
    }
    expect(codeOf('['.repeat(100_000))).toBe('BODY_TOO_DEEP');
    expect(codeOf('[],'.repeat(100_000))).toBeNull();
  });
});

test('what JSON.stringify writes is never refused, unless it names the prototype', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 20 }), (value) => {
      const text = JSON.stringify(value);
      fc.pre(!text.includes('__proto__'));
      expect(codeOf(text)).toBeNull();
    }),
  );
});

test('a name that is there twice is found wherever it stands', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.nat(), (object, at) => {
      const names = Object.keys(object);
      const again = JSON.stringify(names[at % names.length]);
      const text = `${JSON.stringify(object).slice(0, -1)},${again}:null}`;
      expect(codeOf(`[[${text}]]`)).toBe('BODY_AMBIGUOUS');
    }),
  );
});

test('no text makes it fail in another way, and none makes it hang', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\u0061e-9 \n\ud83d') }), (text) => {
      expect([null, 'BODY_AMBIGUOUS', 'BODY_TOO_DEEP']).toContain(codeOf(text));
    }),
  );
  expect(codeOf(`"${'\\'.repeat(1_999_998)}`)).toBeNull();
  expect(codeOf(`{${'"'.repeat(1_999_999)}`)).toBeDefined();
});
