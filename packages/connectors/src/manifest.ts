/** What a network takes, offers and costs, as data: safe in a browser. `manifests/` has one of these for each network. */
import type { CountUnit } from './count/length.ts';
import type { BudgetHeaders } from './http/budget-headers.ts';

/** Every network that Bedside knows, in the order in which people are shown them. */
export const networkIds = [
  'newsroom',
  'practice',
  'facebook',
  'instagram',
  'threads',
  'x',
  'linkedin',
  'youtube',
  'tiktok',
  'pinterest',
  'snapchat',
  'google-business',
  'wordpress',
  'bluesky',
  'mastodon',
  'by-hand',
] as const;

/** Networks that Bedside can publish to. */
export type NetworkId = (typeof networkIds)[number];

/** How far a network helps against double posting; see docs/handbook/exactly-once.md. */
export type DeliveryClass =
  /** Takes a key chosen by us: sending again with the same key cannot make a second post. */
  | 'native-key'
  /** Gives a handle before publishing, which can be polled. */
  | 'handle-first'
  /** Refuses obvious duplicates, without proof. */
  | 'duplicate-refusal'
  /** No help: only listing our own posts tells. */
  | 'none';

/** What a post can be on a network. `feed` is what it is where nothing else was chosen. */
export const postForms = ['feed', 'story', 'reel', 'event', 'offer'] as const;
export type PostForm = (typeof postForms)[number];

/** What a post is made of, by what stands out. */
export type PostKind = 'words' | 'card' | 'pictures' | 'video' | 'document';

/** What can be counted of a post. */
export const measures = [
  'impressions',
  'reach',
  'views',
  'likes',
  'comments',
  'shares',
  'quotes',
  'saves',
  'clicks',
  'watchSeconds',
] as const;
export type Measure = (typeof measures)[number];

/** What a network takes of a video. Left out: nothing is documented. */
export type VideoLimits = {
  readonly maxBytes: number;
  readonly minSeconds?: number;
  readonly maxSeconds?: number;
  readonly mimeTypes: readonly string[];
};

/** What a network takes of a document, whose pages it shows. */
export type DocumentLimits = { readonly maxBytes: number; readonly mimeTypes: readonly string[] };

