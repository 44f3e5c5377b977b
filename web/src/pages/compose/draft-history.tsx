import {
  diffHistory,
  getHistory,
  getStateContent,
  type HistoryEntry,
} from '@bedside/server/contract/flow/compose/together';
import { Button, NativeSelect, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api.ts';
import { notifyUndo } from '../../lib/notify.tsx';
import { ask } from '../../lib/query.ts';
import { useAgo } from '../../lib/use-ago.ts';
import { useDiffPartWords } from '../../ui/diff-part-words.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { useFieldWords } from '../../ui/marked-text-words.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { DiffText } from '../review/diff-text.tsx';
import type { ComposerState } from './use-composer.ts';

/** How a post came about: any two of its states compared, and an earlier one brought back into the draft. */
export function DraftHistory(props: {
  composer: Pick<ComposerState, 'keeper' | 'postId' | 'readOnly'>;
  onDone: () => void;
}) {
  const { postId } = props.composer;
  const { t } = useTranslation();
  const history = useQuery({
    ...ask(getHistory, { params: { id: postId ?? '' } }),
    enabled: postId !== null,
    staleTime: 0,
  });
  if (postId === null) return <Text size="sm">{t('together.history.first')}</Text>;
  if (history.data === undefined) {
    if (history.error === null) return <ListSkeleton rows={3} height={60} />;
    return <ProblemNotice error={history.error} onRetry={() => void history.refetch()} />;
  }
  const { entries } = history.data;
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('together.history.lead')}
      </Text>
      {entries.length < 2 ? (
        <Text size="sm">{t('together.history.empty')}</Text>
      ) : (
        <Compare {...props} postId={postId} entries={entries} />
      )}
    </Stack>
  );
}

type CompareProps = {
  composer: Pick<ComposerState, 'keeper' | 'readOnly'>;
  postId: string;
  entries: readonly HistoryEntry[];
  onDone: () => void;
};

function Compare({ composer, postId, entries, onDone }: CompareProps) {
  const { t } = useTranslation();
  const ago = useAgo();
  const [from, setFrom] = useState(entries[1]?.ref ?? 'draft');
  const [to, setTo] = useState('draft');
  const words = ({ kind, number, byName, at }: HistoryEntry) => {
    const name = kind === 'draft' ? t('together.history.now') : kindWords(kind, number);
    return `${name} · ${t('together.history.by', { name: byName, ago: ago(at) })}`;
  };
  const kindWords = (kind: HistoryEntry['kind'], number: number | null) =>
    kind === 'version' ? t('together.history.version', { number }) : t('together.history.checkpoint');
  const options = entries.map((entry) => ({ value: entry.ref, label: words(entry) }));
  return (
    <>
      <Stack gap="sm">
        <NativeSelect
          label={t('together.history.from')}
          value={from}
          data={options}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('together.history.to')}
          value={to}
          data={options}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </Stack>
      <Difference postId={postId} from={from} to={to} />
      {from !== 'draft' && <Restore composer={composer} postId={postId} at={from} onDone={onDone} />}
    </>
  );
}

function Difference(props: { postId: string; from: string; to: string }) {
  const { postId, from, to } = props;
  const { t } = useTranslation();
  const fieldWords = useFieldWords();
  const partWords = useDiffPartWords();
  const diff = useQuery({ ...ask(diffHistory, { params: { id: postId }, query: { from, to } }), staleTime: 0 });
  if (diff.error !== null) return <ProblemNotice error={diff.error} onRetry={() => void diff.refetch()} />;
  if (diff.data === undefined) return <ListSkeleton rows={1} height={80} />;
  return (
    <Paper withBorder p="md" component="section" aria-live="polite">
      <Stack gap="sm">
        {diff.data.fields.length === 0 && <Text size="sm">{t('together.history.same')}</Text>}
        {diff.data.fields.map(({ field, parts }) => (
          <div key={field}>
            <Text size="xs" fw={650} c="dimmed">
              {fieldWords(field)}
            </Text>
            <DiffText parts={partWords(field, parts)} />
          </div>
        ))}
      </Stack>
    </Paper>
  );
}

/** Brings a state back as an edit of one's own: it is saved by the rules of every edit, and can be undone. */
function Restore(props: Pick<CompareProps, 'composer' | 'postId' | 'onDone'> & { at: string }) {
  const { composer, postId, at, onDone } = props;
  const { keeper, readOnly } = composer;
  const { t } = useTranslation();
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const restore = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const { content } = await call(getStateContent, { params: { id: postId }, query: { at } });
      const before = keeper.state().local;
      keeper.dispatch({ type: 'edited', content });
      notifyUndo({
        message: t('together.history.restored'),
        undoLabel: t('common.undo'),
        onUndo: () => keeper.dispatch({ type: 'edited', content: before }),
      });
      onDone();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  if (readOnly) return <Text size="sm">{t('together.history.readOnly')}</Text>;
  return (
    <Stack gap="xs" align="flex-start">
      <ProblemNotice error={problem} />
      <Button loading={busy} leftSection={<RotateCcw size={16} aria-hidden />} onClick={() => void restore()}>
        {t('together.history.restore')}
      </Button>
    </Stack>
  );
}
