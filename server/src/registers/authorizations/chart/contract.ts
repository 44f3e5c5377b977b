import { z } from 'zod';
import { defineEndpoint, done, instant, next, pageQuery, uuid } from '../../../kernel/http/contract.ts';

const address = z.url({ protocol: /^https?$/ }).max(500);
const secret = z
  .string()
  .regex(/^[\x21-\x7e]+$/, 'SECRET_FORM')
  .max(4_000)
  .optional()
  .describe('Left out keeps the one on record.');

/** How Bedside signs in at the server. */
export const fhirAccess = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bearer'), secret: secret.describe('The token. Left out keeps the one on record.') }),
  z.object({
    kind: z.literal('client_credentials'),
    tokenUrl: address,
    clientId: z.string().trim().min(1).max(200),
    scope: z.string().trim().max(500).default(''),
    secret,
  }),
]);

export const fhirServerView = z.object({
  baseUrl: z.string(),
  access: z.enum(['bearer', 'client_credentials']),
  tokenUrl: z.string().nullable(),
  clientId: z.string().nullable(),
  scope: z.string(),
  revision: z.number().int(),
  updatedAt: instant,
});
export type FhirServerView = z.infer<typeof fhirServerView>;

/** Why a permission did not arrive, or why a server cannot be used. */
export const fhirTrouble = z.enum([
  'FHIR_UNREACHABLE',
  'FHIR_ADDRESS_REFUSED',
  'FHIR_ADDRESS_INSIDE',
  'FHIR_TIMEOUT',
  'FHIR_ANSWER_TOO_LARGE',
  'FHIR_ANSWER_UNREADABLE',
  'FHIR_REDIRECT',
  'FHIR_UNAUTHORIZED',
  'FHIR_TOKEN_REFUSED',
  'FHIR_NOT_FOUND',
  'FHIR_PRECONDITION',
  'FHIR_MANY_CONSENTS',
  'FHIR_REFUSED',
  'FHIR_OVERLOADED',
  'FHIR_FAILED',
  'FHIR_NOT_R4',
  'FHIR_NO_TRANSACTION',
  'FHIR_NOT_CONNECTED',
]);
export type FhirTrouble = z.infer<typeof fhirTrouble>;

export const sendingState = z.enum(['waiting', 'sent', 'refused']);

export const sendingView = z.object({
  authorizationId: uuid,
  state: sendingState,
  attempts: z.number().int(),
  nextAt: instant.nullable().describe('When it is tried next; null when it is not.'),
  lastTriedAt: instant.nullable(),
  sentAt: instant.nullable().describe('When the server last took it.'),
  trouble: fhirTrouble.nullable().describe('What came of the last try, where it was not taken.'),
  status: z.number().int().nullable(),
  issues: z.array(z.string()).describe('Codes of the server’s OperationOutcome; never its words.'),
});
export type SendingView = z.infer<typeof sendingView>;

/** One that was refused, and whose permission it is. */
export const refusedView = sendingView.extend({ subjectName: z.string() });

const params = z.object({ id: uuid });

export const getFhirServer = defineEndpoint({
  method: 'GET',
  path: '/organization/fhir-server',
  summary: 'The FHIR server to which signed permissions of patients are sent',
  answer: z.object({ server: fhirServerView.nullable() }),
});

export const putFhirServer = defineEndpoint({
  method: 'PUT',
  path: '/organization/fhir-server',
  summary: 'Name the FHIR server; what it refused before is sent again',
  stepUp: true,
  body: z.object({
    baseUrl: address,
    access: fhirAccess,
    revision: z.number().int().describe('Zero where there is none yet.'),
  }),
  answer: fhirServerView,
});

export const removeFhirServer = defineEndpoint({
  method: 'DELETE',
  path: '/organization/fhir-server',
  summary: 'Forget the FHIR server and how one signs in there; nothing is sent any more',
  stepUp: true,
  answer: done,
});

export const testFhirServer = defineEndpoint({
  method: 'POST',
  path: '/organization/fhir-server/test',
  summary: 'Ask the FHIR server what it can do, and whether it lets Bedside in; nothing is sent',
  cost: 'costly',
  answer: z.object({
    trouble: fhirTrouble.nullable().describe('Null where all is well.'),
    status: z.number().int().nullable(),
    fhirVersion: z.string().nullable().describe('What the server says that it speaks; null where it did not say.'),
  }),
});

export const getSending = defineEndpoint({
  method: 'GET',
  path: '/authorizations/:id/sending',
  summary: 'Whether a signed permission is in the FHIR server',
  params,
  answer: z.object({
    isConnected: z.boolean().describe('Whether the organization has named a FHIR server.'),
    sending: sendingView.nullable().describe('Null where nothing was to be sent.'),
  }),
});

export const sendToFhirServer = defineEndpoint({
  method: 'POST',
  path: '/authorizations/:id/sending',
  summary: 'Send a signed permission of a patient to the FHIR server, once more or for the first time',
  params,
  answer: z.object({ isConnected: z.boolean(), sending: sendingView }),
});

export const listRefusedSendings = defineEndpoint({
  method: 'GET',
  path: '/authorization-sendings/refused',
  summary: 'Signed permissions that the FHIR server did not take',
  query: z.object(pageQuery({ most: 100, usual: 25 })),
  answer: z.object({ sendings: z.array(refusedView), next }),
});
