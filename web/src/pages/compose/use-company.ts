import { getPost } from '@bedside/server/contract/flow/compose';
import { attendDraft } from '@bedside/server/contract/flow/compose/together';
import { useQueryClient } from '@tanstack/react-query';
import { type FocusEvent, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { addressOf, type CallAnswer, call } from '../../lib/api.ts';
import { asProblem } from '../../lib/problem.ts';
import { keyOf } from '../../lib/query.ts';
import { useCommentAnchors } from './use-comment-anchor.ts';

export type Colleague = CallAnswer<typeof attendDraft>['others'][number];

/** Alone one is asked for seldom; with others at the same words, often enough that theirs come soon. */
const ALONE_MS = 10_000;
const IN_COMPANY_MS = 4_000;

const nobody: readonly Colleague[] = [];

/**
 * Says every few seconds that this page has a draft open, and in which part the keyboard is; tells who else has. A page
 * that is not looked at says nothing, and one that is closed says so.
 */
export function useCompany(postId: string | null, knownRevision: number | null) {
  const client = useQueryClient();
  const [others, setOthers] = useState(nobody);
  const field = useRef<string | null>(null);
  const wake = useRef<() => void>(() => {});
  const read = useEffectEvent((answer: CallAnswer<typeof attendDraft>) => {
    setOthers((before) => (JSON.stringify(before) === JSON.stringify(answer.others) ? before : answer.others));
    if (postId === null || knownRevision === null || answer.revision <= knownRevision) return;
    void client.invalidateQueries({ queryKey: keyOf(getPost, { params: { id: postId } }) });
  });
  useEffect(() => {
    if (postId === null) return;
    return keepAttending(postId, { field, wake, read, gone: () => setOthers(nobody) });
  }, [postId]);

  const anchors = useCommentAnchors();
  const onFocus = useCallback(
    (event: FocusEvent<HTMLElement>) => {
      anchors.onFocus(event);
      const part = event.target.closest<HTMLElement>('[data-part]')?.dataset['part'] ?? null;
      if (part === field.current) return;
      field.current = part;
      wake.current();
    },
    [anchors],
  );
  return useMemo(() => ({ others, onFocus, anchors }), [others, onFocus, anchors]);
}

type Attending = {
  readonly field: { readonly current: string | null };
  readonly wake: { current: () => void };
  readonly read: (answer: CallAnswer<typeof attendDraft>) => void;
  readonly gone: () => void;
};

function keepAttending(id: string, { field, wake, read, gone }: Attending): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const say = async () => {
    clearTimeout(timer);
    if (signal.aborted || document.visibilityState === 'hidden') return;
    let again: number | null = ALONE_MS;
    try {
      const answer = await call(attendDraft, { params: { id }, body: { field: field.current }, signal });
      read(answer);
      if (answer.others.length > 0) again = IN_COMPANY_MS;
    } catch (error) {
      gone();
      // Whoever may only look, or sees the post no more, is not asked again.
      const { status } = asProblem(error);
      if (status >= 400 && status < 500 && status !== 429) again = null;
    }
    if (again !== null && !signal.aborted) timer = setTimeout(() => void say(), again);
  };
  // The next moment, so that moving through fields is one word and not five.
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void say(), 400);
  };
  const leave = () => {
    const body = JSON.stringify({ field: null, leaving: true });
    const headers = { 'content-type': 'application/json' };
    // A page that goes away is given no time to wait for an answer.
    void fetch(addressOf(attendDraft.path, { id }), { method: 'POST', keepalive: true, headers, body }).catch(() => {});
  };
  const onVisibility = () => (document.visibilityState === 'hidden' ? leave() : soon());
  wake.current = soon;
  document.addEventListener('visibilitychange', onVisibility, { signal });
  window.addEventListener('pagehide', leave, { signal });
  void say();
  return () => {
    stop.abort();
    clearTimeout(timer);
    wake.current = () => {};
    leave();
    gone();
  };
}
