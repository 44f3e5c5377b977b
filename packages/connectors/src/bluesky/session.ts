/** Sessions by app password. They live as long as one operation: nothing that opens an account is kept. */
import { z } from 'zod';
import type { Failure } from '../port.ts';
import { type XrpcContext, xrpc } from './xrpc.ts';

const sessionSchema = z.object({
  did: z.string().regex(/^did:[a-z]+:[\w.:%-]{1,200}$/u),
  handle: z.string().min(1).max(253),
  accessJwt: z.string().min(1),
  active: z.boolean().optional(),
  didDoc: z.unknown().optional(),
});

const didDocSchema = z.object({
  service: z.array(z.object({ id: z.string(), type: z.string(), serviceEndpoint: z.unknown() })),
});

export type BlueskySession = {
  readonly did: string;
  /** Falls back to the DID while a handle does not resolve. */
  readonly handle: string;
  readonly accessToken: string;
  /** The account's own server, when its identity document names one that is safe to follow. */
  readonly personalDataServer: string | null;
};

export type SessionResult =
  | { readonly ok: true; readonly session: BlueskySession }
  | { readonly ok: false; readonly failure: Failure };

/** Opens a session. `credentials` are `identifier` (handle, DID or e-mail) and `appPassword`. */
export async function openSession(
  context: XrpcContext,
  credentials: Readonly<Record<string, string>>,
): Promise<SessionResult> {
  const { identifier = '', appPassword = '' } = credentials;
  if (identifier === '' || appPassword === '') return refused('CREDENTIALS_MISSING', 'The app password is not there.');
  const body = { identifier: withoutHidden(identifier).trim().replace(/^@/u, ''), password: appPassword.trim() };
  const opened = await xrpc(context, { nsid: 'com.atproto.server.createSession', body, schema: sessionSchema });
  if (!opened.ok) return opened;
  const { did, handle, accessJwt: accessToken, active = true, didDoc } = opened.data;
  if (!active) return refused('ACCOUNT_NOT_ACTIVE', 'The account is not active.');
  const personalDataServer = personalDataServerOf(didDoc, context.serviceUrl);
  return {
    ok: true,
    session: { did, handle: handle === 'handle.invalid' ? did : handle, accessToken, personalDataServer },
  };
}

/** Pages show handles between signs of direction, which are copied with them. */
function withoutHidden(typed: string): string {
  return typed.replaceAll(/\p{Cf}/gu, '');
}

function refused(code: string, detail: string): SessionResult {
  return { ok: false, failure: { kind: 'reauthorize', code, detail } };
}

/**
 * The server that holds the account's records. Asking it, not the entrance one signs in at, matters for reading back:
 * an entrance may answer from an index that has not seen the newest post, and "absent" would then be wrong.
 * Only an https address follows an https one; loopback servers stay as given.
 */
function personalDataServerOf(didDoc: unknown, serviceUrl: string): string | null {
  const parsed = didDocSchema.safeParse(didDoc);
  const service = parsed.data?.service.find(
    ({ id, type }) => id.endsWith('#atproto_pds') && type === 'AtprotoPersonalDataServer',
  );
  const address = z.url({ protocol: /^https$/u }).safeParse(service?.serviceEndpoint);
  return address.success && serviceUrl.startsWith('https://') ? new URL(address.data).origin : null;
}
