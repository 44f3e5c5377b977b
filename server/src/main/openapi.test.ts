/** A generic tool reads the description of the API without a warning, and everything in it is as the contracts are. */
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Operation } from '../kernel/http/openapi-types.ts';
import { describeBedside, describeRooms, nameEndpoints } from './api-description.ts';
import { roomWords, scopeWords } from './api-rooms.ts';
import { listEndpoints } from './list-endpoints.ts';

const document = describeBedside();
const rooms = describeRooms();
const endpoints = nameEndpoints(rooms);

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);
const operationOf = (name: string): Operation => {
  const found = operations.find(({ operation }) => operation.operationId === name);
  if (found === undefined) throw new Error(`no operation is called ${name}`);
  return found.operation;
};
const exampleIn = (content: Operation['requestBody']) => content?.content['application/json']?.example;

describe('the description of the API', () => {
  test('is read by a generic tool without errors and warnings', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const problems = await lintFromString({ source: JSON.stringify(document), absoluteRef: '/openapi.json', config });
    const told = problems.map(({ severity, ruleId, message, location }) => {
      return `${severity} ${ruleId}: ${message} at ${location[0]?.pointer ?? ''}`;
    });
    expect(told).toEqual([]);
  });

  test('is the same each time it is made', () => {
    expect(JSON.stringify(describeBedside())).toBe(JSON.stringify(document));
  });

  test('names every door that a contract names, once', () => {
    const doors = new Set(listEndpoints().map(({ method, path }) => `${method} ${path}`));
    const named = new Set(endpoints.map(({ endpoint }) => `${endpoint.method} ${endpoint.path}`));
    expect(named).toEqual(doors);
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(endpoints.map(({ name }) => name)));
  });

  test('tells of each room and each scope in words', () => {
    const silent = rooms.filter(({ name }) => roomWords[name] === undefined).map(({ name }) => name);
    expect(silent, 'give these rooms words in api-rooms.ts').toEqual([]);
    const scopes = new Set(endpoints.flatMap(({ endpoint }) => endpoint.keyScope ?? []));
    const unknown = [...scopes].filter((scope) => scopeWords[scope] === undefined);
    expect(unknown, 'give these scopes words in api-rooms.ts').toEqual([]);
  });

  test.each(endpoints.map((named) => [named.name, named] as const))(
    'shows an example that %s takes and gives',
    (_, named) => {
      const operation = operationOf(named.name);
      const body = exampleIn(operation.requestBody);
      if (body !== undefined) expect(faults(named.endpoint.body, body), 'request').toEqual([]);
      const answer = operation.responses['200'];
      if (answer === undefined || '$ref' in answer) throw new Error('an answer of its own');
      expect(faults(named.endpoint.answer, answer.content?.['application/json']?.example), 'answer').toEqual([]);
    },
  );

  test('says who passes each door as the contract says it', () => {
    for (const { name, endpoint } of endpoints) {
      const { security, ...operation } = operationOf(name);
      const schemes = security.flatMap((one) => Object.entries(one));
      const wanted: Record<typeof endpoint.access, unknown[]> = {
        open: [],
        setup: [['setupToken', []]],
        person: [...(endpoint.keyScope === null ? [] : [['apiKey', [endpoint.keyScope]]]), ['session', []]],
      };
      expect(schemes, name).toEqual(wanted[endpoint.access]);
      expect(operation['x-step-up'] ?? false, name).toBe(endpoint.stepUp);
    }
  });
});

/** Paths where a value does not fit its contract, and what is wrong there; what the contract gives `.meta({ examples })` is shown as it is. */
function faults(schema: z.ZodType, value: unknown): string[] {
  const result = schema.safeParse(value);
  return result.success ? [] : [z.prettifyError(result.error)];
}

describe('the doors of the API', () => {
  test('let nobody change anything without a session, a key, or a link that was sent to them', () => {
    const open = operations.filter(({ method, operation }) => method !== 'get' && operation.security?.length === 0);
    const withoutSession = new Set(open.map(({ path }) => path.split('/')[1]));
    expect(withoutSession).toEqual(new Set(['guest-reviews', 'invitations', 'password-resets', 'session', 'sso']));
  });
});
