import { composeNetworkText, countText, type Manifest, type NetworkId } from '@bedside/connectors/networks';
import { type Content, mediaFor, type Stage, textFor } from '../compose/contract.ts';

/** Where people have accounts of their own; on the first two they can connect them, on the others they share by hand. */
export const shareNetworks = [
  'bluesky',
  'mastodon',
  'linkedin',
  'facebook',
  'threads',
  'x',
] as const satisfies readonly NetworkId[];
export type ShareNetwork = (typeof shareNetworks)[number];

/** The lines of one language; `{organization}` stands for the name of the house. */
export type Wording = { readonly employer: string; readonly opinion: string; readonly short: string };

export const ORGANIZATION = '{organization}';

/**
 * Where a house has no words of its own. Whoever shares their employer's words has to say whose they are, in the post itself
 * (16 CFR 255.5; FTC, "FTC's Endorsement Guides: What People Are Asking", read 2026-11-23), and professional bodies ask for
 * the difference between one's own view and the house's.
 */
export const usualWording: Readonly<Record<Content['language'], Wording>> = {
  en: {
    employer: 'I work at {organization}.',
    opinion: 'Views are my own.',
    short: 'I work at {organization}; views mine.',
  },
  es: {
    employer: 'Trabajo en {organization}.',
    opinion: 'Las opiniones son mías.',
    short: 'Trabajo en {organization}; opino por mí.',
  },
};

/** Both lines name the employer: that is what they are for. */
export function namesEmployer({ employer, short }: Wording): boolean {
  return employer.includes(ORGANIZATION) && short.includes(ORGANIZATION);
}

/**
 * The line that is added to a text: the whole one, or the short one where the network's limit is too near for it. Null where
 * not even that fits: then the text cannot be shared there.
 */
export function disclosureFor(
  manifest: Manifest,
  made: { text: string; link: string | null; wording: Wording; organization: string },
): string | null {
  const { link, organization, text, wording } = made;
  const named = (line: string) => line.replaceAll(ORGANIZATION, () => organization);
  const lines = [named(`${wording.employer} ${wording.opinion}`.trim()), named(wording.short)];
  const fits = (line: string) =>
    !countText(manifest, composeNetworkText(manifest, { text: disclosed(text, line), link })).over;
  return lines.find(fits) ?? null;
}

const disclosed = (text: string, line: string) => `${text.trimEnd()}\n\n${line}`.trimStart();

/** Whether a network gets the post as one piece; what is a thread there is not cut. */
export function isOnePiece(source: Content, network: NetworkId): boolean {
  return source.variants[network]?.thread === undefined;
}

/** What leaves when a content is shared: its words and media for one network, with the line, and nothing else. */
export function sharedContent(
  source: Content,
  on: { network: NetworkId; channelId: string; disclosure: string },
): Content {
  const { channelId, disclosure, network } = on;
  const { document, images, video } = mediaFor(source, network);
  const options = source.options?.[network];
  return {
    schema: 1,
    baseText: disclosed(textFor(source, network), disclosure),
    link: source.link,
    images,
    ...(video === undefined ? {} : { video }),
    ...(document === undefined ? {} : { document }),
    variants: {},
    ...(options === undefined ? {} : { options: { [network]: options } }),
    channelIds: [channelId],
    language: source.language,
    ...(source.permission === undefined ? {} : { permission: source.permission }),
  };
}

/** What was approved and not put away since. */
const open: ReadonlySet<Stage> = new Set(['approved', 'scheduled', 'publishing', 'published']);

/** Whether an entry still lets its version be shared on a network; what the gate says of the version comes besides. */
export function isInLibrary(
  entry: { versionId: string; networks: readonly string[]; endsAt: Date; removedAt: Date | null } | null,
  asked: { versionId: string; network: NetworkId; stage: Stage; now: Date },
): boolean {
  return (
    entry !== null &&
    entry.removedAt === null &&
    entry.versionId === asked.versionId &&
    entry.endsAt > asked.now &&
    entry.networks.includes(asked.network) &&
    open.has(asked.stage)
  );
}
