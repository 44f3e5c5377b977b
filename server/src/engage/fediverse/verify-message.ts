import type { CryptographicKey } from '@fedify/vocab';
import { toInstant } from './instant.ts';
import type { Fedify, Vocabulary } from './library.ts';
import type { Message } from './read-message.ts';
import type { RemoteDocuments } from './remote-documents.ts';

export type VerifyParts = {
  readonly fedify: Fedify;
  readonly vocab: Vocabulary;
  readonly documents: RemoteDocuments;
  readonly now: Date;
};

/** The key by which somebody was known when they began to follow: the last word of an account that is gone is signed by it. */
export type KnownKey = { readonly keyUrl: string; readonly publicKey: unknown };

/** Who signed, proved: their key, and what their server says of them, which is null where the known key sufficed. */
export type Verified = {
  readonly key: CryptographicKey;
  readonly actor: { readonly inboxUrl: string; readonly sharedInboxUrl: string | null } | null;
};

const TIME_WINDOW = { hours: 1 };

/**
 * Whether a request was signed by the actor whom it names; null where not. The signature covers the body; the key is of
 * the actor's own host; and the actor's own document names that key. (That a key names its owner proves nothing: anybody
 * can write that.) Signatures within the body are not looked at: nobody forwards what has an effect here.
 */
export async function verifyMessage(
  parts: VerifyParts,
  told: { readonly request: Request; readonly message: Message; readonly known: KnownKey | null },
): Promise<Verified | null> {
  const { request, message, known } = told;
  if (!claimsKeyOf(request, message.actorUrl) || !coversRequest(request)) return null;
  const { document: documentLoader, context: contextLoader } = parts.documents;
  const kept = known === null ? null : await importKnown(parts, message, known);
  let isKept = false;
  const key = await parts.fedify.verifyRequest(request, {
    documentLoader,
    contextLoader,
    timeWindow: TIME_WINDOW,
    currentTime: toInstant(parts.now),
    keyCache: {
      get: async (keyUrl) => {
        isKept = kept !== null && kept.id?.href === keyUrl.href;
        return isKept ? kept : undefined;
      },
      // Asked anew, as the known one did not fit.
      set: async () => {
        isKept = false;
      },
    },
  });
  if (key === null || key.id === null || !isOfHost(key.id.href, message.actorUrl)) return null;
  if (isKept) return { key, actor: null };
  const actor = await loadActor(parts, message.actorUrl, key.id.href);
  return actor === null ? null : { key, actor };
}

/** What the actor's own document says, if it names this key and inboxes of its own host. */
async function loadActor(parts: VerifyParts, actorUrl: string, keyUrl: string): Promise<Verified['actor']> {
  const { document: documentLoader, context: contextLoader } = parts.documents;
  const loaders = { documentLoader, contextLoader };
  const { document } = await documentLoader(actorUrl);
  const actor = await parts.vocab.Object.fromJsonLd(document, loaders);
  if (!parts.vocab.isActor(actor) || actor.id?.href !== actorUrl) return null;
  if (!actor.publicKeyIds.some(({ href }) => href === keyUrl)) return null;
  const inboxUrl = actor.inboxId?.href ?? null;
  const sharedInboxUrl = actor.endpoints?.sharedInbox?.href ?? null;
  // We send to no address that somebody else's host was named for.
  if (inboxUrl === null || !isOfHost(inboxUrl, actorUrl) || inboxUrl.length > 1_000) return null;
  const isShared = sharedInboxUrl !== null && isOfHost(sharedInboxUrl, actorUrl) && sharedInboxUrl.length <= 1_000;
  return { inboxUrl, sharedInboxUrl: isShared ? sharedInboxUrl : null };
}

async function importKnown(
  { fedify, vocab }: VerifyParts,
  { actorUrl }: Message,
  { keyUrl, publicKey }: KnownKey,
): Promise<CryptographicKey | null> {
  if (typeof publicKey !== 'object' || publicKey === null) return null;
  const key = await fedify.importJwk(publicKey, 'public');
  return new vocab.CryptographicKey({ id: new URL(keyUrl), owner: new URL(actorUrl), publicKey: key });
}

/** Whether the signature says to be by a key of the actor's host: asked before anything is fetched. */
function claimsKeyOf(request: Request, actorUrl: string): boolean {
  const named = [request.headers.get('signature'), request.headers.get('signature-input')]
    .flatMap((header) => [...(header ?? '').matchAll(/(?:^|[,;\s])keyid="([^"]+)"/giu)])
    .map(([, url = '']) => url);
  return named.length > 0 && named.every((url) => isOfHost(url, actorUrl));
}

/** One signature with its parameters, as RFC 9421 writes it. Whoever sends us something signs it once. */
const SIGNATURE_INPUT = /^\s*[a-z*][a-z0-9_.*-]*=\(((?:"[a-z0-9@_-]+" ?)+)\)(?:;[a-z]+=(?:"[^"\\]*"|\d+))+\s*$/iu;
const TARGETS = ['@target-uri', '@request-target', '@path'];

/**
 * Whether a signature by RFC 9421 says to cover method, target and body, which that standard leaves to whoever asks for
 * it. Fedify then holds it to what it says, and holds the older form to all of them by itself.
 */
function coversRequest(request: Request): boolean {
  const input = request.headers.get('signature-input');
  if (input === null) return true;
  const [, list] = SIGNATURE_INPUT.exec(input) ?? [];
  const covered = new Set((list ?? '').split(' ').map((name) => name.replaceAll('"', '')));
  return covered.has('@method') && covered.has('content-digest') && TARGETS.some((target) => covered.has(target));
}

function isOfHost(url: string, other: string): boolean {
  return URL.canParse(url) && new URL(url).origin === new URL(other).origin;
}
