/** What a fake LinkedIn knows beyond what every network of the kit knows. */
import { type Call, type Reply, told, type World } from './kit/network.ts';

/** An organization; its posts are those of the account with its id. */
export type FakeOrganization = { readonly id: string; readonly name: string; readonly vanityName: string };
/** What a person may do for an organization. */
export type FakeRole = { readonly personId: string; readonly organizationId: string; role: string; state: string };

export type FakeLinkedInApp = {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where it may send people back to; anywhere while it is empty. */
  readonly redirectUris: string[];
};

export type FakeAsset = {
  readonly urn: string;
  readonly kind: 'image' | 'video' | 'document';
  readonly owner: string;
  readonly size: number | null;
  readonly token: string;
  /** Bytes by the number of their part. */
  readonly parts: Map<number, { readonly etag: string; readonly bytes: Uint8Array }>;
  state: 'WAITING_UPLOAD' | 'PROCESSING' | 'AVAILABLE' | 'PROCESSING_FAILED';
  asksLeft: number;
};

export type FakeComment = {
  readonly id: string;
  readonly urn: string;
  readonly object: string;
  readonly parent: string | null;
  readonly actor: string;
  readonly text: string;
  readonly createdMs: number;
};

/** What a post has on LinkedIn and not on every network. */
export type FakeContent = Readonly<Record<string, unknown>>;

/** What a test may tell LinkedIn to be like; read anew with each request. */
export type FakeLinkedInSettings = {
  /** The versions that it speaks. */
  versions: string[];
  /** Which person is signed in on its pages. */
  signedInAs: string;
  tokenSeconds: number;
  /** Whether it gives the application refresh tokens. */
  givesRefreshTokens: boolean;
  /** How often a video or document is asked for until it is ready; 0 is ready at once, negative never. */
  asksUntilReady: number;
  media: 'taken' | 'refused';
  /** How long it knows a text again. */
  knowsDuplicatesMs: number;
  /** The limit of the day is reached. */
  dayLimit: boolean;
  /** Bytes in one part of a video. */
  partBytes: number;
};

export type FakeLinkedInState = {
  readonly world: World;
  readonly serviceUrl: () => string;
  readonly settings: FakeLinkedInSettings;
  readonly app: FakeLinkedInApp;
  readonly organizations: readonly FakeOrganization[];
  readonly roles: FakeRole[];
  readonly codes: Map<
    string,
    { readonly personId: string; readonly scopes: readonly string[]; readonly redirectUri: string }
  >;
  readonly refreshTokens: Map<string, { readonly personId: string; readonly scopes: readonly string[] }>;
  readonly assets: Map<string, FakeAsset>;
  readonly contents: Map<string, FakeContent | null>;
  readonly comments: FakeComment[];
  readonly counted: Map<string, Readonly<Record<string, number>>>;
  readonly nextNumber: () => string;
  readonly nextSecret: () => string;
};

/** One request, taken apart; `personId` is empty at a door that asks for no token. */
export type FakeLinkedInCall = Pick<Call, 'effects' | 'params' | 'url' | 'text' | 'request'> & {
  readonly personId: string;
};

export function refused(status: number, code: string, message = `A sentence about ${code}.`): Reply {
  return { ...told(status, { status, code, message }), code };
}

export const notFound = () => refused(404, 'NOT_FOUND', 'Entity not found.');

/** Null for what is no JSON. */
export function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const publishing = new Set(['ADMINISTRATOR', 'CONTENT_ADMINISTRATOR']);

/** Whether whoever gave the token may speak for this organization (`urn:li:organization:1`). */
export function maySpeakFor(state: FakeLinkedInState, { personId }: FakeLinkedInCall, urn: string): boolean {
  return state.roles.some(
    (one) =>
      one.personId === personId &&
      `urn:li:organization:${one.organizationId}` === urn &&
      publishing.has(one.role) &&
      one.state === 'APPROVED',
  );
}
