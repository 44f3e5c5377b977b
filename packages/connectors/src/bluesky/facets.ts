/** Links, hashtags and mentions in a text, as Bluesky wants them: ranges of UTF-8 bytes. */
import { z } from 'zod';
import { type XrpcContext, xrpc } from './xrpc.ts';

/** Lexicon app.bsky.richtext.facet. */
export type Facet = {
  readonly index: { readonly byteStart: number; readonly byteEnd: number };
  readonly features: readonly (Readonly<Record<string, unknown>> & { readonly $type: string })[];
};

const mentionType = 'app.bsky.richtext.facet#mention';
/** A post of 300 characters holds few mentions; more than this are left as text. */
const maxMentions = 10;
/** Looking handles up may take this much of the time that sending has. */
const maxLookupMs = 5_000;
const didSchema = z.object({ did: z.string() });

/** Facets of a text. A mention whose handle does not resolve stays plain text: it is a comfort, never a reason not to post. */
export async function facetsOf(context: XrpcContext, text: string): Promise<Facet[]> {
  // Loaded with the first post: the library holds every lexicon (40 MB), and most processes never post to Bluesky.
  const { RichText } = await import('@atproto/api');
  const richText = new RichText({ text });
  richText.detectFacetsWithoutResolution();
  const deadline = Math.min(context.deadline, context.io.now().getTime() + maxLookupMs);
  const facets: Facet[] = [];
  let mentions = 0;
  for (const { index, features } of richText.facets ?? []) {
    const [feature] = features;
    if (feature === undefined) continue;
    if (feature.$type !== mentionType) {
      facets.push({
        index: { byteStart: index.byteStart, byteEnd: index.byteEnd },
        features: [{ ...feature, $type: feature.$type }],
      });
      continue;
    }
    mentions += 1;
    // Before it is resolved the library keeps the handle in the place of the DID.
    const handle = 'did' in feature ? String(feature.did) : '';
    const did = mentions > maxMentions ? null : await resolveHandle({ ...context, deadline }, handle);
    if (did !== null) facets.push({ index, features: [{ $type: mentionType, did }] });
  }
  return facets;
}

async function resolveHandle(context: XrpcContext, handle: string): Promise<string | null> {
  const nsid = 'com.atproto.identity.resolveHandle';
  const resolved = await xrpc(context, { nsid, params: { handle }, schema: didSchema });
  return resolved.ok ? resolved.data.did : null;
}
