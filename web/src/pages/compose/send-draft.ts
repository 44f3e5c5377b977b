import {
  type Content,
  content as contentSchema,
  createPost,
  type PostView,
  saveDraft,
} from '@bedside/server/contract/flow/compose';
import { z } from 'zod';
import { call } from '../../lib/api.ts';
import { type ApiProblem, asProblem } from '../../lib/problem.ts';
import type { DraftDoors, SaveOutcome } from './draft-keeper.ts';

/**
 * Sends drafts to the server. A post whose beginning was never answered is begun with the very same words again, under
 * the same key, so that a lost answer makes no second post.
 */
export function createDraftSender(init: {
  sheetId: string;
  postId: string | null;
  /** What was sent to begin this post and never answered; null where nothing was. */
  begun: Content | null;
  onProblem: (problem: ApiProblem | null) => void;
  onSaved: (postId: string) => void;
  onCreated: (post: PostView) => void;
}): DraftDoors['save'] {
  let { postId, begun } = init;
  const create = async (content: Content): Promise<SaveOutcome> => {
    begun ??= content;
    const headers = { 'idempotency-key': `${init.sheetId}-${fingerprint(begun)}` };
    const created = await call(createPost, { body: { content: begun }, headers });
    postId = created.id;
    init.onCreated(created);
    return { kind: 'saved', revision: created.draft.revision, at: created.draft.updatedAt, content: begun };
  };
  return async (content, revision) => {
    try {
      if (postId === null || revision === null) return await create(content);
      const saved = await call(saveDraft, { params: { id: postId }, body: { revision, content } });
      init.onProblem(null);
      init.onSaved(postId);
      return { kind: 'saved', revision: saved.revision, at: saved.updatedAt };
    } catch (error) {
      const refusal = asProblem(error);
      const outcome = outcomeOf(refusal);
      if (outcome.kind === 'refused') begun = null;
      init.onProblem(outcome.kind === 'refused' ? refusal : null);
      return outcome;
    }
  };
}

/** Tells one wording from another in a key; 53 bits of a string hash (cyrb53, public domain). */
function fingerprint(content: Content): string {
  const text = JSON.stringify(content);
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  return `${(high >>> 0).toString(36)}${(low >>> 0).toString(36)}`;
}

const newerDraft = z.object({ revision: z.number().int(), content: contentSchema });

function outcomeOf(problem: ApiProblem): SaveOutcome {
  if (problem.code === 'DRAFT_CHANGED') {
    const newer = newerDraft.safeParse(problem.details);
    if (newer.success) return { kind: 'changedElsewhere', ...newer.data };
  }
  return { kind: isPassing(problem) ? 'unreachable' : 'refused' };
}

/** What goes by itself: no network, a server in trouble or busy with this very request, somebody who must sign in again. */
function isPassing({ code, status }: ApiProblem): boolean {
  const passing = ['OFFLINE', 'IDEMPOTENCY_IN_FLIGHT', 'RATE_LIMITED', 'ANSWER_UNREADABLE'];
  return passing.includes(code) || status >= 500 || status === 401;
}
