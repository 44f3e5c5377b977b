import { discardPost, listPosts, type PostSummary, restorePost } from '@bedside/server/contract/flow/compose';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api.ts';
import { notifyDone, notifyProblem, notifyUndo } from '../../lib/notify.tsx';
import { useProblemText } from '../../lib/problem-text.ts';
import { keyOf } from '../../lib/query.ts';

/** What can be done with several posts at once. */
export type BulkAct = 'putAway' | 'takeBack';
const doors = { putAway: discardPost, takeBack: restorePost } as const;

/** The chosen posts that an act is for: what is published or waits for others is not put away. */
export function fittingPosts(act: BulkAct, posts: readonly PostSummary[]): PostSummary[] {
  const stages: readonly string[] =
    act === 'takeBack' ? ['discarded'] : ['draft', 'changes_requested', 'approved', 'parked'];
  return posts.filter(({ stage }) => stages.includes(stage));
}

/** Puts posts away or takes them back, one after the other; each that is refused stays as it is, and is told. */
export function useBulkPosts(onDone: () => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const problemText = useProblemText();
  const [busy, setBusy] = useState<BulkAct | null>(null);
  const carryOut = async (act: BulkAct, ids: readonly string[]) => {
    const done: string[] = [];
    const refused: unknown[] = [];
    for (const id of ids) {
      await call(doors[act], { params: { id } }).then(
        () => done.push(id),
        (error: unknown) => refused.push(error),
      );
    }
    await client.invalidateQueries({ queryKey: keyOf(listPosts) });
    return { done, refused };
  };
  const run = async (act: BulkAct, posts: readonly PostSummary[]) => {
    setBusy(act);
    const { done, refused } = await carryOut(
      act,
      fittingPosts(act, posts).map(({ id }) => id),
    );
    setBusy(null);
    onDone();
    const [first] = refused;
    if (first !== undefined) {
      const { text, remedy } = problemText(first);
      notifyProblem({ text: t('find.bulk.leftOut', { count: refused.length, why: text }), remedy });
    }
    if (done.length === 0) return;
    const back = act === 'putAway' ? 'takeBack' : 'putAway';
    const message = t(`find.bulk.${act}Done`, { count: done.length });
    const undo = async () => {
      const undone = await carryOut(back, done);
      notifyDone(t(`find.bulk.${back}Done`, { count: undone.done.length }));
    };
    notifyUndo({ message, undoLabel: t('common.undo'), onUndo: () => void undo() });
  };
  return { run, busy };
}
