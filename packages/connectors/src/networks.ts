/**
 * Limits and texts of every network, as data: safe in a browser, no Node API and no network client below this file.
 * The console counts with it while one types, the server holds a version against it, and the connectors send what
 * `composeNetworkText` gives, so that all three speak of the same text.
 */
import type { Manifest } from './manifest.ts';
import { composeNetworkText, countText } from './network-text.ts';
import { splitThread } from './thread/split-thread.ts';

export { type SettlingRules, settleAddresses, utmNames } from './addresses.ts';
export {
  type CheckedDocument,
  type CheckedImage,
  type CheckedPost,
  type CheckedVideo,
  checkParts,
  checkPost,
  type PartKind,
  type PostProblem,
  type PostProblemCode,
} from './check-post.ts';
export { costOf, type PostCost } from './cost.ts';
export { type Entity, type EntityKind, findEntities } from './count/entities.ts';
export { mastodonLength } from './count/mastodon.ts';
export { type ImageShape, imageShapes } from './image-shapes.ts';
export {
  type AccountLimits,
  type CredentialField,
  type DeliveryClass,
  type Manifest,
  type Measure,
  measures,
  type NetworkId,
  networkIds,
  type PostForm,
  type PostOptionName,
  postForms,
  postOptionNames,
} from './manifest.ts';
export {
  type ByHandKind,
  type ByHandPlace,
  byHandKinds,
  byHandPlace,
  byHandPost,
} from './manifests/by-hand.ts';
export { manifests } from './manifests/manifests.ts';
export {
  composeNetworkText,
  countText,
  manifestFor,
  narrowestLimits,
  type TextCount,
} from './network-text.ts';
export type { PostAction, PostEvent, PostOffer, PostOptions } from './outgoing.ts';
export { type DisplayedText, displayText, type MoreMarker } from './preview/display-text.ts';
export { areNumbered, withNumbers, withoutNumbers } from './thread/numbering.ts';
export { formOf, type WordedPost, type WordsThatLeave, wordsThatLeave } from './words-that-leave.ts';

/**
 * A long text as the parts of a thread that a network takes, each within its limit; the link goes with the first. One
 * part where all of it fits. How the parts are cut is told in `thread/split-thread.ts`.
 */
export function splitForNetwork(
  manifest: Manifest,
  post: {
    text: string;
    link: string | null;
    contentWarning?: string | undefined;
    language: string;
    numbering: boolean;
  },
): string[] {
  const { text, link, contentWarning, language, numbering } = post;
  const fits = (part: string, at: number) =>
    !countText(manifest, composeNetworkText(manifest, { text: part, link: at === 0 ? link : null }), contentWarning)
      .over;
  return splitThread({ text, language, numbering, fits });
}
