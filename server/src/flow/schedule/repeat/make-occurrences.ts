import { recordEvent } from '../../../kernel/audit/service.ts';
import { BedsideError } from '../../../kernel/errors/bedside-error.ts';
import type { PersonId } from '../../../kernel/ids/ids.ts';
import { inScope, type PersonActor, type Scope, type ScopeSeed } from '../../../kernel/scope/scope.ts';
import { grantsOf } from '../../../registers/people/service.ts';
import { createPost, getVersion, lockPost, type PostRow, type VersionRow } from '../../compose/service.ts';
import { carryApproval, submitDraft } from '../../review/service.ts';
import { requireNoBlackout } from '../calendar/blackouts.ts';
import { planPost } from '../plan-post.ts';
import type { StandstillCode } from './contract.ts';
import { makesAt, planRun } from './plan-run.ts';
import { keepsApproval } from './policy.ts';
import { changeRecord, findRepeat, listOccurrences, nextOf, type OccurrenceRow, type RepeatRow } from './record.ts';
import { occurrenceOn } from './rule.ts';
import { postOccurrence } from './schema.ts';
import { tellOfSkipped, tellOfStandstill } from './tell.ts';
import { approvedWords, standstillOf } from './what-repeats.ts';

/** More dates than a rule can have within the longest time ahead; what is left is looked at again at once. */
const MOST_AT_ONCE = 40;

/** How soon a post is looked at again whose words people are changing. */
const WORDS_CHANGE_MS = 6 * 3_600_000;

/**
 * Makes what is due of a rule, each as a post of its own, and plans the next look. Looks at one post take turns under its
 * lock, and a date is noted once: whoever looks twice, or late, makes nothing twice. What refuses a post, such as a picture
 * in quarantine, stops the rule and is told.
 */
export async function makeOccurrences(seed: ScopeSeed, postId: string): Promise<void> {
  try {
    await inScope(seed, (scope) => makeDue(scope, postId));
  } catch (error) {
    if (!(error instanceof BedsideError) || error.status >= 500) throw error;
    await inScope(seed, async (scope) => {
      const post = await lockPost(scope, postId);
      const row = await findRepeat(scope, postId, 'for update');
      if (row?.state === 'active') await standStill(scope, { row, post, because: 'refused' });
    });
  }
}

async function makeDue(scope: Scope, postId: string): Promise<void> {
  const post = await lockPost(scope, postId);
  let row = await findRepeat(scope, postId, 'for update');
  const skipped: OccurrenceRow[] = [];
  for (let made = 0; row?.state === 'active' && isDue(row, scope) && made < MOST_AT_ONCE; made += 1) {
    const outcome = await makeNext(scope, { post, row });
    if (outcome === 'waits') return planRun(scope, { postId, at: lookAgainAt(row, scope) });
    if (outcome === 'stands') break;
    if (outcome.outcome === 'skipped') skipped.push(outcome);
    row = await goOn(scope, row);
  }
  if (row !== null && skipped.length > 0) await tellOfSkipped(scope, { row, post, skipped });
  if (row?.state !== 'active' || row.nextAt === null) return;
  const again = await findRepeat(scope, postId);
  if (again?.state === 'active') await planRun(scope, { postId, at: makesAt({ ...row, nextAt: row.nextAt }) });
}

function isDue(row: RepeatRow, scope: Scope): boolean {
  return row.nextAt !== null && makesAt({ ...row, nextAt: row.nextAt }) <= scope.services.clock.now();
}

function lookAgainAt({ nextAt }: RepeatRow, scope: Scope): Date {
  const later = scope.services.clock.now().getTime() + WORDS_CHANGE_MS;
  return new Date(Math.min(later, nextAt?.getTime() ?? later));
}

type Looked = { readonly post: PostRow; readonly row: RepeatRow };

/** What became of the next date; `waits` where people are changing the words, `stands` where the rule stopped. */
async function makeNext(scope: Scope, { post, row }: Looked): Promise<OccurrenceRow | 'waits' | 'stands'> {
  if (row.nextOn === null || row.nextAt === null) return 'stands';
  const on = { on: row.nextOn, dueAt: row.nextAt };
  if (row.nextAt <= scope.services.clock.now()) return note(scope, { row, ...on, because: 'late' });
  const words = await approvedWords(scope, post);
  const content = words?.content ?? null;
  const actor = await ownerOf(scope, row);
  const ended = content ?? (await lastContent(scope, post));
  const because = ended === null ? null : await standstillOf(scope, { post, content: ended, actor });
  if (because !== null) {
    await standStill(scope, { row, post, because });
    return 'stands';
  }
  if (words === null) return 'waits';
  if (await isBlackedOut(scope, words, on.dueAt)) return note(scope, { row, ...on, because: 'blackout' });
  const madePostId = await makePost({ ...scope, actor }, { row, words, on: row.nextOn });
  return note(scope, { row, ...on, madePostId });
}

