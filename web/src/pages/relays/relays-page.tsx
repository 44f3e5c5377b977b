import { listSources, type NoticeView, noticeState, type SourceView } from '@bedside/server/contract/flow/relays';
import { Button, Checkbox, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Rss, Search, SearchX } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../lib/keys.ts';
import { type RelayFilters, relayFilters } from '../../lib/list-filters.ts';
import { ask } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { useListKeys } from '../review/use-list-keys.ts';
import { NoticeRow } from './notice-row.tsx';
import { PassOnDialog } from './pass-on-dialog.tsx';
import { useNotices } from './use-notices.ts';

/** Notices of health authorities. Filters stand in the address; words that were typed do not. */
export function RelaysPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const filters = useSearch({ from: '/signed-in/relays' });
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(typed.trim(), 250);
  const list = useNotices({ ...filters, words });
  const sources = useQuery(ask(listSources));
  const notices = list.data?.pages.flatMap((page) => page.notices) ?? [];
  const field = useRef<HTMLInputElement>(null);
  const narrow = (next: RelayFilters) => void navigate({ to: '/relays', search: next, replace: true });
  const isFiltered = Object.values(filters).some((value) => value !== undefined) || words !== '';
  useKeys([{ keys: '/', label: t('relays.keys.field'), place: 'page', run: () => field.current?.focus() }]);
  const toSources = (
    <LinkButton to="/relays/sources" variant="default" leftSection={<Rss size={16} aria-hidden />}>
      {t('relays.sources')}
    </LinkButton>
  );
  return (
    <Page title={t('relays.title')} lead={t('relays.lead')} actions={toSources}>
      <Group gap="sm" align="flex-end">
        <TextInput
          ref={field}
          type="search"
          label={t('relays.search')}
          placeholder={t('relays.searchPlaceholder')}
          leftSection={<Search size={16} aria-hidden />}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          flex="2 1 220px"
          maxLength={200}
        />
        <Filters filters={filters} sources={sources.data?.sources ?? []} onChange={narrow} />
      </Group>
      <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <ListSkeleton rows={5} height={84} />}
      {list.isSuccess && notices.length === 0 && (
        <Nothing
          isFiltered={isFiltered}
          onClear={() => {
            setTyped('');
            narrow({});
          }}
        />
      )}
      {notices.length > 0 && <Notices notices={notices} sources={sources.data?.sources ?? []} />}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('relays.more')}
        </Button>
      )}
    </Page>
  );
}

function Filters(props: {
  filters: RelayFilters;
  sources: readonly SourceView[];
  onChange: (next: RelayFilters) => void;
}) {
  const { t } = useTranslation();
  const { filters, onChange, sources } = props;
  // What stands in an address is parsed anew, so that a word of a list is one of the filter's.
  const change = (part: Record<string, string | undefined>) => onChange(relayFilters.parse({ ...filters, ...part }));
  return (
    <>
      <NativeSelect
        label={t('relays.source')}
        value={filters.source ?? ''}
        onChange={({ currentTarget }) => change({ source: currentTarget.value || undefined })}
        data={[
          { value: '', label: t('relays.allSources') },
          ...sources.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        flex="1 1 160px"
      />
      <NativeSelect
        label={t('relays.state')}
        value={filters.state ?? ''}
        onChange={({ currentTarget }) => change({ state: currentTarget.value || undefined })}
        data={[
          { value: '', label: t('relays.anyState') },
          ...noticeState.options.map((value) => ({ value, label: t(`relays.states.${value}`) })),
        ]}
        flex="1 1 140px"
      />
      <Checkbox
        size="md"
        label={t('relays.onlyChanged')}
        checked={filters.changed === 'true'}
        onChange={({ currentTarget }) => change({ changed: currentTarget.checked ? 'true' : undefined })}
        py={8}
      />
    </>
  );
}

function Notices(props: { notices: readonly NoticeView[]; sources: readonly SourceView[] }) {
  const { t } = useTranslation();
  const rows = useListKeys();
  const [passing, setPassing] = useState<NoticeView | null>(null);
  const source = props.sources.find(({ id }) => id === passing?.sourceId);
  return (
    <Stack ref={rows}>
      <ul className={classes.list} aria-label={t('relays.title')}>
        {props.notices.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} onPassOn={() => setPassing(notice)} />
        ))}
      </ul>
      {passing !== null && (
        <PassOnDialog
          notice={passing}
          leavesOnApproval={source?.leavesOnApproval === true}
          onClose={() => setPassing(null)}
        />
      )}
    </Stack>
  );
}

function Nothing(props: { isFiltered: boolean; onClear: () => void }) {
  const { t } = useTranslation();
  const { person } = useSession();
  if (props.isFiltered) {
    const action = (
      <Button variant="default" onClick={props.onClear}>
        {t('relays.clear')}
      </Button>
    );
    return (
      <EmptyState icon={SearchX} title={t('relays.noMatchTitle')} text={t('relays.noMatchText')} action={action} />
    );
  }
  const mayManage = hasRole(person, 'publisher', 'administrator');
  return (
    <EmptyState
      icon={Rss}
      title={t('relays.emptyTitle')}
      text={t(mayManage ? 'relays.emptyText' : 'relays.emptyTextOthers')}
      action={mayManage && <LinkButton to="/relays/sources">{t('relays.chooseSources')}</LinkButton>}
    />
  );
}
