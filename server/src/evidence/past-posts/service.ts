import { and, eq } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { seal } from '../../kernel/crypto/seal.ts';
import { BYTE_ORDER_MARK, csvLines } from '../../kernel/csv/write-lines.ts';
import { BedsideError, forbidden, notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import type { InfoElement } from '../../registers/authorizations/contract.ts';
import { loadHouseRules, readNamed } from '../../registers/authorizations/service.ts';
import { getChannel, listChannels } from '../../registers/channels/service.ts';
import { pastPostAccess } from './access.ts';
import { type PastDecision, type PastFilters, type PastPostView, pastReason } from './contract.ts';
import { askForJudging } from './jobs.ts';
import { askForNewLook } from './judge-posts.ts';
import { openWords } from './keep-posts.ts';
import { findPosts, lockPost, notePlace, viewPosts } from './list-posts.ts';
import { pastPost } from './schema.ts';

type LockedPost = NonNullable<Awaited<ReturnType<typeof lockPost>>>;

/** Has all posts looked at anew about which nobody has decided: after people were named in pictures, or signed. */
export async function judgePastPosts(scope: Scope): Promise<void> {
  requireAnyRole(scope.actor, pastPostAccess.decide, 'have posts from before looked at');
  await askForNewLook(scope);
  await askForJudging(scope);
}

/**
 * Writes down what is with a post. A permission is taken only where it covers channel and purpose and what the post tells.
 * Throws `NOT_FOUND`, `PAST_CHANNEL_UNKNOWN`, `PERMISSION_UNKNOWN`, `PERMISSION_DOES_NOT_COVER`.
 */
export async function decidePastPost(
  scope: Scope,
  { id, decision }: { readonly id: string; readonly decision: PastDecision },
): Promise<PastPostView> {
  requireAnyRole(scope.actor, pastPostAccess.decide, 'decide about posts from before');
  const decidedBy = actingPersonId(scope);
  if (decidedBy === null) throw forbidden('A person decides.');
  const row = await lockPost(scope, id);
  if (row === null) throw notFound('post');
  if (decision.kind === 'permission') await requireCovering(scope, row, decision);
  const { organizationId, services } = scope;
  const permission = decision.kind === 'permission' ? decision : null;
  await scope.tx
    .update(pastPost)
    .set({
      decision: decision.kind,
      decidedBy,
      decidedAt: services.clock.now(),
      decidedAuthorizationId: permission?.authorizationId ?? null,
      decidedPurpose: permission?.purpose ?? null,
      decisionNoteSealed:
        decision.note === '' ? null : seal(services.keyring, Buffer.from(decision.note), notePlace(organizationId, id)),
    })
    .where(postIs(scope, id));
  await recordEvent(scope, {
    action: 'past_post.decided',
    object: { type: 'past_post', id },
    facts: {
      decision: decision.kind,
      before: row.decision,
      permission: permission?.authorizationId ?? null,
      purpose: permission?.purpose ?? null,
    },
    ...(decision.note === '' ? {} : { reason: decision.note }),
  });
  return viewOne(scope, id);
}

type OfPermission = Extract<PastDecision, { kind: 'permission' }>;

async function requireCovering(scope: Scope, row: LockedPost, decision: OfPermission): Promise<void> {
  const channelId = row.channelId ?? decision.channelId;
  if (channelId === null) {
    throw unprocessable({
      code: 'PAST_CHANNEL_UNKNOWN',
      message: 'Nobody knows on which channel this post went out.',
      remedy: 'Say which it was: a permission holds for the channels that it names.',
    });
  }
  const { siteId } = await getChannel(scope, channelId);
  const rules = (await loadHouseRules(scope, { channels: [{ id: channelId, siteId }] })).get(channelId);
  const [named] = await readNamed(scope, [decision.authorizationId]);
  if (named === undefined || rules === undefined) {
    throw unprocessable({
      code: 'PERMISSION_UNKNOWN',
      message: 'This permission is not there.',
      remedy: 'Choose one of those that were signed.',
    });
  }
  const { text } = openWords(scope, row);
  const { organizationId } = scope;
  const use = { organizationId, siteId, purpose: decision.purpose, channelId, text, rules };
  const { state, reasons } = named.judge(use, neededElements(row));
  if (state === 'valid') return;
  throw new BedsideError({
    code: 'PERMISSION_DOES_NOT_COVER',
    status: 422,
    message: 'This permission does not allow the post.',
    remedy: 'Choose another one or another purpose, ask for one, or take the post down.',
    details: { state, reasons: [...new Set(reasons.map(({ code }) => code))] },
  });
}

/** What a permission has to allow: what was found in the words, and a picture where there is one. */
function neededElements(row: LockedPost): InfoElement[] {
  const told = pastReason
    .array()
    .parse(row.reasons)
    .flatMap((reason) => (reason.code === 'PATIENT_TOLD_OF' ? reason.elements : []));
  const hasPicture = row.pictureSha256.length > 0 || row.picturesNamed > 0;
  return [...new Set<InfoElement>([...told, ...(hasPicture ? ['photo' as const] : [])])];
}

/** Takes a decision back; the post stands in the list again as it was found. */
export async function undoPastDecision(scope: Scope, id: string): Promise<PastPostView> {
  requireAnyRole(scope.actor, pastPostAccess.decide, 'decide about posts from before');
  const row = await lockPost(scope, id);
  if (row === null) throw notFound('post');
  if (row.decision === null) return viewOne(scope, id);
  const nothing = { decidedAuthorizationId: null, decidedPurpose: null, decisionNoteSealed: null };
  await scope.tx
    .update(pastPost)
    .set({ decision: null, decidedBy: null, decidedAt: null, ...nothing })
    .where(postIs(scope, id));
  await recordEvent(scope, {
    action: 'past_post.reopened',
    object: { type: 'past_post', id },
    facts: { before: row.decision },
  });
  return viewOne(scope, id);
}

function postIs({ organizationId }: Scope, id: string) {
  return and(eq(pastPost.organizationId, organizationId), eq(pastPost.id, id));
}

async function viewOne(scope: Scope, id: string): Promise<PastPostView> {
  const row = await lockPost(scope, id);
  if (row === null) throw notFound('post');
  const [view] = await viewPosts(scope, [{ row, words: openWords(scope, row) }]);
  if (view === undefined) throw notFound('post');
  return view;
}

const POSTS_A_PART = 500;

const headings = [
  'when',
  'channel',
  'link',
  'text',
  'pictures',
  'result',
  'why',
  'decision',
  'permission',
  'purpose',
  'note',
  'decided by',
  'decided at',
];

/** A part of the list as CSV, the newest first; that somebody takes it is told once, with the first part. */
export async function exportPastPosts(
  scope: Scope,
  query: PastFilters & { readonly after?: string | undefined },
): Promise<{ csv: string; next: string | null }> {
  requireAnyRole(scope.actor, pastPostAccess.read, 'take out posts from before');
  const isFirst = query.after === undefined;
  if (isFirst) {
    await recordEvent(scope, {
      action: 'past_posts.exported',
      object: { type: 'organization', id: scope.organizationId },
      facts: { show: query.show },
    });
  }
  const { rows, next } = await findPosts(scope, { ...query, order: 'newest', limit: POSTS_A_PART });
  const names = new Map((await listChannels(scope)).map(({ id, name }) => [id, name]));
  const lines = (await viewPosts(scope, rows)).map((post) => cellsOf(post, names));
  return { csv: isFirst ? BYTE_ORDER_MARK + csvLines([headings, ...lines]) : csvLines(lines), next };
}

function cellsOf(post: PastPostView, channels: ReadonlyMap<string, string>): string[] {
  const { decision } = post;
  return [
    post.postedAt ?? '',
    channels.get(post.channelId ?? '') ?? post.channelName,
    post.link ?? '',
    post.text,
    post.pictures.map(({ name, sha256 }) => name ?? sha256 ?? '').join('; '),
    post.verdict,
    post.reasons.map(({ code }) => code).join('; '),
    decision?.kind ?? '',
    decision?.authorizationId ?? '',
    decision?.purpose ?? '',
    decision?.note ?? '',
    decision?.decidedByName ?? '',
    decision?.decidedAt ?? '',
  ];
}
