import { z } from 'zod';
import type { ApiRoom, JsonSchema, NamedEndpoint } from './openapi-types.ts';

export const SCHEMA_PREFIX = '#/components/schemas/';

type Flavour = 'input' | 'output';

/** The JSON Schemas of all contracts. Requests and answers share a component where both look alike. */
export type SchemaBook = {
  readonly components: Readonly<Record<string, JsonSchema>>;
  /** What a request or an answer of this zod schema is: a reference to a component. */
  refOf(schema: z.ZodType, flavour: Flavour): JsonSchema;
  /** The schema itself, e.g. of a query, whose fields become parameters. */
  inlined(schema: z.ZodType, flavour: Flavour): JsonSchema;
};

/** Names for the components are the contract's own, and remarks come from `.meta()` and `.describe()`. */
class NamedRegistry extends z.core.$ZodRegistry<{ id?: string }> {
  readonly #names: ReadonlyMap<unknown, string>;

  constructor(names: ReadonlyMap<z.ZodType, string>) {
    super();
    this.#names = names;
    for (const [schema, id] of names) this.add(schema, { id });
  }

  override get<S extends z.core.$ZodType>(schema: S): ReturnType<z.core.$ZodRegistry<{ id?: string }>['get']> {
    const remarks = Object.entries(z.globalRegistry.get(schema) ?? {}).filter(([key]) => key !== 'id');
    const id = this.#names.get(schema);
    const merged = Object.fromEntries(id === undefined ? remarks : [...remarks, ['id', id]]);
    return Object.keys(merged).length === 0 ? undefined : merged;
  }
}

/** Makes the schemas of all rooms and endpoints, each named once. */
export function writeSchemas(
  rooms: readonly Pick<ApiRoom, 'name' | 'exports'>[],
  endpoints: readonly NamedEndpoint[],
): SchemaBook {
  const names = nameSchemas(rooms, endpoints);
  const all = { input: convert(names, 'input'), output: convert(names, 'output') };
  const used = {
    input: reach(
      all.input,
      endpoints.map(({ endpoint }) => endpoint.body),
      names,
    ),
    output: reach(
      all.output,
      endpoints.map(({ endpoint }) => endpoint.answer),
      names,
    ),
  };
  for (const { endpoint } of endpoints) {
    for (const name of reachOfQuery(all.input, endpoint.query, names)) used.input.add(name);
  }
  const split = findDifferent(all, used);
  const rename = (name: string, flavour: Flavour) => (flavour === 'input' && split.has(name) ? `${name}Input` : name);
  const pointed = (schema: JsonSchema, flavour: Flavour) =>
    mapRefs(schema, (name) => SCHEMA_PREFIX + rename(name, flavour));
  const components = Object.fromEntries(
    (['output', 'input'] as const)
      .flatMap((flavour) =>
        [...used[flavour]].map((name) => [rename(name, flavour), pointed(all[flavour][name] ?? {}, flavour)] as const),
      )
      .sort(([one], [two]) => (one < two ? -1 : 1)),
  );
  const nameOf = (schema: z.ZodType) => names.get(schema) ?? unnamed();
  return {
    components,
    refOf: (schema, flavour) => ({ $ref: SCHEMA_PREFIX + rename(nameOf(schema), flavour) }),
    inlined: (schema, flavour) => pointed(all[flavour][nameOf(schema)] ?? {}, flavour),
  };
}

function unnamed(): never {
  throw new TypeError('every schema of an endpoint was named');
}

/** `postView` is `Post`; what is written inside an endpoint is called after it: `CreatePostBody`. */
function nameSchemas(
  rooms: readonly Pick<ApiRoom, 'name' | 'exports'>[],
  endpoints: readonly NamedEndpoint[],
): Map<z.ZodType, string> {
  const names = new Map<z.ZodType, string>();
  const taken = new Set<string>();
  const give = (schema: z.ZodType, wishes: readonly string[]) => {
    if (names.has(schema)) return;
    const name = wishes.find((wish) => !taken.has(wish));
    if (name === undefined) throw new TypeError(`two schemas are called ${wishes.join(' and ')}`);
    taken.add(name);
    names.set(schema, name);
  };
  for (const room of rooms) {
    for (const [name, value] of Object.entries(room.exports)) {
      if (!isNamable(value)) continue;
      const full = capital(name);
      const chosen = z.globalRegistry.get(value)?.id;
      const plain = [full.replace(/View$/, ''), full, capital(room.name) + full];
      give(value, chosen === undefined ? plain : [chosen, ...plain]);
    }
  }
  for (const { name, room, endpoint } of endpoints) {
    const full = capital(name);
    for (const part of ['params', 'query', 'body', 'answer'] as const) {
      give(endpoint[part], [full + capital(part), capital(room.name) + full + capital(part)]);
    }
  }
  return names;
}

