import { createHash } from 'node:crypto';
import { SCHEMA_PREFIX } from './openapi-schemas.ts';
import type { JsonSchema } from './openapi-types.ts';

export type ExampleSource = {
  readonly components: Readonly<Record<string, JsonSchema>>;
  /** What text in fields of these names looks like; `Component.field` is looked at first. Null: there is nothing. */
  readonly words: Readonly<Record<string, string | null>>;
};

type Place = { readonly source: ExampleSource; readonly owner: string; readonly field: string };

/** A value that this schema allows, the same each time: what a reader can paste and change. */
export function exampleOf(schema: JsonSchema, source: ExampleSource): unknown {
  return make(schema, { source, owner: '', field: '' });
}

/** The schema that a reference names, with the name. */
export function resolve(
  schema: JsonSchema,
  components: Readonly<Record<string, JsonSchema>>,
): { readonly name: string | null; readonly schema: JsonSchema } {
  if (schema.$ref === undefined) return { name: null, schema };
  const name = schema.$ref.slice(SCHEMA_PREFIX.length);
  return { name, schema: components[name] ?? {} };
}

function make(written: JsonSchema, place: Place): unknown {
  const own = written.examples?.[0];
  if (own !== undefined) return own;
  if (place.source.words[`${place.owner}.${place.field}`] === null) return null;
  const { name, schema } = resolve(written, place.source.components);
  if (name !== null) return make(schema, { ...place, owner: name });
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const branch = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].find((one) => !isNull(one));
  if (branch !== undefined) return make(schemaOf(branch), place);
  if (schema.allOf !== undefined) {
    return Object.assign({}, ...schema.allOf.map((part) => make(schemaOf(part), place)));
  }
  return makeByType(schema, place);
}

/** What a field of this name looks like; where a form is asked for, any text that has it. */
function wordOf(schema: JsonSchema, { source, owner, field }: Place): string | undefined {
  const own = [source.words[`${owner}.${field}`], source.words[field]];
  const others = schema.pattern === undefined ? [] : Object.values(source.words);
  return [...own, ...others].find((word) => typeof word === 'string' && fits(schema, word)) ?? undefined;
}

function fits({ pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY }: JsonSchema, word: string): boolean {
  if (word.length < minLength || word.length > maxLength) return false;
  return pattern === undefined || new RegExp(pattern, 'u').test(word);
}

function isNull(schema: JsonSchema | boolean): boolean {
  return typeof schema === 'object' && schema.type === 'null';
}

function schemaOf(schema: JsonSchema | boolean | undefined): JsonSchema {
  return typeof schema === 'object' ? schema : {};
}

function makeByType(schema: JsonSchema, place: Place): unknown {
  const types: readonly string[] = [schema.type ?? []].flat();
  switch (types.find((type) => type !== 'null')) {
    case 'object':
      return makeObject(schema, place);
    case 'array':
      return makeList(schema, place);
    case 'string':
      return makeText(schema, place);
    case 'integer':
    case 'number':
      return makeNumber(schema);
    case 'boolean':
      return true;
    default:
      return null;
  }
}

function makeObject(schema: JsonSchema, place: Place): unknown {
  const fields = Object.entries(schema.properties ?? {}).map(([field, part]) => [
    field,
    make(schemaOf(part), { ...place, field }),
  ]);
  return { ...Object.fromEntries(fields), ...makeEntries(schema, place) };
}

/** A map: all the keys that it must have, or one that it may have. */
function makeEntries(schema: JsonSchema, place: Place): Record<string, unknown> {
  if (typeof schema.additionalProperties !== 'object' || schema.properties !== undefined) return {};
  const { schema: keys } = resolve(schemaOf(schema.propertyNames), place.source.components);
  const names = schema.required?.length ? schema.required : [String(keys.enum?.[0] ?? 'name')];
  const value = make(schema.additionalProperties, { ...place, field: '' });
  return Object.fromEntries(names.map((name) => [name, value ?? 'text']));
}

function makeList(schema: JsonSchema, place: Place): unknown[] {
  if (schema.maxItems === 0) return [];
  const item = Array.isArray(schema.items) ? schema.items[0] : schema.items;
  return [make(schemaOf(item), { ...place, field: place.field.replace(/s$/, '') })];
}

const FORMATS: Readonly<Record<string, string>> = {
  'date-time': '2027-03-01T15:00:00.000Z',
  date: '2027-03-01',
  time: '15:00:00',
  email: 'amal.osei@example.org',
  uri: 'https://www.example.org/flu-clinic',
};

function makeText(schema: JsonSchema, place: Place): string {
  if (schema.format === 'uuid') return exampleId(place.field);
  const known = wordOf(schema, place) ?? (schema.format === undefined ? undefined : FORMATS[schema.format]);
  if (known !== undefined) return known;
  return 'text'.padEnd(schema.minLength ?? 0, ' text').slice(0, schema.maxLength ?? 200);
}

/** Ids of different fields differ, so that a reader sees which belongs where. */
function exampleId(field: string): string {
  const tail = createHash('sha256').update(field).digest('hex').slice(0, 12);
  return `01939d6e-8c00-7000-8000-${tail}`;
}

function makeNumber(schema: JsonSchema): number {
  const least = schema.minimum ?? 1;
  return Math.min(Math.max(1, least), schema.maximum ?? Number.POSITIVE_INFINITY);
}
