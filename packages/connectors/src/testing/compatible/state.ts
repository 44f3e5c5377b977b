/** What a compatible server knows, and how it answers. */
import type { Personality } from './personality.ts';

export type CompatibleMedium = {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly mimeType: string;
  description: string | null;
  /** How often it is asked for yet before it is ready. */
  asksLeft: number;
};

export type CompatibleStatus = {
  readonly id: string;
  text: string;
  spoilerText: string;
  sensitive: boolean;
  readonly visibility: string;
  language: string | null;
  readonly inReplyToId: string | null;
  media: CompatibleMedium[];
  readonly createdAtMs: number;
  editedAtMs: number | null;
};

type App = { readonly clientSecret: string; readonly redirectUri: string; readonly scopes: readonly string[] };
type Code = { readonly clientId: string; readonly scopes: readonly string[]; readonly challenge: string | null };
type Token = { readonly clientId: string; readonly scopes: readonly string[] };

export type CompatibleState = {
  readonly personality: Personality;
  readonly origin: () => string;
  readonly statuses: CompatibleStatus[];
  readonly media: Map<string, CompatibleMedium>;
  readonly apps: Map<string, App>;
  readonly codes: Map<string, Code>;
  readonly tokens: Map<string, Token>;
  /** Grows, so that ids sort by age. */
  readonly nextId: () => string;
  readonly secret: (kind: string) => string;
};

/** A request as the doors see it; `fields` are those of a form or of JSON. */
export type Call = {
  readonly method: string;
  readonly url: URL;
  readonly contentType: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly file: File | null;
  readonly token: string;
};

export const answered = (status: number, body: unknown): Response => Response.json(body, { status });

/** Errors as the documentation has them: one sentence. */
export const refused = (status: number, error: string): Response => answered(status, { error });

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The account whose page it is; there is one. */
export const ownAccount = ({ personality, origin, statuses }: CompatibleState) => ({
  id: personality.idOf(1),
  username: 'lakeside',
  acct: 'lakeside',
  display_name: '',
  note: '',
  url: `${origin()}${personality.accountPath}`,
  fqn: 'lakeside@server.example',
  statuses_count: statuses.length,
  source: { privacy: 'private', sensitive: true, language: 'xx', pleroma: {} },
});
