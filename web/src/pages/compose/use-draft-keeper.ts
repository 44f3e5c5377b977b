import {
  content as contentSchema,
  createPost,
  getPost,
  type PostView,
  saveDraft,
} from '@bedside/server/contract/flow/compose';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { z } from 'zod';
import { call } from '../../lib/api.ts';
import { ApiProblem, asProblem } from '../../lib/problem.ts';
import { keyOf } from '../../lib/query.ts';
import { createDraftKeeper, type DraftKeeper, type SaveOutcome } from './draft-keeper.ts';
import { type Base, type DraftSync, hasUnsaved, openDraft } from './draft-sync.ts';
import { keptDraft } from './kept-draft.ts';

export type OpenedDraft = {
  draft: DraftSync;
  keeper: DraftKeeper;
  postId: string | null;
  /** The id at this moment, also between a save and the next drawing of the page. */
  savedPostId: () => string | null;
  problem: ApiProblem | null;
};

type Opening = {
  post: PostView | null;
  blank: Base['content'];
  personId: string;
  onCreated: (post: PostView) => void;
};

/**
 * The draft of a post, saved in the background. `post` null begins a new one, which the server knows from its first
 * saved words on; `onCreated` is told its id. Warns before the page is left with unsaved words.
 */
export function useDraftKeeper(init: Opening): OpenedDraft {
  const client = useQueryClient();
  const [postId, setPostId] = useState(init.post?.id ?? null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [created, setCreated] = useState<PostView | null>(null);
  const [{ keeper, savedPostId, leavePage }] = useState(() =>
    openKeeper(init, {
      onProblem: setProblem,
      onSaved: (id) => void client.invalidateQueries({ queryKey: keyOf(getPost, { params: { id } }) }),
      onCreated: (begun) => {
        client.setQueryData(keyOf(getPost, { params: { id: begun.id } }), begun);
        setPostId(begun.id);
        setCreated(begun);
      },
    }),
  );
  const announce = useEffectEvent(init.onCreated);
  useEffect(() => {
    if (created !== null) announce(created);
  }, [created]);

  useEffect(() => leavePage, [leavePage]);
  const draft = useSyncExternalStore(keeper.subscribe, keeper.state);
  useLeaveGuard(hasUnsaved(draft), keeper);
  return { draft, keeper, postId, savedPostId, problem };
}

type News = {
  onCreated: (post: PostView) => void;
  onSaved: (postId: string) => void;
  onProblem: (problem: ApiProblem | null) => void;
};

function openKeeper({ post, blank, personId }: Opening, news: News) {
  let id = post?.id ?? null;
  let hasLeft = false;
  const kept = () => keptDraft(localStorage, personId, id);
  const create = async (content: Base['content']) => {
    const created = await call(createPost, { body: { content } });
    kept().forget();
    id = created.id;
    if (!hasLeft) news.onCreated(created);
    return { kind: 'saved', revision: created.draft.revision, at: created.draft.updatedAt } as const;
  };
  const save = async (content: Base['content'], revision: number | null): Promise<SaveOutcome> => {
    try {
      if (id === null || revision === null) return await create(content);
      const saved = await call(saveDraft, { params: { id }, body: { revision, content } });
      news.onProblem(null);
      news.onSaved(id);
      return { kind: 'saved', revision: saved.revision, at: saved.updatedAt };
    } catch (error) {
      const refusal = asProblem(error);
      const outcome = outcomeOf(refusal);
      news.onProblem(outcome.kind === 'refused' ? refusal : null);
      return outcome;
    }
  };
  const base = { revision: post?.draft.revision ?? null, content: post?.draft.content ?? blank };
  const opened = openDraft(base, post?.draft.updatedAt ?? null, kept().read());
  const keeper = createDraftKeeper(opened, { kept, save, now: () => Date.now() });
  const leavePage = () => {
    hasLeft = true;
    void keeper.flush().finally(keeper.close);
  };
  return { keeper, savedPostId: () => id, leavePage };
}

const newerDraft = z.object({ revision: z.number().int(), content: contentSchema });

function outcomeOf(problem: ApiProblem): SaveOutcome {
  if (problem.code === 'DRAFT_CHANGED') {
    const newer = newerDraft.safeParse(problem.details);
    if (newer.success) return { kind: 'changedElsewhere', ...newer.data };
  }
  const unreachable = problem.code === 'OFFLINE' || problem.status >= 500 || problem.status === 401;
  return { kind: unreachable ? 'unreachable' : 'refused' };
}

function useLeaveGuard(unsaved: boolean, keeper: DraftKeeper) {
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    const retry = () => void keeper.flush();
    window.addEventListener('beforeunload', warn);
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('beforeunload', warn);
      window.removeEventListener('online', retry);
    };
  }, [unsaved, keeper]);
}
