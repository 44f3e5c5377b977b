import { getPost, listPosts } from '@bedside/server/contract/flow/compose';
import { getClearance, getTrail, listDeliveries } from '@bedside/server/contract/flow/publish';
import { getPlan } from '@bedside/server/contract/flow/schedule';
import { type CalendarItem, movePosts, readCalendar } from '@bedside/server/contract/flow/schedule/calendar';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type CallAnswer, call } from '../../lib/api.ts';
import { notifyDone, notifyProblem, notifyUndo } from '../../lib/notify.tsx';
import { useProblemText } from '../../lib/problem-text.ts';
import { keyOf } from '../../lib/query.ts';
import type { CalendarData } from './board-events.ts';
import { wallWords } from './calendar-words.ts';
import { clockVerdict, type Fold, instantOfTarget, standing, type Target } from './moving.ts';

type Result = CallAnswer<typeof movePosts>['results'][number];
/** What was not done, each with the words of its post. */
export type Refused = { readonly item: CalendarItem; readonly result: Result };

/** What a person must be asked before a move goes on. */
export type Question =
  | { readonly kind: 'gap'; readonly target: Target; readonly before: string; readonly after: string }
  | { readonly kind: 'twice'; readonly target: Target; readonly instants: readonly string[] }
  | { readonly kind: 'blackout'; readonly target: Target }
  | { readonly kind: 'refused'; readonly refused: readonly Refused[]; readonly done: number };

type Parts = { readonly zone: string; readonly ask: (question: Question) => void };
type Request = {
  readonly to: 'time' | 'nowhere';
  readonly targets: readonly Target[];
  readonly reason?: string | undefined;
};

/** Moves posts: at once on the screen, then on the server; what it refuses goes back, and what it does can be undone. */
export function useMoves({ zone, ask }: Parts) {
  const client = useQueryClient();
  const { t, i18n } = useTranslation();
  const problemText = useProblemText();

  const send = async ({ to, targets, reason }: Request) => {
    await client.cancelQueries({ queryKey: keyOf(readCalendar) });
    if (to === 'time') show(client, targets, zone);
    try {
      const { results } = await call(movePosts, { body: bodyOf({ to, targets, reason, zone }) });
      return results;
    } finally {
      await refresh(client);
    }
  };

  const back = (targets: readonly Target[]) => async () => {
    const ahead = targets.filter(({ item }) => Date.parse(item.at) > Date.now());
    try {
      const results = await send({ to: 'time', targets: ahead });
      if (results.every(({ ok }) => ok)) notifyDone(t('calendar.undone'));
      else ask({ kind: 'refused', ...sorted(results, ahead) });
    } catch (error) {
      notifyProblem(problemText(error));
    }
  };

  const run = async (request: Request) => {
    const were = request.targets.map(({ item }) => standing(item, zone));
    try {
      const results = await send(request);
      const { refused, done } = sorted(results, request.targets);
      const [only] = request.targets;
      const blackedOut = refused.length === 1 && refused[0]?.result.code === 'BLACKED_OUT';
      if (only !== undefined && request.targets.length === 1 && blackedOut) ask({ kind: 'blackout', target: only });
      else if (refused.length > 0) ask({ kind: 'refused', refused, done });
      if (done === 0) return;
      const doneIds = new Set(results.filter(({ ok }) => ok).map(({ postId }) => postId));
      const undone = were.filter(({ item }) => doneIds.has(item.postId));
      notifyUndo({ message: saidOf(request, done), undoLabel: t('calendar.undo'), onUndo: () => void back(undone)() });
    } catch (error) {
      notifyProblem(problemText(error));
    }
  };

  const saidOf = ({ to, targets }: Request, done: number) => {
    const [only] = targets;
    if (to === 'nowhere') return t('calendar.unplanned', { count: done });
    if (only === undefined || targets.length > 1) return t('calendar.movedSeveral', { count: done });
    return t('calendar.moved', { time: wallWords(only.localTime, i18n.language) });
  };

  return {
    /** One post: a time that clocks skip or show twice is asked about first. */
    moveOne: (target: Target, reason?: string) => {
      const verdict = target.fold === null ? clockVerdict(target.localTime, zone) : ({ kind: 'clear' } as const);
      if (verdict.kind === 'gap') return ask({ ...verdict, target });
      if (verdict.kind === 'twice') return ask({ ...verdict, target });
      void run({ to: 'time', targets: [target], ...(reason === undefined ? {} : { reason }) });
    },
    /** Several: what is refused is told post by post. */
    moveAll: (targets: readonly Target[]) => void run({ to: 'time', targets }),
    unplan: (items: readonly CalendarItem[]) =>
      void run({ to: 'nowhere', targets: items.map((item) => standing(item, zone)) }),
  };
}

function bodyOf(request: Request & { zone: string }) {
  const { to, targets, reason, zone } = request;
  return {
    moves: targets.map(({ item, localTime, fold }) =>
      to === 'time'
        ? { to, postId: item.postId, localTime, timeZone: zone, fold: fold as Fold }
        : { to, postId: item.postId },
    ),
    ...(reason === undefined ? {} : { override: { reason } }),
  };
}

function sorted(results: readonly Result[], targets: readonly Target[]) {
  const items = new Map(targets.map(({ item }) => [item.postId, item]));
  const refused = results.flatMap((result): Refused[] => {
    const item = items.get(result.postId);
    return result.ok || item === undefined ? [] : [{ item, result }];
  });
  return { refused, done: results.length - refused.length };
}

/** What people see at once; the answer that follows corrects it. */
function show(client: QueryClient, targets: readonly Target[], zone: string): void {
  const times = new Map(targets.map((target) => [target.item.postId, instantOfTarget(target, zone)]));
  client.setQueriesData<CalendarData>({ queryKey: keyOf(readCalendar) }, (data) =>
    data === undefined
      ? data
      : { ...data, items: data.items.map((item) => ({ ...item, at: times.get(item.postId) ?? item.at })) },
  );
}

async function refresh(client: QueryClient): Promise<void> {
  const stale = [readCalendar, getPost, listPosts, getPlan, getClearance, getTrail, listDeliveries];
  await Promise.all(stale.map((endpoint) => client.invalidateQueries({ queryKey: keyOf(endpoint) })));
}
