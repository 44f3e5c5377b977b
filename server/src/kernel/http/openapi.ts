import type { z } from 'zod';
import { done, problem } from './contract.ts';
import { answerHeaders, commonParameters, FAILURES, failureAnswers, securitySchemes } from './openapi-common.ts';
import { exampleOf } from './openapi-example.ts';
import { isEmptyObject, type SchemaBook, writeSchemas } from './openapi-schemas.ts';
import type {
  Answer,
  ApiRoom,
  ByteDoor,
  HttpMethod,
  JsonSchema,
  NamedEndpoint,
  OpenApiDocument,
  Operation,
  Parameter,
  Reference,
  RequestBody,
  SecurityRequirement,
} from './openapi-types.ts';

export type Description = {
  readonly title: string;
  readonly version: string;
  readonly about: string;
  readonly rooms: readonly ApiRoom[];
  readonly endpoints: readonly NamedEndpoint[];
  readonly byteDoors: readonly ByteDoor[];
  /** What scopes of API keys allow, by name. */
  readonly scopes: Readonly<Record<string, string>>;
  /** What text in fields looks like in examples, by name. */
  readonly words: Readonly<Record<string, string | null>>;
};

type Writing = Description & { readonly book: SchemaBook };

/** The description of the API as OpenAPI 3.1, made from the contracts; the same contracts give the same bytes. */
export function describeApi(description: Description): OpenApiDocument {
  const kernel = { name: 'kernel', exports: { done, problem } };
  const book = writeSchemas([kernel, ...description.rooms], description.endpoints);
  const writing = { ...description, book };
  const operations = [
    ...description.endpoints.map((one) => ({ ...placeOf(one), operation: writeOperation(writing, one) })),
    ...description.byteDoors.map((door) => writeByteDoor(description, door)),
  ].sort((one, two) => (one.path < two.path ? -1 : 1));
  const paths: Record<string, Partial<Record<HttpMethod, Operation>>> = {};
  for (const { path, method, operation } of operations) paths[path] = { ...paths[path], [method]: operation };
  const usedTags = new Set(operations.flatMap(({ operation }) => operation.tags));
  return {
    openapi: '3.1.0',
    info: {
      title: description.title,
      version: description.version,
      description: description.about,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1', description: 'This installation' }],
    tags: description.rooms
      .filter(({ title }) => usedTags.has(title))
      .map((room) => ({ name: room.title, description: room.description })),
    paths,
    components: {
      schemas: { ...book.components, Problem: problemSchema(book) },
      parameters: commonParameters,
      headers: answerHeaders,
      responses: failureAnswers,
      securitySchemes: securitySchemes(description.scopes),
    },
  };
}

/** Errors are no endpoint's answer, so no endpoint leads to their schema. */
function problemSchema(book: SchemaBook): JsonSchema {
  return book.inlined(problem, 'output');
}

function placeOf({ endpoint }: NamedEndpoint): { path: string; method: HttpMethod } {
  // The methods of contracts are the upper case of those of OpenAPI.
  const method = endpoint.method.toLowerCase() as HttpMethod;
  return { path: endpoint.path.replace(/:(\w+)/g, '{$1}'), method };
}

function writeOperation(writing: Writing, named: NamedEndpoint): Operation {
  const { endpoint, name, room } = named;
  const body = writing.book.inlined(endpoint.body, 'input');
  const hasBody = endpoint.method !== 'GET' && !isEmptyObject(body);
  const parameters = [
    ...fieldParameters(writing, endpoint.params, 'path'),
    ...fieldParameters(writing, endpoint.query, 'query'),
    ...headerParameters(named, body),
  ];
  return {
    operationId: name,
    summary: endpoint.summary,
    description: describeEntry(endpoint),
    tags: [room.title],
    security: securityOf(endpoint),
    ...(endpoint.stepUp ? { 'x-step-up': true } : {}),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(hasBody ? { requestBody: writeBody(writing, endpoint.body, body) } : {}),
    responses: { 200: writeAnswer(writing, endpoint.answer), ...failuresOf(named, { hasBody, parameters }) },
  };
}

function writeByteDoor(description: Description, door: ByteDoor) {
  const room = description.rooms.find(({ name }) => name === door.room);
  if (room === undefined) throw new TypeError(`no room is called ${door.room}`);
  const entry = { access: 'person', stepUp: false, keyScope: door.keyScope } as const;
  const operation = {
    ...door.operation,
    description: describeEntry(entry),
    tags: [room.title],
    security: securityOf(entry),
  };
  return { path: door.path, method: door.method, operation };
}

type Entry = Pick<NamedEndpoint['endpoint'], 'access' | 'keyScope' | 'stepUp'>;

/** Who passes this door, in a sentence or two. */
function describeEntry({ access, keyScope, stepUp }: Entry): string {
  if (access === 'open') return 'Open to everybody.';
  if (access === 'setup') return 'For whoever holds the set-up token, until Bedside is set up.';
  const key =
    keyScope === null
      ? 'Only a person who is signed in passes; an API key never does.'
      : `An API key needs the scope \`${keyScope}\`.`;
  return stepUp ? `${key} A person must have proved who they are in the last five minutes.` : key;
}

function securityOf({ access, keyScope }: Entry): SecurityRequirement[] {
  if (access === 'open') return [];
  if (access === 'setup') return [{ setupToken: [] }];
  return keyScope === null ? [{ session: [] }] : [{ apiKey: [keyScope] }, { session: [] }];
}

function fieldParameters({ book, words }: Writing, schema: z.ZodType, where: 'path' | 'query'): Parameter[] {
  const { properties = {}, required = [] } = book.inlined(schema, 'input');
  return Object.entries(properties).map(([name, part]) => {
    const { description, ...rest } = typeof part === 'object' ? part : {};
    const sample = words[name];
    return {
      name,
      in: where,
      required: where === 'path' || required.includes(name),
      ...(description === undefined ? {} : { description }),
      ...(sample === undefined ? {} : { example: sample }),
      schema: rest,
    };
  });
}

function headerParameters({ endpoint }: NamedEndpoint, body: JsonSchema): Reference[] {
  if (endpoint.method === 'GET' || endpoint.access !== 'person') return [];
  const names = ['IdempotencyKey', ...(hasRevision(body) ? ['IfMatch'] : [])];
  return names.map((name) => ({ $ref: `#/components/parameters/${name}` }));
}

function hasRevision(schema: JsonSchema): boolean {
  return schema.properties?.['revision'] !== undefined;
}

function writeBody(writing: Writing, zodSchema: z.ZodType, body: JsonSchema): RequestBody {
  const schema = writing.book.refOf(zodSchema, 'input');
  const example = exampleOf(schema, { components: writing.book.components, words: writing.words });
  // A body that may be left out whole is one in which nothing is required.
  const required = (body.required ?? []).length > 0 || body.type !== 'object';
  return { required, content: { 'application/json': { schema, example } } };
}

function writeAnswer({ book, words }: Writing, zodSchema: z.ZodType): Answer {
  const schema = book.refOf(zodSchema, 'output');
  const example = exampleOf(schema, { components: book.components, words });
  const names = hasRevision(book.inlined(zodSchema, 'output')) ? [...RATE_HEADERS, 'ETag'] : RATE_HEADERS;
  return { description: 'Done.', headers: headersOf(names), content: { 'application/json': { schema, example } } };
}

const RATE_HEADERS = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'];

/** References to the headers that answers carry. */
export function headersOf(names: readonly string[] = RATE_HEADERS): Record<string, Reference> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

/** What may go wrong here, by status; the words for each are shared. */
function failuresOf(
  { endpoint }: NamedEndpoint,
  { hasBody, parameters }: { hasBody: boolean; parameters: readonly (Parameter | Reference)[] },
): Record<string, Reference> {
  const writes = endpoint.method !== 'GET';
  const told: Readonly<Record<string, boolean>> = {
    400: hasBody,
    401: true,
    403: writes || endpoint.access !== 'open',
    404: endpoint.path.includes(':'),
    409: writes,
    412: parameters.some((one) => '$ref' in one && one.$ref.endsWith('/IfMatch')),
    413: hasBody,
    415: hasBody,
    422: hasBody || parameters.some((one) => 'name' in one),
    429: true,
    500: true,
  };
  return failureRefs(Object.keys(told).filter((status) => told[status]));
}

/** References to the shared answers that tell of errors, by status. */
export function failureRefs(statuses: readonly string[]): Record<string, Reference> {
  return Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/${FAILURES[status]?.name ?? 'Failed'}` }]),
  );
}