/** Limits, abilities and timing of a network, as data. Lengths are counted as the network counts (`countUnit`). */
export type Manifest = {
  readonly network: NetworkId;
  readonly displayName: string;
  readonly deliveryClass: DeliveryClass;
  readonly text: {
    readonly maxLength: number;
    readonly countUnit: CountUnit;
    /** What a web address counts, however long it is, where the unit is one that says so. */
    readonly addressLength?: number;
    /** Also bounded in UTF-8 bytes, where the network says so. */
    readonly maxBytes: number | null;
    /** Below the post, where the network counts a comment in another way. */
    readonly commentMaxLength?: number;
  };
  /** Of a title, in the unit of the text; left out where posts have none. */
  readonly titleMaxLength?: number;
  /** Takes no post without a title, or without a place within the account. */
  readonly needsTitle?: true;
  readonly needsPlace?: true;
  readonly media: {
    readonly maxImages: number;
    readonly maxImageBytes: number;
    readonly mimeTypes: readonly string[];
    /** 0 where the network has no place for them: they are asked for all the same, for the house's own archive. */
    readonly altTextMaxLength: number;
    /** One alternative text stands for all pictures of a post: theirs together, each on a line of its own. */
    readonly sharesAltText?: true;
    readonly video?: VideoLimits;
    readonly document?: DocumentLimits;
    /** What a post cannot be without. */
    readonly needs?: 'media' | 'video';
    /** Takes pictures and a video in one post. */
    readonly mixes?: true;
    /** Fetches pictures and videos from an address of the house, which must be one that the network can reach. */
    readonly fetches?: true;
  };
  /** `inline`: the link is in the text. `card`: it goes beside it. */
  readonly link: 'card' | 'inline';
  /** Beside what a card finds room: words alone, or at most one picture. Left out: anything. Elsewhere the link is in the text. */
  readonly card?: 'words' | 'picture';
  /** Forms that have no words. */
  readonly wordless?: readonly PostForm[];
  /** The form of which a title, where there is one, is all the words. */
  readonly titleInstead?: PostForm;
  /** Posts whose title leaves; left out where any post's does. */
  readonly titleWith?: readonly PostKind[];
  /** What a post can be, besides a post in the feed. */
  readonly forms: readonly PostForm[];
  /** What can be chosen for it; options of other networks are left alone. */
  readonly options: readonly PostOptionName[];
  /** Takes a post as several, each an answer to the one before. */
  readonly takesThreads: boolean;
  /** Takes a comment of our own below the post. */
  readonly takesFirstComment: boolean;
  /** All parts of a post are one delivery: a person is given them together, with the order in which they go. */
  readonly partsTogether?: true;
  /** False where a post can be taken down by hand alone. */
  readonly canRemove: boolean;
  /** A post that stands can be given other words, pictures and alternative texts, and stays where it is. */
  readonly canEdit: boolean;
  /** `words`: where it can be edited, the words can, and pictures and videos cannot. */
  readonly edits?: 'words';
  readonly canReadBack: boolean;
  /** What can be done with comments of others below a post; left out where they cannot be read. */
  readonly comments?: { readonly replies: boolean; readonly hides: boolean; readonly removes: boolean };
  /** What it tells of a post in numbers; empty where it tells nothing. */
  readonly measures: readonly Measure[];
  /** What the network takes for a post, in US dollars; left out where it takes nothing. */
  readonly cost?: { readonly post: number; readonly withAddress: number };
  /** After an ambiguous outcome, absence may be declared only this long after the call's deadline. */
  readonly quietPeriodMs: number;
  /** How long the network remembers our key, where it forgets it: afterwards sending again could make a second post. */
  readonly keyKeptMs?: number;
  /** One call to the network must answer within this time. At most 30 s, so that a lease outlives it. */
  readonly callTimeoutMs: number;
  /** What the network takes of one account in a while; left out where nothing is counted. */
  readonly budget?: NetworkBudget;
  /** `credentials`: a person types the fields below. `consent`: they say yes on a page of their own server. */
  readonly connect: 'credentials' | 'consent';
  /** What opens an account. Secret ones are sealed before they are stored. */
  readonly credentialFields: readonly CredentialField[];
  /**
   * Where the network lets nobody in but through an application that the house registers there: what it is given then.
   * Left out where Bedside registers by itself, or needs not.
   */
  readonly app?: { readonly fields: readonly CredentialField[]; readonly documentation: string };
  /** The address of its API, where there is one for everybody. */
  readonly serviceUrl?: string;
  /** Its accounts are on sites of their own, each at an address that a person types and that may have a path. */
  readonly onOwnSite?: true;
};

export type CredentialField = { readonly name: string; readonly secret: boolean };

/** How much a network takes of one account. */
export type NetworkBudget = {
  /** Where its answers say so. */
  readonly headers: readonly BudgetHeaders[];
  /** Left over for reading back, taking down and looking up: nothing is sent when no more than this remains. */
  readonly reserve: number;
  /** How many posts it takes in any such time, where that is documented and no header says it. */
  readonly quotas: readonly { readonly posts: number; readonly perMs: number }[];
};

/** Limits of one account that differ from its network's; `manifestFor` puts them in the manifest's place. */
export type AccountLimits = {
  readonly maxLength?: number | undefined;
  /** What a web address counts. */
  readonly addressLength?: number | undefined;
  readonly maxImages?: number | undefined;
  readonly maxImageBytes?: number | undefined;
  readonly mimeTypes?: readonly string[] | undefined;
  readonly altTextMaxLength?: number | undefined;
  readonly maxVideoSeconds?: number | undefined;
};

/** Names of what can be chosen for one network; `PostOptions` tells of what each is. */
export const postOptionNames = [
  'visibility',
  'contentWarning',
  'form',
  'title',
  'place',
  'event',
  'offer',
  'action',
  'forChildren',
] as const;
export type PostOptionName = (typeof postOptionNames)[number];
