/** Requests from what the description of a door allows, and from what it does not. */
import fc from 'fast-check';
import { resolve } from '../src/kernel/http/openapi-example.ts';
import type { JsonSchema } from '../src/kernel/http/openapi-types.ts';
import { asSchema, type Door, schemas } from './route-doors.ts';

/** Numbers that JSON writes and JavaScript cannot; they stand for themselves in the text of a body. */
const RAW: Readonly<Record<string, string>> = {
  '\u{e000}huge': '1e400',
  '\u{e000}long': '9007199254740993',
  '\u{e000}zero': '-0',
  '\u{e000}deep': `${'['.repeat(2_000)}${']'.repeat(2_000)}`,
  '\u{e000}twice': '{"id":1,"id":2,"__proto__":{"x":1}}',
};

/** Values that no field means. */
const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    2 ** 53,
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    'x\udfff',
    '\u202eevil',
    '../../etc/passwd',
    "' or 1=1 --",
    '%00',
    '{{7*7}}',
    '<script>alert(1)</script>',
    'NaN',
    '0000-00-00T00:00:00Z',
    '2027-02-30',
    '9999-12-31T23:59:59.999Z',
    '+275760-09-13T00:00:00Z',
    'Etc/../../x',
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    [],
    {},
    [[]],
    [null],
    ...Object.keys(RAW),
  ),
  fc.constant('x'.repeat(120_000)),
  fc.constant(Object.fromEntries(['constructor', 'prototype', 'toString'].map((key) => [key, { polluted: true }]))),
  // The one way to an own key of this name.
  fc.constant(JSON.parse('{"__proto__":{"polluted":true}}')),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** What a schema allows, as far as it says. */
function allowed(written: JsonSchema, depth = 0): fc.Arbitrary<unknown> {
  const { schema } = resolve(written, schemas);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].map(asSchema);
  if (branches.length > 0) return fc.oneof(...branches.map((one) => allowed(one, depth)));
  const types: readonly string[] = [schema.type ?? 'null'].flat();
  return fc.oneof(...types.map((type) => allowedOfType(type, schema, depth)));
}

function allowedOfType(type: string, schema: JsonSchema, depth: number): fc.Arbitrary<unknown> {
  switch (type) {
    case 'object':
      return allowedObject(schema, depth);
    case 'array': {
      const item = Array.isArray(schema.items) ? schema.items[0] : schema.items;
      const maxLength = Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, depth > 3 ? 1 : 3));
      return fc.array(allowed(asSchema(item), depth + 1), { minLength: schema.minItems ?? 0, maxLength });
    }
    case 'string':
      return allowedText(schema);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -5, max: Math.min(schema.maximum ?? 1_000, 2 ** 31 - 1) });
    case 'number':
      return fc.double({ min: schema.minimum ?? -5, max: schema.maximum ?? 1_000, noNaN: true });
    case 'boolean':
      return fc.boolean();
    default:
      return fc.constant(null);
  }
}

function allowedObject(schema: JsonSchema, depth: number): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(([name, part]): [string, fc.Arbitrary<unknown>] => [
    name,
    allowed(asSchema(part), depth + 1),
  ]);
  const known = fc.record(Object.fromEntries(fields), { requiredKeys: schema.required ?? [] });
  if (typeof schema.additionalProperties !== 'object') return known;
  const keys = resolve(asSchema(schema.propertyNames), schemas).schema.enum?.map(String);
  const key = keys === undefined ? fc.string({ minLength: 1, maxLength: 10 }) : fc.constantFrom(...keys);
  return fc.tuple(known, fc.dictionary(key, allowed(schema.additionalProperties, depth + 1), { maxKeys: 3 })).map(
    ([one, more]) => ({ ...more, ...(one as object) }), // a record is an object
  );
}

const FORMATS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  uuid: fc.uuid(),
  'date-time': fc
    .date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString()),
  date: fc
    .date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10)),
  email: fc.emailAddress(),
  uri: fc.webUrl(),
};

function allowedText(schema: JsonSchema): fc.Arbitrary<string> {
  const known = schema.format === undefined ? undefined : FORMATS[schema.format];
  if (known !== undefined) return known;
  if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern, 'u'));
  const minLength = schema.minLength ?? 0;
  return fc.string({
    unit: 'grapheme',
    minLength,
    maxLength: Math.max(minLength, Math.min(schema.maxLength ?? 40, 60)),
  });
}

