import type { EgressFetch, EgressInit } from '@bedside/connectors';
import type { Bundle } from '../fhir/r4-types.ts';
import { issuesOf, type KnownConsent, readCapabilities, readFound, readTaken, readToken } from './answers.ts';
import type { FhirTrouble } from './contract.ts';
import { type Trouble, troubleOfError, troubleOfStatus } from './state.ts';

/** Where the server is, and how one signs in there; in clear, and never kept so. */
export type FhirDoor = {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly access:
    | { readonly kind: 'bearer'; readonly secret: string }
    | {
        readonly kind: 'client_credentials';
        readonly tokenUrl: string;
        readonly clientId: string;
        readonly secret: string;
        readonly scope: string;
      };
};

/** What one asked for, or why it did not come. */
export type Said<T> = { readonly trouble: null; readonly value: T } | { readonly trouble: Trouble };

/** A transaction has a document in it and is written to disk before it is answered. */
const TIMEOUT_MS = 30_000;
const MAX_ANSWER_BYTES = 2_000_000;
const FHIR_JSON = 'application/fhir+json';

export type FhirClient = {
  /** What the server says that it can do. */
  capabilities(): Promise<Said<{ readonly fhirVersion: string; readonly takesTransactions: boolean }>>;
  /** The Consents that have this search for an identifier. */
  findConsents(search: string): Promise<Said<readonly KnownConsent[]>>;
  /** The status of each entry, in their order. */
  transact(bundle: Bundle): Promise<Said<readonly number[]>>;
};

/** Signs in, where that takes a call of its own, and gives the calls that Bedside makes. */
export async function openClient(fetch: EgressFetch, door: FhirDoor): Promise<Said<FhirClient>> {
  const token = await tokenOf(fetch, door);
  if (token.trouble !== null) return token;
  const headers = { accept: FHIR_JSON, authorization: `Bearer ${token.value}` };
  // Some servers answer a search from what they found a minute ago, unless they are told not to.
  const fresh = { ...headers, 'cache-control': 'no-cache' };
  const read = (path: string) => call(fetch, `${door.baseUrl}${path}`, { headers: fresh });
  return {
    trouble: null,
    value: {
      capabilities: async () => parsed(await read('/metadata'), readCapabilities),
      findConsents: async (search) => parsed(await read(`/Consent?${search}`), readFound),
      transact: async (bundle) => {
        const init = {
          method: 'POST',
          headers: { ...headers, 'content-type': FHIR_JSON, prefer: 'return=minimal' },
          body: JSON.stringify(bundle),
        };
        return parsed(await call(fetch, door.baseUrl, init), readTaken);
      },
    },
  };
}

/** A bearer's own, or one that the client is given for its secret (RFC 6749, section 4.4, with HTTP Basic). */
async function tokenOf(fetch: EgressFetch, { access }: FhirDoor): Promise<Said<string>> {
  if (access.kind === 'bearer') return { trouble: null, value: access.secret };
  const { tokenUrl, clientId, secret, scope } = access;
  const form = new URLSearchParams({ grant_type: 'client_credentials', ...(scope === '' ? {} : { scope }) });
  const client = `${formEncoded(clientId)}:${formEncoded(secret)}`;
  const said = await call(fetch, tokenUrl, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      authorization: `Basic ${Buffer.from(client).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: form.toString(),
  });
  if (said.trouble !== null) return { trouble: { ...said.trouble, code: ofToken(said.trouble.code) } };
  return parsed(said, readToken);
}

/** Id and secret are encoded before they are joined (RFC 6749, section 2.3.1). */
const formEncoded = (text: string) => new URLSearchParams([['', text]]).toString().slice(1);

/** What a token's address refuses is about the client, and not about what was to be sent. */
function ofToken(code: FhirTrouble): FhirTrouble {
  return code === 'FHIR_REFUSED' || code === 'FHIR_UNAUTHORIZED' || code === 'FHIR_NOT_FOUND'
    ? 'FHIR_TOKEN_REFUSED'
    : code;
}

async function call(fetch: EgressFetch, url: string, init: EgressInit): Promise<Said<unknown>> {
  let answer: Response;
  try {
    answer = await fetch(url, { ...init, timeoutMs: TIMEOUT_MS, maxResponseBytes: MAX_ANSWER_BYTES });
  } catch (error) {
    const code = troubleOfError(error);
    // Anything else is a fault of ours: the queue runs the job again.
    if (code === null) throw error;
    return trouble({ code });
  }
  // The way out follows a reading elsewhere, without what one signs in with: whatever answers there is not the server.
  if (new URL(answer.url).origin !== new URL(url).origin) return trouble({ code: 'FHIR_REDIRECT' });
  const { status } = answer;
  const body = jsonOf(await answer.text());
  const code = troubleOfStatus(status);
  if (code === null) return { trouble: null, value: body };
  const retryAfter = code === 'FHIR_OVERLOADED' ? answer.headers.get('retry-after') : null;
  return trouble({ code, status, retryAfter, issues: issuesOf(body) });
}

function trouble(of: Pick<Trouble, 'code'> & Partial<Trouble>): Said<never> {
  return { trouble: { status: null, issues: [], retryAfter: null, ...of } };
}

function parsed<T>(said: Said<unknown>, read: (answer: unknown) => T | null): Said<T> {
  if (said.trouble !== null) return said;
  const value = read(said.value);
  return value === null ? trouble({ code: 'FHIR_ANSWER_UNREADABLE' }) : { trouble: null, value };
}

/** Null for what is no JSON, as an empty answer is none. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