/** Plain texts and numbers stay where they are used; shapes and closed lists are worth a name. */
function isNamable(value: unknown): value is z.ZodType {
  const shapes = [z.ZodObject, z.ZodEnum, z.ZodDiscriminatedUnion, z.ZodRecord, z.ZodUnion];
  return shapes.some((shape) => value instanceof shape);
}

function convert(names: ReadonlyMap<z.ZodType, string>, io: Flavour): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(new NamedRegistry(names), {
    io,
    target: 'draft-2020-12',
    uri: (id) => SCHEMA_PREFIX + id,
    override: ({ zodSchema, jsonSchema }) => tidy(zodSchema, jsonSchema),
  });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, withoutAddress(schema)]));
}

/** A later Bedside may add fields to an answer: only what is strict in the contract is closed in the description. */
function tidy(zodSchema: z.core.$ZodType, jsonSchema: JsonSchema): void {
  const isPlain = zodSchema instanceof z.ZodObject && zodSchema.def.catchall === undefined;
  if (isPlain && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
  spellOutKeys(jsonSchema);
  // `format` says it; the pattern behind it is a page long and tells a reader nothing.
  if (jsonSchema.format !== undefined && jsonSchema.format !== 'regex') delete jsonSchema.pattern;
  // JavaScript's own limit of whole numbers, which no field means.
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
}

/** A map that must have certain keys is told as an object that has them, which more tools understand. */
function spellOutKeys(schema: JsonSchema): void {
  const { required, additionalProperties, properties } = schema;
  if (required === undefined || properties !== undefined || typeof additionalProperties !== 'object') return;
  schema.properties = Object.fromEntries(required.map((key) => [key, additionalProperties]));
  delete schema.additionalProperties;
  delete schema.propertyNames;
}

function withoutAddress(schema: JsonSchema): JsonSchema {
  const copy = { ...schema };
  for (const key of ['$schema', '$id', 'id']) delete copy[key];
  return copy;
}

function reach(
  all: Readonly<Record<string, JsonSchema>>,
  roots: readonly z.ZodType[],
  names: ReadonlyMap<z.ZodType, string>,
): Set<string> {
  const seen = new Set<string>();
  const visit = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const next of refsIn(all[name])) visit(next);
  };
  for (const root of roots) {
    const name = names.get(root);
    if (name !== undefined && !isEmptyObject(all[name])) visit(name);
  }
  return seen;
}

/** A query is spread into parameters: it is no component itself, what it refers to is. */
function reachOfQuery(
  all: Readonly<Record<string, JsonSchema>>,
  query: z.ZodType,
  names: ReadonlyMap<z.ZodType, string>,
): Set<string> {
  const seen = reach(all, [query], names);
  seen.delete(names.get(query) ?? '');
  return seen;
}

/** No fields and no others allowed to matter: nothing is sent. */
export function isEmptyObject(schema: JsonSchema | undefined): boolean {
  return schema?.type === 'object' && Object.keys(schema.properties ?? {}).length === 0 && !isMap(schema);
}

function isMap(schema: JsonSchema): boolean {
  return schema.additionalProperties !== undefined && schema.additionalProperties !== false;
}

/** Components that requests and answers use and that differ, in themselves or in what they refer to. */
function findDifferent(
  all: Readonly<Record<Flavour, Readonly<Record<string, JsonSchema>>>>,
  used: Readonly<Record<Flavour, ReadonlySet<string>>>,
): Set<string> {
  const both = [...used.input].filter((name) => used.output.has(name));
  const differs = (name: string) => JSON.stringify(all.input[name]) !== JSON.stringify(all.output[name]);
  const different = new Set(both.filter(differs));
  for (let grown = true; grown; ) {
    const more = both.filter((name) => !different.has(name) && refsIn(all.input[name]).some((to) => different.has(to)));
    for (const name of more) different.add(name);
    grown = more.length > 0;
  }
  return different;
}

function refsIn(value: unknown): string[] {
  const found: string[] = [];
  mapRefs(value, (name) => {
    found.push(name);
    return name;
  });
  return found;
}

/** A copy in which every reference to a component is what `point` makes of its name. */
function mapRefs<T>(value: T, point: (name: string) => string): T {
  if (typeof value !== 'object' || value === null) return value;
  // Arrays stay arrays and objects keep their keys, so the copy has the type of what was copied.
  if (Array.isArray(value)) return value.map((part) => mapRefs(part, point)) as T;
  const entries = Object.entries(value).map(([key, part]) =>
    key === '$ref' && typeof part === 'string'
      ? [key, point(part.replace(SCHEMA_PREFIX, ''))]
      : [key, mapRefs(part, point)],
  );
  return Object.fromEntries(entries) as T;
}

export function capital(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
