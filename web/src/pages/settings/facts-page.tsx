import { type FactView, factKind, listFacts } from '@bedside/server/contract/registers/org/facts';
import { Alert, Button, Group, NativeSelect, SegmentedControl, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CalendarClock, Plus, Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api.ts';
import { keyOf } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { FactDialog } from './fact-dialog.tsx';
import { FactRow } from './fact-row.tsx';
import { NoFacts } from './no-facts.tsx';
import { SettingsNav } from './settings-nav.tsx';

const views = ['all', 'due', 'mine', 'retired'] as const;
export type FactsView = (typeof views)[number];
type Filter = { view: FactsView; kind: string; search: string };

function queryOf({ view, kind, search }: Filter) {
  return {
    state: view === 'retired' ? ('retired' as const) : ('active' as const),
    ...(view === 'due' ? { review: 'due' as const } : {}),
    ...(view === 'mine' ? { owner: 'me' as const } : {}),
    ...(kind === '' ? {} : { kind: factKind.parse(kind) }),
    ...(search.trim() === '' ? {} : { search: search.trim() }),
  };
}

function useFactPages(filter: Filter) {
  const query = queryOf(filter);
  return useInfiniteQuery({
    queryKey: keyOf(listFacts, { query }),
    queryFn: ({ pageParam, signal }) =>
      call(listFacts, { query: pageParam === null ? query : { ...query, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** What the organization says about itself, who keeps it true, and what must be looked at. */
export function FactsPage() {
  const { t } = useTranslation();
  const { person } = useSession();
  const [filter, setFilter] = useFilter();
  const [search] = useDebouncedValue(filter.search, 200);
  const pages = useFactPages({ ...filter, search });
  const [edited, edit] = useState<FactView | 'new' | null>(null);
  const mayChange = hasRole(person, 'administrator', 'coordinator');
  const facts = pages.data?.pages.flatMap((page) => page.facts);
  const toReview = pages.data?.pages[0]?.toReview ?? 0;
  const add = mayChange ? (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => edit('new')}>
      {t('settings.facts.add')}
    </Button>
  ) : undefined;
  return (
    <Page title={t('settings.facts.title')} lead={t('settings.facts.lead')} actions={add}>
      <SettingsNav />
      {!mayChange && <Text c="dimmed">{t('settings.facts.readOnly')}</Text>}
      {toReview > 0 && filter.view === 'all' && (
        <ToReview count={toReview} onShow={() => setFilter({ ...filter, view: 'due' })} />
      )}
      <FactFilter filter={filter} onChange={setFilter} />
      <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />
      {pages.isPending && <ListSkeleton rows={4} height={64} />}
      {facts?.length === 0 && (
        <NoFacts
          isFiltered={filter.view !== 'all' || filter.kind !== '' || filter.search !== ''}
          onShowAll={() => setFilter({ view: 'all', kind: '', search: '' })}
        />
      )}
      {facts !== undefined && facts.length > 0 && (
        <ul className={classes.list}>
          {facts.map((fact) => (
            <FactRow
              key={fact.id}
              fact={fact}
              mayChange={mayChange}
              isMine={fact.ownerPersonId === person.id}
              onEdit={() => edit(fact)}
            />
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('settings.facts.more')}
        </Button>
      )}
      {edited !== null && <FactDialog fact={edited === 'new' ? null : edited} onClose={() => edit(null)} />}
    </Page>
  );
}

/** Which facts are shown stands in the address, so that a message can lead to them; words that are searched do not. */
function useFilter(): [Filter, (filter: Filter) => void] {
  const { due } = useSearch({ strict: false });
  const navigate = useNavigate();
  const [rest, setRest] = useState({ kind: '', search: '' });
  const view = views.find((each) => each === due) ?? 'all';
  const change = ({ view: next, ...others }: Filter) => {
    setRest(others);
    if (next !== view)
      void navigate({ to: '/settings/facts', search: next === 'all' ? {} : { due: next }, replace: true });
  };
  return [{ view, ...rest }, change];
}

function ToReview({ count, onShow }: { count: number; onShow: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert color="warn" icon={<CalendarClock size={18} aria-hidden />}>
      <Group justify="space-between" gap="xs">
        <Text size="sm">{t('settings.facts.toReview', { count })}</Text>
        <Button size="xs" variant="default" onClick={onShow}>
          {t('settings.facts.showDue')}
        </Button>
      </Group>
    </Alert>
  );
}

function FactFilter({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const { t } = useTranslation();
  return (
    <Group gap="sm" align="flex-end">
      <SegmentedControl<FactsView>
        aria-label={t('settings.facts.show')}
        value={filter.view}
        onChange={(view) => onChange({ ...filter, view })}
        data={views.map((value) => ({ value, label: t(`settings.facts.views.${value}`) }))}
      />
      <NativeSelect
        aria-label={t('settings.facts.kind')}
        value={filter.kind}
        onChange={(event) => onChange({ ...filter, kind: event.currentTarget.value })}
        data={[
          { value: '', label: t('settings.facts.allKinds') },
          ...factKind.options.map((value) => ({ value, label: t(`settings.facts.kinds.${value}`) })),
        ]}
      />
      <TextInput
        type="search"
        aria-label={t('settings.facts.search')}
        placeholder={t('settings.facts.search')}
        leftSection={<Search size={16} aria-hidden />}
        value={filter.search}
        onChange={(event) => onChange({ ...filter, search: event.currentTarget.value })}
        flex="1 1 200px"
      />
    </Group>
  );
}
