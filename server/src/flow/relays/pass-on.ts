import { manifests } from '@bedside/connectors/networks';
import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { conflict, notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { requireAnyRole, requireRoleOn } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { networksOf } from '../../registers/channels/service.ts';
import { readOrganization } from '../../registers/org/service.ts';
import type { Content } from '../compose/contract.ts';
import { createPost, getDraft } from '../compose/service.ts';
import { submitDraft } from '../review/service.ts';
import { planOnApproval } from '../schedule/service.ts';
import { relayAccess } from './access.ts';
import type { passOn as passOnEndpoint } from './contract.ts';
import { relayNotice, relayPost, relaySource } from './schema.ts';
import { missesSource, postLanguage, relayText } from './state.ts';

type Passing = { readonly noticeId: string } & z.output<(typeof passOnEndpoint)['body']>;
type Found = {
  readonly notice: typeof relayNotice.$inferSelect;
  readonly source: Pick<typeof relaySource.$inferSelect, 'name' | 'leavesOnApproval'>;
};

const passing = 'pass notices on';

/** Begins a draft that says what the notice is, where it comes from and when; whoever begins it goes on writing. */
export async function passOn(scope: Scope, input: Passing): Promise<{ postId: string }> {
  requireRoleOn(scope.actor, relayAccess.passOn, { whatFor: passing, channelIds: input.channelIds });
  return { postId: await beginPost(scope, await readNotice(scope, input.noticeId), input) };
}

/**
 * The same, sent for review at once and planned for the moment of its approval. Throws `RELAY_NOT_AT_ONCE` where the house
 * wants posts of this source to be scheduled, `NEEDS_PICTURES`, and what refuses a post or a review of it.
 */
export async function passOnNow(scope: Scope, input: Passing): Promise<{ postId: string }> {
  requireRoleOn(scope.actor, relayAccess.send, { whatFor: passing, channelIds: input.channelIds });
  const found = await readNotice(scope, input.noticeId);
  if (!found.source.leavesOnApproval) {
    throw conflict(
      'RELAY_NOT_AT_ONCE',
      'Posts about this source do not leave in the moment of their approval.',
      'Begin a draft and schedule it, or let an administrator or a publisher allow it for this source.',
    );
  }
  await requireWordsSuffice(scope, input.channelIds);
  const postId = await beginPost(scope, found, input);
  const { timeZone } = await readOrganization(scope);
  await planOnApproval(scope, { postId, timeZone, reason: `Relay: ${found.source.name}` });
  const { revision } = await getDraft(scope, postId);
  await submitDraft(scope, { postId, revision });
  return { postId };
}

/** Throws `NOTICE_WITHDRAWN` for what its source shows no more. */
async function readNotice(scope: Scope, noticeId: string): Promise<Found> {
  requireAnyRole(scope.actor, relayAccess.passOn, passing);
  const [row] = await scope.tx
    .select({ notice: relayNotice, name: relaySource.name, leavesOnApproval: relaySource.leavesOnApproval })
    .from(relayNotice)
    .innerJoin(
      relaySource,
      and(eq(relaySource.organizationId, relayNotice.organizationId), eq(relaySource.id, relayNotice.sourceId)),
    )
    .where(and(eq(relayNotice.organizationId, scope.organizationId), eq(relayNotice.id, noticeId)));
  if (row === undefined) throw notFound('notice');
  const { notice, ...source } = row;
  if (notice.change === 'withdrawn') {
    throw conflict(
      'NOTICE_WITHDRAWN',
      'The source no longer shows this notice.',
      'Look at the source. What is no longer true there is not passed on.',
    );
  }
  return { notice, source };
}

async function beginPost(
  scope: Scope,
  { notice, source }: Found,
  input: Pick<Passing, 'channelIds' | 'quotes' | 'hashtags'>,
): Promise<string> {
  const { languages, timeZone } = await readOrganization(scope);
  const language = postLanguage(notice.language, languages[0] ?? 'en');
  const { hashtags, quotes } = input;
  const channelIds = [...new Set(input.channelIds)];
  const content: Content = {
    schema: 1,
    baseText: relayText(notice, { sourceName: source.name, language, timeZone, quotes, hashtags }),
    link: notice.link,
    // The gate asks for the source as it is called: it leaves in full whatever is chosen for other addresses.
    links: { shorten: false, keep: [notice.link] },
    images: [],
    variants: {},
    channelIds,
    language,
    ...(await titlesFor(scope, { channelIds, title: notice.title })),
  };
  const { id: postId } = await createPost(scope, { content });
  await scope.tx.insert(relayPost).values({
    organizationId: scope.organizationId,
    postId,
    noticeId: notice.id,
    sourceName: source.name,
    sourceLink: notice.link,
    begunBy: requirePerson(scope),
    begunAt: scope.services.clock.now(),
    toldAt: null,
  });
  await recordEvent(scope, {
    action: 'relay.post_begun',
    object: { type: 'post', id: postId },
    facts: { notice: notice.id, source: notice.sourceId },
  });
  return postId;
}

/** Most letters of a title on networks that need one. */
const MAX_TITLE = 80;

/** The headline as a title, where a network takes nothing without one. */
async function titlesFor(
  scope: Scope,
  { channelIds, title }: { channelIds: readonly string[]; title: string },
): Promise<Pick<Content, 'options'>> {
  const networks = await networksOf(scope);
  const needing = channelIds
    .flatMap((id) => networks.get(id) ?? [])
    .filter((network) => manifests[network].needsTitle === true);
  if (needing.length === 0) return {};
  const letters = [...new Intl.Segmenter().segment(title)].map(({ segment }) => segment);
  const short = letters.length > MAX_TITLE ? `${letters.slice(0, MAX_TITLE - 1).join('')}…` : title;
  return { options: Object.fromEntries(needing.map((network) => [network, { title: short }])) };
}

/** Nobody looks at the draft before it is sent, so it has to be one that every network takes. Throws `NEEDS_PICTURES`. */
async function requireWordsSuffice(scope: Scope, channelIds: readonly string[]): Promise<void> {
  const networks = await networksOf(scope);
  const needing = channelIds.filter((id) => {
    const network = networks.get(id);
    return network !== undefined && manifests[network].media.needs !== undefined;
  });
  if (needing.length === 0) return;
  throw unprocessable({
    code: 'NEEDS_PICTURES',
    message: 'One of these networks takes no post of words alone.',
    remedy: 'Leave it out, and post a picture there by itself.',
    details: { channelIds: needing },
  });
}

/** Whether a content names and links the source that its post passes on; true for posts that pass nothing on. */
export async function namesSource(scope: Scope, of: { postId: string; content: Content }): Promise<boolean> {
  const [row] = await scope.tx
    .select({ sourceName: relayPost.sourceName, sourceLink: relayPost.sourceLink })
    .from(relayPost)
    .where(and(eq(relayPost.organizationId, scope.organizationId), eq(relayPost.postId, of.postId)));
  if (row === undefined) return true;
  const all = await networksOf(scope);
  const networks = of.content.channelIds.flatMap((id) => all.get(id) ?? []);
  return !missesSource(of.content, { ...row, networks });
}

function requirePerson(scope: Scope): string {
  const person = actingPersonId(scope);
  if (person === null) throw new TypeError('notices are passed on by people');
  return person;
}
