import { listSubjects, type SubjectView } from '@bedside/server/contract/registers/authorizations';
import { Button, Select, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api.ts';
import { keyOf } from '../../lib/query.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useSubjectWords } from './subject-words.ts';
import type { AskForm } from './use-ask-form.ts';

function useSubjects() {
  return useInfiniteQuery({
    queryKey: [...keyOf(listSubjects), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(listSubjects, { query: { limit: 100, ...(pageParam === null ? {} : { after: pageParam }) }, signal }),
    // A first page has no cursor; the type of the later ones would not be seen without saying so.
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** Somebody who was asked before, found by name. */
export function KnownSubjectField({ form }: { form: AskForm }) {
  return (
    <KnownSubjectSelect
      known={form.values.known}
      error={form.errors['known']}
      onChange={(known) => form.setFieldValue('known', known)}
    />
  );
}

/** People whose permission was asked, or of whom somebody told that they are to be seen. */
export function KnownSubjectSelect(props: {
  known: SubjectView | null;
  error?: ReactNode;
  onChange: (known: SubjectView | null) => void;
}) {
  const { known, error, onChange } = props;
  const { t } = useTranslation();
  const aboutOf = useSubjectWords();
  const list = useSubjects();
  if (list.isPending) return <ListSkeleton rows={1} />;
  const listed = list.data?.pages.flatMap((page) => page.subjects) ?? [];
  // Whoever is chosen already may stand on a later page.
  const subjects = known === null || listed.some(({ id }) => id === known.id) ? listed : [known, ...listed];
  return (
    <Stack gap="xs" align="stretch">
      <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      <Select
        searchable
        required
        label={t('asking.whose.choose')}
        description={t('asking.whose.chooseHint')}
        nothingFoundMessage={t('asking.whose.nobodyFound')}
        data={subjects.map((subject) => ({ value: subject.id, label: `${subject.name} · ${aboutOf(subject)}` }))}
        value={known?.id ?? null}
        onChange={(id) => onChange(subjects.find((subject) => subject.id === id) ?? null)}
        error={error}
      />
      {list.hasNextPage && (
        <Button
          size="xs"
          variant="default"
          w="fit-content"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('asking.whose.moreKnown')}
        </Button>
      )}
    </Stack>
  );
}
