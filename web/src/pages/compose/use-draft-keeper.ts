import { getPost, type PostView } from '@bedside/server/contract/flow/compose';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { browserStore } from '../../lib/browser-store.ts';
import type { ApiProblem } from '../../lib/problem.ts';
import { keyOf } from '../../lib/query.ts';
import { createDraftKeeper, type DraftKeeper } from './draft-keeper.ts';
import { type Base, type DraftSync, hasUnsaved, type Kept, openDraft } from './draft-sync.ts';
import { type KeptPlace, keptDraft } from './kept-draft.ts';
import { createDraftSender } from './send-draft.ts';
import { createArrivals } from './steady-caret.ts';

export type OpenedDraft = {
  draft: DraftSync;
  keeper: DraftKeeper;
  postId: string | null;
  /** The id at this moment, also between a save and the next drawing of the page. */
  savedPostId: () => string | null;
  problem: ApiProblem | null;
  /** Whether this browser had room for what is not saved yet. */
  hasRoom: boolean;
  /** Lets words of somebody else come on screen without disturbing whoever types. */
  arrive: (change: () => void) => void;
};

type Opening = {
  post: PostView | null;
  blank: Base['content'];
  /** Whose work this is, and what this browser kept of it. */
  place: Omit<KeptPlace, 'postId'>;
  kept: Kept | null;
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
  const [hasRoom, setHasRoom] = useState(true);
  const [{ keeper, savedPostId, leavePage, arrivals }] = useState(() =>
    openKeeper(init, {
      onProblem: setProblem,
      onRoom: setHasRoom,
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

  useEffect(() => arrivals.watch(), [arrivals]);
  useEffect(() => leavePage, [leavePage]);
  const draft = useSyncExternalStore(keeper.subscribe, keeper.state);
  useLeaveGuard(hasUnsaved(draft), keeper);
  return { draft, keeper, postId, savedPostId, problem, hasRoom, arrive: arrivals.bring };
}

type News = {
  onCreated: (post: PostView) => void;
  onSaved: (postId: string) => void;
  onProblem: (problem: ApiProblem | null) => void;
  onRoom: (hasRoom: boolean) => void;
};

function openKeeper({ post, blank, place, kept }: Opening, news: News) {
  let id = post?.id ?? null;
  let hasLeft = false;
  const keptOf = (postId: string | null) =>
    keptDraft(browserStore, { ...place, postId }, { nowMs: () => Date.now(), onRoom: news.onRoom });
  let keptHere = keptOf(id);
  const send = createDraftSender({
    sheetId: place.sheetId,
    postId: id,
    begun: id === null ? (kept?.inDoubt[0] ?? null) : null,
    onProblem: news.onProblem,
    onSaved: news.onSaved,
    onCreated: (created) => {
      keptHere.forget();
      id = created.id;
      keptHere = keptOf(id);
      if (!hasLeft) news.onCreated(created);
    },
  });
  const arrivals = createArrivals(document);
  const base = { revision: post?.draft.revision ?? null, content: post?.draft.content ?? blank };
  const opened = openDraft(base, post?.draft.updatedAt ?? null, kept);
  const keeper = createDraftKeeper(opened, {
    kept: () => keptHere,
    save: send,
    now: () => Date.now(),
    arrive: arrivals.bring,
  });
  const leavePage = () => {
    hasLeft = true;
    void keeper.flush().finally(keeper.close);
  };
  return { keeper, savedPostId: () => id, leavePage, arrivals };
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
