import { hasAnyRole } from '../../../kernel/scope/require-role.ts';
import type { Actor, Scope } from '../../../kernel/scope/scope.ts';
import type { Content, Stage } from '../../compose/contract.ts';
import { getVersion, type PostRow, type VersionRow } from '../../compose/service.ts';
import { channelsOf, judgeContent } from '../../permit/service.ts';
import { permitFaults } from '../../permit/state.ts';
import { latestReview } from '../../review/service.ts';
import { scheduleAccess } from '../access.ts';
import { calendarChannels } from '../calendar/channels.ts';
import type { StandstillCode } from './contract.ts';

/** Stages in which the newest version of a post is the one that people approved. */
const standing: ReadonlySet<Stage> = new Set(['approved', 'scheduled', 'publishing', 'published', 'parked']);

/** The version whose words come again: the newest one, if it is approved and nobody is changing it. */
export async function approvedWords(scope: Scope, post: PostRow): Promise<VersionRow | null> {
  if (post.currentVersionId === null || !standing.has(post.stage)) return null;
  const review = await latestReview(scope, post.currentVersionId);
  return review?.state === 'approved' ? getVersion(scope, post.currentVersionId) : null;
}

/** What keeps the words of a post from coming again until a person does something about it; null where nothing does. */
export async function standstillOf(
  scope: Scope,
  of: { post: PostRow; content: Content; actor: Actor },
): Promise<StandstillCode | null> {
  const { post, content, actor } = of;
  const channels = await channelsOf(scope, content.channelIds);
  const faults = permitFaults(await judgeContent(scope, { content, channels, findings: [] }));
  // Before the others: what is taken down since somebody took their permission back is told as that.
  if (faults.length > 0) return 'permission';
  if (post.stage === 'taken_down' || post.stage === 'discarded') return 'taken_down';
  const connected = new Set((await calendarChannels(scope)).flatMap((one) => (one.connected ? [one.id] : [])));
  if (!content.channelIds.every((id) => connected.has(id))) return 'channel';
  return hasAnyRole(actor, scheduleAccess.plan, content.channelIds) ? null : 'no_right';
}