/** One thing about a value made wrong, somewhere in it. */
function spoilt(value: unknown, hostile: unknown, dice: readonly number[]): unknown {
  const [turn = 0, ...rest] = dice;
  if (Array.isArray(value) && value.length > 0 && rest.length > 0) {
    const at = turn % value.length;
    return value.map((part, index) => (index === at ? spoilt(part, hostile, rest) : part));
  }
  if (typeof value !== 'object' || value === null || rest.length === 0) return hostile;
  const keys = Object.keys(value);
  const copy: Record<string, unknown> = { ...value };
  const key = keys[turn % Math.max(1, keys.length)];
  if (key === undefined || turn % 7 === 0) return { ...copy, ['extra field']: hostile };
  if (turn % 7 === 1) delete copy[key];
  else copy[key] = spoilt(copy[key], hostile, rest);
  return copy;
}

export type Knock = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: readonly (readonly [string, string])[];
  readonly raw: string | null;
  readonly headers: Readonly<Record<string, string>>;
};

/** The body as text, with the numbers that only text can write. */
function write(body: unknown): string | null {
  if (body === undefined) return null;
  return Object.entries(RAW).reduce(
    (text, [mark, raw]) => text.replaceAll(`"${mark}"`, raw),
    JSON.stringify(body) ?? '',
  );
}

const header = fc.constantFrom<Record<string, string>>(
  {},
  {},
  {},
  { 'idempotency-key': 'a key' },
  { 'idempotency-key': 'k'.repeat(300) },
  { 'idempotency-key': '"quoted"' },
  { 'if-match': '"1"' },
  { 'if-match': '*' },
  { 'if-match': 'W/"1", "2"' },
  { 'if-none-match': '*' },
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/json; charset=utf-16' },
  { authorization: 'Bearer bsk_00000000000000000000000000000000_x' },
  { authorization: 'Basic Og==' },
  { cookie: '__Host-bedside-session=' },
  { cookie: '__Host-bedside-session=%00; __proto__=1' },
  { 'x-setup-token': 'guess' },
  { 'x-bedside-background': '1' },
  { range: 'bytes=0-18446744073709551615' },
);

/** Parts of a path: whole, and such as no path has. */
function paramOf(schema: JsonSchema, known: readonly string[]): fc.Arbitrary<string> {
  const good = known.length === 0 ? allowed(schema) : fc.oneof(fc.constantFrom(...known), allowed(schema));
  const bad = [
    '%00',
    '%ED%A0%80',
    '%',
    '..%2f..',
    '%F0%9F%98%80',
    'x'.repeat(3_000),
    'constructor',
    '-0',
    '1e400',
    "'",
  ];
  return fc.oneof(
    { weight: 4, arbitrary: good.map((one) => encodeURIComponent(String(one))) },
    { weight: 1, arbitrary: fc.constantFrom(...bad) },
  );
}

/** Requests to a door; `known` are ids that its house has. */
export function knockAt(door: Door, known: (name: string) => readonly string[]): fc.Arbitrary<Knock> {
  const params = fc.record(
    Object.fromEntries(door.params.map(({ name, schema }) => [name, paramOf(schema, known(name))])),
  );
  const value = (schema: JsonSchema) => fc.oneof(allowed(schema).map(textOf), hostileValue.map(textOf));
  const query = fc.tuple(
    ...door.query.map(({ name, schema }) =>
      fc.oneof(
        fc.constant([]),
        value(schema).map((one) => [[name, one] as const]),
        value(schema).map(
          (one) =>
            [
              [name, one],
              [name, one],
            ] as const,
        ),
      ),
    ),
  );
  const stray = fc.constantFrom<readonly (readonly [string, string])[]>(
    [],
    [],
    [['__proto__', 'x']],
    [['constructor[x]', '1']],
  );
  return fc.record({
    params,
    query: fc.tuple(query, stray).map(([parts, more]) => [...parts.flat(), ...more]),
    raw: bodyOf(door).map(write),
    headers: header,
  });
}

function bodyOf({ bodySchema, method }: Door): fc.Arbitrary<unknown> {
  if (method === 'GET') return fc.constant(undefined);
  if (bodySchema === null) return fc.oneof(fc.constant(undefined), hostileValue);
  const whole = allowed(bodySchema);
  const dice = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 4 });
  return fc.oneof(
    { weight: 3, arbitrary: whole },
    {
      weight: 5,
      arbitrary: fc.tuple(whole, hostileValue, dice).map(([value, hostile, turns]) => spoilt(value, hostile, turns)),
    },
    { weight: 1, arbitrary: hostileValue },
  );
}

function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.slice(0, 5_000);
}
