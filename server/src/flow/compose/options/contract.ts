/** What differs by network: titles, boards, events, offers, buttons, and who sees a post. */
import type { NetworkId } from '@bedside/connectors/networks';
import { z } from 'zod';
import { instant } from '../../../kernel/http/contract.ts';

const shortText = (most: number) =>
  z
    .string()
    .max(most, { error: 'TEXT_TOO_LONG' })
    .refine((text) => text.isWellFormed(), { error: 'TEXT_NOT_WELL_FORMED' });

/**
 * What can be chosen for one network. Which of these a network knows, its manifest says; others are left alone. What is
 * half written may be kept: the gate tells what is missing.
 */
export const networkOptions = z.object({
  visibility: z.enum(['public', 'unlisted', 'private']).optional(),
  contentWarning: shortText(500).min(1).optional(),
  form: z.enum(['feed', 'story', 'reel', 'event', 'offer']).optional().describe('What the post is there.'),
  title: shortText(500).min(1).optional(),
  place: z.string().min(1).max(200).optional().describe("A board or a category, by the network's own id."),
  event: z
    .object({
      title: shortText(200),
      startsAt: instant,
      endsAt: instant,
      timeZone: z
        .string()
        .min(1)
        .max(60)
        .optional()
        .describe('IANA name of the zone in which the times were written: networks that show times of day need it.'),
    })
    .optional()
    .describe('Of an event or an offer.'),
  offer: z
    .object({
      couponCode: shortText(58).min(1).optional(),
      redeemUrl: shortText(2_000).min(1).optional(),
      terms: shortText(5_000).min(1).optional(),
    })
    .optional(),
  action: z
    .object({
      kind: z.enum(['book', 'order', 'learn-more', 'sign-up', 'call']),
      url: shortText(2_000).min(1).optional().describe('Where it leads; `call` needs none.'),
    })
    .optional()
    .describe('A button below the post.'),
  forChildren: z.boolean().optional().describe('Made for children, as networks must be told by law.'),
});
export type NetworkOptions = z.infer<typeof networkOptions>;

/** What a network gets of the media of a post, where that is not all of them. A cover goes with its video. */
export const mediaChoice = z.enum(['images', 'first-image', 'video', 'document', 'none']);
export type MediaChoice = z.infer<typeof mediaChoice>;

/** The words among what was chosen for a network. */
export function optionTexts(network: string, options: NetworkOptions | undefined): { field: string; text: string }[] {
  const { action, contentWarning, event, offer, title } = options ?? {};
  const words = {
    contentWarning,
    title,
    'event.title': event?.title,
    'offer.couponCode': offer?.couponCode,
    'offer.terms': offer?.terms,
    'offer.redeemUrl': offer?.redeemUrl,
    'action.url': action?.url,
  };
  return Object.entries(words).flatMap(([name, said]) =>
    said === undefined ? [] : [{ field: `options.${network}.${name}`, text: said }],
  );
}

/** What was chosen for a network and is no text. `value` is a word of the contract, an instant, or a network's own id. */
export type Choice = {
  readonly network: NetworkId;
  readonly name: 'visibility' | 'form' | 'place' | 'startsAt' | 'endsAt' | 'action' | 'forChildren' | 'media';
  readonly value: string;
};

/** Everything that was chosen for single networks and is no text, in the order of their names. */
export function choicesOf({
  options = {},
  mediaFor = {},
}: {
  options?: Partial<Record<NetworkId, NetworkOptions>> | undefined;
  mediaFor?: Partial<Record<NetworkId, MediaChoice>> | undefined;
}): Choice[] {
  // The keys of both are ids of networks.
  const named = [...new Set([...Object.keys(options), ...Object.keys(mediaFor)])].sort() as NetworkId[];
  return named.flatMap((network) => {
    const { action, event, forChildren, form, place, visibility } = options[network] ?? {};
    const values = {
      media: mediaFor[network],
      form,
      visibility,
      place,
      startsAt: event?.startsAt,
      endsAt: event?.endsAt,
      action: action?.kind,
      forChildren: forChildren === undefined ? undefined : String(forChildren),
    };
    return Object.entries(values).flatMap(([name, value]) =>
      // Each is a key of what is written above.
      value === undefined ? [] : [{ network, name: name as Choice['name'], value }],
    );
  });
}
