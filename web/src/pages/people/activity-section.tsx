import { type ActivityEntry, activityKind, listActivity } from '@bedside/server/contract/evidence/activity';
import { Button, Group, NativeSelect, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActionWords } from '../../lib/action-words.ts';
import { call } from '../../lib/api.ts';
import { formatInstant } from '../../lib/format.ts';
import { keyOf } from '../../lib/query.ts';
import { saveFile } from '../../lib/save-file.ts';
import { TextLink } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { csvCell } from '../screen/results-csv.ts';

type Filters = { kind: string; from: string; to: string };

/** What is seen at once, with the rest of the person below it still near. */
const ENTRIES_A_PAGE = 20;

/** Most pages that one file holds: ten thousand events. */
const MOST_PAGES = 50;

/** What a person did, in plain words; for themself, administrators and privacy officers. */
export function ActivitySection({ personId, name }: { personId: string; name: string }) {
  const { t } = useTranslation();
  const [filters, setFilters] = useState<Filters>({ kind: '', from: '', to: '' });
  const query = queryOf(filters);
  const list = useInfiniteQuery({
    queryKey: [...keyOf(listActivity), personId, query],
    queryFn: ({ pageParam, signal }) => readPage(personId, { query, after: pageParam, signal, limit: ENTRIES_A_PAGE }),
    // A first page has no cursor; the type of the later ones would not be seen without saying so.
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const entries = list.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="activity-title">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h3" id="activity-title">
            {t('activity.title')}
          </Title>
          <SaveActivity personId={personId} name={name} filters={filters} />
        </Group>
        <ActivityFilters filters={filters} onChange={setFilters} />
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
        {list.isPending && <ListSkeleton rows={4} />}
        {list.data && entries.length === 0 && <Text c="dimmed">{t('activity.none')}</Text>}
        {entries.length > 0 && (
          <ul className={classes.list} aria-labelledby="activity-title">
            {entries.map((entry) => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
          </ul>
        )}
        {list.hasNextPage && (
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('activity.more')}
          </Button>
        )}
      </Stack>
    </Paper>
  );
}

/** The instant at which a day begins in this browser, or one of the days after it. */
function startOf(day: string, later: number): string {
  const at = new Date(`${day}T00:00`);
  at.setDate(at.getDate() + later);
  return at.toISOString();
}

/** Days as they are in this browser; the last one is meant to its end. */
function queryOf({ kind, from, to }: Filters) {
  const chosen = activityKind.safeParse(kind).data;
  return {
    ...(chosen === undefined ? {} : { kind: chosen }),
    ...(from === '' ? {} : { from: startOf(from, 0) }),
    ...(to === '' ? {} : { to: startOf(to, 1) }),
  };
}

function readPage(
  id: string,
  asked: { query: ReturnType<typeof queryOf>; after: string | null; signal?: AbortSignal; limit?: number },
) {
  const { query, after, signal, limit } = asked;
  return call(listActivity, {
    params: { id },
    query: { ...query, ...(after === null ? {} : { after }), ...(limit === undefined ? {} : { limit }) },
    ...(signal === undefined ? {} : { signal }),
  });
}

function ActivityFilters({ filters, onChange }: { filters: Filters; onChange: (filters: Filters) => void }) {
  const { t } = useTranslation();
  return (
    <Group gap="sm" align="flex-end">
      <NativeSelect
        label={t('activity.kind')}
        value={filters.kind}
        onChange={(event) => onChange({ ...filters, kind: event.currentTarget.value })}
        data={[
          { value: '', label: t('activity.allKinds') },
          ...activityKind.options.map((value) => ({ value, label: t(`activity.kinds.${value}`) })),
        ]}
      />
      {(['from', 'to'] as const).map((edge) => (
        <TextInput
          key={edge}
          type="date"
          label={t(`activity.${edge}`)}
          value={filters[edge]}
          onChange={(event) => onChange({ ...filters, [edge]: event.currentTarget.value })}
        />
      ))}
    </Group>
  );
}

function EntryRow({ entry }: { entry: ActivityEntry }) {
  const { t, i18n } = useTranslation();
  const words = useActionWords();
  return (
    <li className={`${classes.row} ${classes.together}`}>
      <div className={classes.main}>
        <Text size="sm">{words(entry.action)}</Text>
        <Text size="xs" c="dimmed">
          {formatInstant(entry.at, i18n.language)} · {t(`activity.kinds.${entry.kind}`)}
          {entry.onBehalfOfName !== null && ` · ${t('activity.inNameOf', { name: entry.onBehalfOfName })}`}
        </Text>
      </div>
      {entry.postId !== null && (
        <TextLink size="sm" to="/posts/$postId" params={{ postId: entry.postId }}>
          {t('activity.openPost')}
        </TextLink>
      )}
    </li>
  );
}

/** Saves what the filters show as a table on this computer. */
function SaveActivity({ personId, name, filters }: { personId: string; name: string; filters: Filters }) {
  const { t } = useTranslation();
  const words = useActionWords();
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const save = async () => {
    const rows = [['at', 'person', 'in whose name', 'action', 'kind', 'post']];
    let after: string | null = null;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const read: Awaited<ReturnType<typeof readPage>> = await readPage(personId, {
        query: queryOf(filters),
        after,
        limit: 200,
      });
      for (const one of read.entries) {
        rows.push([one.at, name, one.onBehalfOfName ?? '', words(one.action), one.kind, one.postId ?? '']);
      }
      after = read.next;
      if (after === null) break;
    }
    const csv = `\uFEFF${rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
    saveFile(new Blob([csv], { type: 'text/csv;charset=utf-8' }), t('activity.fileName'));
  };
  const start = () => {
    setState({ busy: true, error: null });
    save().then(
      () => setState({ busy: false, error: null }),
      (error: unknown) => setState({ busy: false, error }),
    );
  };
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={state.busy}
        leftSection={<Download size={16} aria-hidden />}
        onClick={start}
      >
        {t('activity.save')}
      </Button>
      <ProblemNotice error={state.error} />
    </>
  );
}
