/**
 * Local posts as API v4 has them (developers.google.com/my-business/reference/rest/v4/accounts.locations.localPosts,
 * read 2026-11-23). A link is a button that says "Learn more"; times are those of the place's own clocks.
 */
import { z } from 'zod';
import { imageAddresses } from '../media/image-addresses.ts';
import { composeNetworkText, manifests } from '../networks.ts';
import type { PostAction, PostEvent, PostOptions } from '../outgoing.ts';
import type { Failure, OutgoingPost, RemotePost } from '../port.ts';
import type { OwnPost } from '../search-own.ts';

const actionTypes = {
  book: 'BOOK',
  order: 'ORDER',
  'learn-more': 'LEARN_MORE',
  'sign-up': 'SIGN_UP',
  call: 'CALL',
} as const satisfies Record<PostAction['kind'], string>;

/** Zeros are left out of what is told. */
const number = z.int().default(0);
const dateSchema = z.object({ year: number, month: number, day: number });
const timeSchema = z.object({ hours: number, minutes: number }).default({ hours: 0, minutes: 0 });

const saysSchema = z.object({
  summary: z.string().default(''),
  topicType: z.string(),
  callToAction: z.object({ actionType: z.string(), url: z.string().optional() }).optional(),
  event: z
    .object({
      title: z.string(),
      schedule: z.object({ startDate: dateSchema, startTime: timeSchema, endDate: dateSchema, endTime: timeSchema }),
    })
    .optional(),
  offer: z
    .object({
      couponCode: z.string().optional(),
      redeemOnlineUrl: z.string().optional(),
      termsConditions: z.string().optional(),
    })
    .optional(),
});
/** What a post says, beside its picture. */
export type Says = z.output<typeof saysSchema>;

export const nameSchema = z.string().regex(/^accounts\/[^/]{1,100}\/locations\/[^/]{1,100}\/localPosts\/[^/]{1,200}$/u);
export const localPostSchema = saysSchema.extend({
  name: nameSchema,
  /** `LIVE`, `PROCESSING`, `REJECTED`, and others for posts that Bedside does not make. */
  state: z.string().default('PROCESSING'),
  createTime: z.iso.datetime({ offset: true }).nullish().catch(null),
  updateTime: z.iso.datetime({ offset: true }).nullish().catch(null),
  searchUrl: z
    .url({ protocol: /^https?$/ })
    .nullish()
    .catch(null),
});
export type LocalPost = z.output<typeof localPostSchema>;

export function toRemotePost({ createTime, name, searchUrl, summary }: LocalPost): RemotePost {
  return {
    remoteId: name,
    url: searchUrl ?? null,
    text: summary,
    createdAt: createTime ?? null,
    deliveryKey: null,
  };
}

export function toOwnPost(post: LocalPost): OwnPost {
  const states: Readonly<Record<string, OwnPost['state']>> = { LIVE: 'public', REJECTED: 'declined' };
  return { post: toRemotePost(post), state: states[post.state] ?? 'in-review', isEdited: false };
}

export type Written =
  | { readonly ok: true; readonly says: Says; readonly languageCode: string }
  | { readonly ok: false; readonly failure: Failure };

/** What a post is to say on Google. */
export function write(post: OutgoingPost): Written {
  const options = post.options ?? {};
  const topicType = topicOf(options);
  if (!isButtonClear(post, topicType)) return { ok: false, failure: buttonNotClear };
  const event = topicType === 'STANDARD' ? undefined : options.event;
  if (topicType !== 'STANDARD' && event === undefined) return { ok: false, failure: noEvent };
  const told = event === undefined ? null : toldEvent(event);
  if (event !== undefined && told === null) return { ok: false, failure: noZone };
  const callToAction = topicType === 'OFFER' ? undefined : buttonOf(post);
  const says: Says = {
    summary: composeNetworkText(manifests['google-business'], post),
    topicType,
    ...(callToAction === undefined ? {} : { callToAction }),
    ...(told === null ? {} : { event: told }),
    ...(topicType === 'OFFER' ? { offer: offerOf(post) } : {}),
  };
  return { ok: true, says, languageCode: post.languages[0] ?? 'en' };
}

function topicOf({ form }: PostOptions): 'STANDARD' | 'EVENT' | 'OFFER' {
  if (form === 'event') return 'EVENT';
  return form === 'offer' ? 'OFFER' : 'STANDARD';
}

/** A post has one button at most, an offer none, and each but a call leads to an address. */
function isButtonClear({ link, options }: OutgoingPost, topicType: string): boolean {
  const action = options?.action;
  const hasLink = (link ?? '') !== '';
  if (topicType === 'OFFER') return action === undefined && !(hasLink && options?.offer?.redeemUrl !== undefined);
  if (action === undefined) return true;
  return !hasLink && (action.kind === 'call' || action.url !== undefined);
}

function buttonOf({ link, options }: OutgoingPost): Says['callToAction'] {
  const action = options?.action;
  if (action === undefined) return link === null || link === '' ? undefined : { actionType: 'LEARN_MORE', url: link };
  const actionType = actionTypes[action.kind];
  // The number is the profile's own.
  return action.kind === 'call' || action.url === undefined ? { actionType } : { actionType, url: action.url };
}

function offerOf({ link, options }: OutgoingPost): NonNullable<Says['offer']> {
  const { couponCode, redeemUrl = link ?? undefined, terms } = options?.offer ?? {};
  return {
    ...(couponCode === undefined ? {} : { couponCode }),
    ...(redeemUrl === undefined ? {} : { redeemOnlineUrl: redeemUrl }),
    ...(terms === undefined ? {} : { termsConditions: terms }),
  };
}

/** Null where nobody knows which time of day it is there. */
function toldEvent({ endsAt, startsAt, timeZone, title }: PostEvent): NonNullable<Says['event']> | null {
  const [start, end] = [wallTime(startsAt, timeZone), wallTime(endsAt, timeZone)];
  if (start === null || end === null) return null;
  const schedule = { startDate: start.date, startTime: start.time, endDate: end.date, endTime: end.time };
  return { title, schedule };
}

function wallTime(instant: string, timeZone: string | undefined) {
  const at = new Date(instant);
  if (timeZone === undefined || Number.isNaN(at.getTime())) return null;
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    return {
      date: { year: part('year'), month: part('month'), day: part('day') },
      time: { hours: part('hour'), minutes: part('minute') },
    };
  } catch {
    // A zone that this machine does not know.
    return null;
  }
}

type Media =
  | { readonly ok: true; readonly media: readonly { readonly mediaFormat: 'PHOTO'; readonly sourceUrl: string }[] }
  | { readonly ok: false; readonly failure: Failure };

/** Google fetches the picture. */
export async function mediaOf(post: OutgoingPost): Promise<Media> {
  const found = await imageAddresses(post);
  if (!found.ok) return found;
  return { ok: true, media: found.addresses.map((sourceUrl) => ({ mediaFormat: 'PHOTO', sourceUrl })) };
}

const rejected = (code: string, detail: string): Failure => ({ kind: 'rejected', code, detail });
const buttonNotClear = rejected(
  'BUTTON_NOT_CLEAR',
  'The post has two buttons, one without an address, or one on an offer.',
);
const noEvent = rejected('EVENT_IS_MISSING', 'The post says nothing of its event. Nothing was sent.');
const noZone = rejected('EVENT_ZONE_MISSING', 'The event does not say in which time zone it is. Nothing was sent.');