/** The words that were approved last, for posts that were taken down or put away. */
async function lastContent(scope: Scope, post: PostRow) {
  if (post.stage !== 'taken_down' && post.stage !== 'discarded') return null;
  return post.currentVersionId === null ? null : (await getVersion(scope, post.currentVersionId)).content;
}

/** Whoever let the post repeat, with what they may do today. */
async function ownerOf(scope: Scope, row: RepeatRow): Promise<PersonActor> {
  return {
    type: 'person',
    id: row.madeBy as PersonId, // the column holds ids of persons only, by its foreign key
    grants: await grantsOf(scope, row.madeBy),
    sessionId: `repeat:${row.postId}`,
    provedAt: null,
    key: null,
  };
}

async function isBlackedOut(scope: Scope, { content }: VersionRow, dueAt: Date): Promise<boolean> {
  try {
    await requireNoBlackout(scope, { channelIds: content.channelIds, dueAt, override: undefined });
    return false;
  } catch (error) {
    if (error instanceof BedsideError && error.code === 'BLACKED_OUT') return true;
    throw error;
  }
}

/** A post with the same words and a wished time, sent for review; approved at once where the house says that it may be. */
async function makePost(scope: Scope, made: { row: RepeatRow; words: VersionRow; on: string }): Promise<string> {
  const { row, words, on } = made;
  const { id: postId, draft } = await createPost(scope, { content: words.content, editors: words.editors });
  const { localTime, timeZone, fold } = occurrenceOn(on, row);
  await planPost(scope, { postId, localTime, timeZone, fold });
  const { reviewId } = await submitDraft(scope, { postId, revision: draft.revision });
  if (await keepsApproval(scope)) await carryApproval(scope, { reviewId, fromVersionId: words.id });
  return postId;
}

async function note(
  scope: Scope,
  noted: {
    row: RepeatRow;
    on: string;
    dueAt: Date;
    because?: 'blackout' | 'late';
    madePostId?: string;
  },
): Promise<OccurrenceRow> {
  const { row, on, dueAt, because = null, madePostId = null } = noted;
  const occurrence: OccurrenceRow = {
    organizationId: scope.organizationId,
    postId: row.postId,
    occursOn: on,
    dueAt,
    outcome: madePostId === null ? 'skipped' : 'made',
    because,
    madePostId,
    notedAt: scope.services.clock.now(),
  };
  await scope.tx.insert(postOccurrence).values(occurrence);
  await recordEvent(scope, {
    action: madePostId === null ? 'repeat.skipped' : 'repeat.made',
    object: { type: 'post', id: row.postId },
    facts: { on, due_at: dueAt.toISOString(), because, made_post: madePostId },
  });
  return occurrence;
}

/** Goes on to the next date of a rule; after the last one it is over. */
async function goOn(scope: Scope, row: RepeatRow): Promise<RepeatRow> {
  const noted = new Set((await listOccurrences(scope, row.postId)).map(({ occursOn }) => occursOn));
  const next = nextOf(row, { afterMs: row.nextAt?.getTime() ?? 0, noted });
  const change =
    next.nextAt === null ? { ...next, state: 'ended' as const, because: 'finished' as const } : { ...next };
  await changeRecord(scope, { postId: row.postId, ...change });
  if (next.nextAt === null) {
    await recordEvent(scope, { action: 'repeat.ended', object: { type: 'post', id: row.postId } });
  }
  return { ...row, ...change };
}

/** Nothing comes again until a person has looked: the date stays, and is made if somebody lets it go on in time. */
async function standStill(scope: Scope, { row, post, because }: Looked & { because: StandstillCode }): Promise<void> {
  await changeRecord(scope, { postId: row.postId, state: 'paused', because });
  await recordEvent(scope, {
    action: 'repeat.paused',
    object: { type: 'post', id: row.postId },
    facts: { because, due_at: row.nextAt?.toISOString() ?? null },
  });
  await tellOfStandstill(scope, { row, post, because });
}
