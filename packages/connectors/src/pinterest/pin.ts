/** Pins as the network tells them, and as Bedside writes them. */
import { z } from 'zod';
import { composeNetworkText } from '../networks.ts';
import type { Manifest, OutgoingPost, RemotePost } from '../port.ts';

const text = z.string().max(5_000).nullish();

export const pinSchema = z.object({
  id: z.string().regex(/^\d{1,30}$/u),
  created_at: z.string().max(60).nullish(),
  title: text,
  description: text,
  link: text,
  alt_text: text,
  board_id: z.string().max(60).nullish(),
  is_owner: z.boolean().nullish().catch(undefined),
});
export type Pin = z.output<typeof pinSchema>;

export const pinPageSchema = z.object({ items: z.array(pinSchema), bookmark: z.string().max(4_000).nullish() });

/** The address of a pin is its id; the API tells no other. */
export function toRemotePost(serviceUrl: string, pin: Pin): RemotePost {
  const { host, origin } = new URL(serviceUrl);
  const base = host.endsWith('.pinterest.com') ? 'https://www.pinterest.com' : origin;
  return {
    remoteId: pin.id,
    url: `${base}/pin/${pin.id}/`,
    text: pin.description ?? '',
    createdAt: instantOf(pin.created_at ?? ''),
    deliveryKey: null,
  };
}

/** Pinterest leaves the zone out, and means UTC. */
function instantOf(told: string): string | null {
  const at = Date.parse(/(Z|[+-]\d\d:?\d\d)$/u.test(told) ? told : `${told}Z`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** The words of a pin, and where it stands: what can be changed later on. */
export type PinWords = {
  readonly title: string | null;
  readonly description: string;
  readonly link: string | null;
  readonly alt_text: string | null;
  readonly board_id: string | null;
};

/** A carousel has one alternative text: those of its pictures, each on a line of its own. */
export function wordsOf(manifest: Manifest, post: OutgoingPost): PinWords {
  const altTexts = post.video === undefined ? post.images.map(({ altText }) => altText) : [post.video.altText];
  return {
    title: orNull(post.options?.title),
    description: composeNetworkText(manifest, post),
    link: orNull(post.link),
    alt_text: orNull(altTexts.map((altText) => altText.trim()).join('\n')),
    board_id: orNull(post.options?.place),
  };
}

function orNull(value: string | null | undefined): string | null {
  const words = (value ?? '').trim();
  return words === '' ? null : words;
}
