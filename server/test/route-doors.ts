/** The doors of the API as a walker sees them: from their description, so that a new door is walked without a word here. */

import type { Endpoint } from '../src/kernel/http/contract.ts';
import { exampleOf, resolve } from '../src/kernel/http/openapi-example.ts';
import type { JsonSchema, OpenApiDocument, Operation, Parameter } from '../src/kernel/http/openapi-types.ts';
import { describeBedside, describeRooms, nameEndpoints } from '../src/main/api-description.ts';
import { exampleWords } from '../src/main/api-rooms.ts';

export const document: OpenApiDocument = describeBedside();
export const { schemas } = document.components;

export type Door = {
  readonly name: string;
  readonly method: string;
  /** With `{name}` for parameters. */
  readonly path: string;
  readonly operation: Operation;
  readonly params: readonly Parameter[];
  readonly query: readonly Parameter[];
  /** Bodies that this door takes, one for each of its shapes; none where it takes bytes or nothing. */
  readonly bodies: readonly unknown[];
  readonly bodySchema: JsonSchema | null;
  /** The contract, which the two doors of bytes do not have. */
  readonly endpoint: Endpoint | null;
};

/** A place where a request names something by its id. `path` leads to it in the body. */
export type IdPosition = {
  readonly where: 'params' | 'query' | 'body';
  readonly path: readonly (string | number)[];
  /** Which of the bodies has it. */
  readonly body: number;
};

const endpoints = new Map(nameEndpoints(describeRooms()).map(({ name, endpoint }) => [name, endpoint]));

export function listDoors(): Door[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => doorOf(path, method, operation)),
  );
}

function doorOf(path: string, method: string, operation: Operation): Door {
  const parameters = (operation.parameters ?? []).filter((one): one is Parameter => 'name' in one);
  const bodySchema = operation.requestBody?.content['application/json']?.schema ?? null;
  return {
    name: operation.operationId,
    method: method.toUpperCase(),
    path,
    operation,
    params: parameters.filter((one) => one.in === 'path'),
    query: parameters.filter((one) => one.in === 'query'),
    bodies: bodySchema === null ? [] : shapesOf(bodySchema),
    bodySchema,
    endpoint: endpoints.get(operation.operationId) ?? null,
  };
}

export const source = { components: schemas, words: exampleWords };

/** An example of each shape that a body may have. */
function shapesOf(schema: JsonSchema): unknown[] {
  const whole = resolve(schema, schemas).schema;
  const branches = [...(whole.oneOf ?? []), ...(whole.anyOf ?? [])].filter((one) => typeof one === 'object');
  return branches.length === 0 ? [exampleOf(schema, source)] : branches.map((one) => exampleOf(one, source));
}

export function isIdSchema(written: JsonSchema): boolean {
  const { schema } = resolve(written, schemas);
  if (schema.format === 'uuid') return true;
  return [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].some((one) => typeof one === 'object' && isIdSchema(one));
}

/** Whether a place in an address takes the numeral of a row that has no id, such as that of a job. */
export function isNumeral({ type, pattern }: JsonSchema): boolean {
  return type === 'string' && pattern !== undefined && /^\^\\d[^a-z]*\$$/.test(pattern);
}

function isName(schema: JsonSchema): boolean {
  return schema.type === 'string' && schema.enum === undefined && !isNumeral(schema);
}

/** Every place of a door that takes an id. */
export function idPositions(door: Door): IdPosition[] {
  const named = (where: 'params' | 'query', list: readonly Parameter[]) =>
    list
      .filter(({ schema }) => isIdSchema(schema) || (where === 'params' && isName(schema)))
      .map(({ name }): IdPosition => ({ where, path: [name], body: 0 }));
  const inBodies = door.bodies.flatMap((body, index) =>
    idPathsIn(shapeSchemas(door)[index] ?? {}, body).map((path): IdPosition => ({ where: 'body', path, body: index })),
  );
  return [...named('params', door.params), ...named('query', door.query), ...inBodies];
}

function shapeSchemas({ bodySchema }: Door): JsonSchema[] {
  if (bodySchema === null) return [];
  const whole = resolve(bodySchema, schemas).schema;
  const branches = [...(whole.oneOf ?? []), ...(whole.anyOf ?? [])].filter((one) => typeof one === 'object');
  return branches.length === 0 ? [bodySchema] : branches;
}

/** Paths to ids in a value, by its schema. */
function idPathsIn(written: JsonSchema, value: unknown): (string | number)[][] {
  if (isIdSchema(written)) return [[]];
  const { schema } = resolve(written, schemas);
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].filter((one) => typeof one === 'object');
  const choice = branches.find((one) => one.type !== 'null');
  if (choice !== undefined) return idPathsIn(choice, value);
  if (Array.isArray(value)) {
    const item = Array.isArray(schema.items) ? schema.items[0] : schema.items;
    return value.flatMap((part, index) => idPathsIn(asSchema(item), part).map((rest) => [index, ...rest]));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const inside = asSchema(schema.properties?.[key] ?? schema.additionalProperties);
    return idPathsIn(inside, part).map((rest) => [key, ...rest]);
  });
}

export function asSchema(schema: JsonSchema | boolean | undefined): JsonSchema {
  return typeof schema === 'object' ? schema : {};
}

/** What the id at a position is called: the field's name, or for `:id` the part of the path before it. */
export function nameOfPosition(door: Door, { where, path }: IdPosition): string {
  const names = path.filter((part) => typeof part === 'string');
  const last = names.at(-1) ?? '';
  if (last !== 'id') return last;
  // The id of what stands there.
  if (where !== 'params') return names.at(-2) ?? last;
  const parts = door.path.split('/');
  return parts[parts.indexOf('{id}') - 1] ?? '';
}

/** A copy with another value at this path. */
export function withValueAt(value: unknown, path: readonly (string | number)[], put: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return put;
  if (Array.isArray(value)) return value.map((part, index) => (index === head ? withValueAt(part, rest, put) : part));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, key === head ? withValueAt(part, rest, put) : part]),
  );
}
