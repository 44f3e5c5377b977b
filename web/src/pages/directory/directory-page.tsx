import { type StaffMemberView, staffState, staffSummary } from '@bedside/server/contract/registers/directory';
import { Button, Group, NativeSelect, Stack, Tabs, Text, TextInput } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { ContactRound, Download, FileUp, Search, SearchX, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../lib/format.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { ask } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { GroupsPanel } from './groups-panel.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { LinkPersonDialog } from './link-person-dialog.tsx';
import { saveFile, staffCsv } from './staff-csv.ts';
import { StaffDrawer } from './staff-drawer.tsx';
import { StaffRow } from './staff-row.tsx';
import { loadAllStaff, type StaffFilter, useStaffList } from './use-staff-list.ts';

/** Who works here, so that screening knows colleagues by their names. */
export function DirectoryPage() {
  const { t } = useTranslation();
  const { person: me } = useSession();
  const mayChange = hasRole(me, 'administrator');
  const summary = useQuery(ask(staffSummary));
  const [adding, add] = useDisclosure(false);
  const [importing, importer] = useDisclosure(false);
  const addButton = (
    <Button variant="default" leftSection={<UserPlus size={16} aria-hidden />} onClick={add.open}>
      {t('directory.add')}
    </Button>
  );
  const importButton = (
    <Button leftSection={<FileUp size={16} aria-hidden />} onClick={importer.open}>
      {t('directory.import')}
    </Button>
  );
  const isEmpty = summary.data !== undefined && summary.data.active + summary.data.left === 0;
  return (
    <Page
      title={t('directory.title')}
      lead={t('directory.lead')}
      actions={
        mayChange ? (
          <>
            {importButton}
            {addButton}
          </>
        ) : undefined
      }
    >
      <ProblemNotice error={summary.error} onRetry={() => void summary.refetch()} />
      <Tabs defaultValue="members" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="members">{t('directory.tabs.members')}</Tabs.Tab>
          <Tabs.Tab value="groups">{t('directory.tabs.groups')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="members" pt="md">
          {isEmpty ? (
            <EmptyState
              icon={ContactRound}
              title={t('directory.emptyTitle')}
              text={t('directory.emptyText')}
              action={mayChange && importButton}
            />
          ) : (
            <Members departments={summary.data?.departments ?? []} counts={summary.data} mayChange={mayChange} />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="groups" pt="md">
          <GroupsPanel scimAddress={summary.data?.scimAddress ?? ''} mayChange={mayChange} />
        </Tabs.Panel>
      </Tabs>
      {adding && <StaffDrawer member={null} onClose={add.close} />}
      {importing && <ImportDialog onClose={importer.close} />}
    </Page>
  );
}

type Counts = {
  active: number;
  left: number;
  lastImport: { appliedAt: string } | null;
};

function Members(props: { departments: readonly string[]; counts: Counts | undefined; mayChange: boolean }) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<StaffFilter>({ state: 'active', department: '', search: '' });
  const [search] = useDebouncedValue(filter.search.trim(), 250);
  const list = useStaffList({ ...filter, search });
  const [edited, setEdited] = useState<StaffMemberView | null>(null);
  const [linked, setLinked] = useState<StaffMemberView | null>(null);
  const members = list.data?.pages.flatMap((page) => page.members) ?? [];
  return (
    <Stack gap="md">
      <Filters filter={filter} onFilter={setFilter} departments={props.departments} />
      <Group justify="space-between" gap="xs">
        <Counted counts={props.counts} />
        <Export />
      </Group>
      <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <ListSkeleton height={56} />}
      {list.data !== undefined && members.length === 0 && (
        <EmptyState
          icon={SearchX}
          title={t('directory.noMatchTitle')}
          text={t('directory.noMatchText')}
          action={
            <Button variant="default" onClick={() => setFilter({ state: null, department: '', search: '' })}>
              {t('directory.clearFilter')}
            </Button>
          }
        />
      )}
      {members.length > 0 && (
        <ul className={classes.list} aria-label={t('directory.tabs.members')}>
          {members.map((member) => (
            <StaffRow
              key={member.id}
              member={member}
              onEdit={props.mayChange ? () => setEdited(member) : undefined}
              onLink={props.mayChange ? () => setLinked(member) : undefined}
            />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('directory.loadMore')}
        </Button>
      )}
      {edited !== null && <StaffDrawer member={edited} onClose={() => setEdited(null)} />}
      {linked !== null && <LinkPersonDialog member={linked} onClose={() => setLinked(null)} />}
    </Stack>
  );
}

function Counted({ counts }: { counts: Counts | undefined }) {
  const { t, i18n } = useTranslation();
  if (counts === undefined) return null;
  const number = new Intl.NumberFormat(i18n.language);
  const words = t('directory.counted', { active: number.format(counts.active), left: number.format(counts.left) });
  const date = counts.lastImport && formatDate(counts.lastImport.appliedAt.slice(0, 10), currentLanguage());
  return (
    <Text size="sm" c="dimmed">
      {words}
      {date && ` · ${t('directory.lastImport', { date })}`}
    </Text>
  );
}

function Export() {
  const { t } = useTranslation();
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const save = async () => {
    setState({ busy: true, error: null });
    try {
      const csv = staffCsv(await loadAllStaff());
      saveFile(new Blob([csv], { type: 'text/csv;charset=utf-8' }), t('directory.exportName'));
      setState({ busy: false, error: null });
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return (
    <Stack gap="xs">
      <Button
        size="xs"
        variant="default"
        loading={state.busy}
        leftSection={<Download size={14} aria-hidden />}
        onClick={() => void save()}
      >
        {t('directory.export')}
      </Button>
      <ProblemNotice error={state.error} />
    </Stack>
  );
}

function Filters(props: {
  filter: StaffFilter;
  onFilter: (filter: StaffFilter) => void;
  departments: readonly string[];
}) {
  const { t } = useTranslation();
  const { filter, onFilter } = props;
  return (
    <Group gap="sm" align="flex-end">
      <TextInput
        type="search"
        label={t('directory.search')}
        placeholder={t('directory.searchPlaceholder')}
        leftSection={<Search size={16} aria-hidden />}
        value={filter.search}
        onChange={(event) => onFilter({ ...filter, search: event.currentTarget.value })}
        style={{ flex: '1 1 220px' }}
        maxLength={200}
      />
      <NativeSelect
        label={t('directory.fields.department')}
        value={filter.department}
        onChange={(event) => onFilter({ ...filter, department: event.currentTarget.value })}
        data={[
          { value: '', label: t('directory.allDepartments') },
          ...props.departments.map((value) => ({ value, label: value })),
        ]}
        style={{ maxWidth: 260 }}
      />
      <NativeSelect
        label={t('directory.stateFilter')}
        value={filter.state ?? ''}
        onChange={(event) =>
          onFilter({ ...filter, state: staffState.safeParse(event.currentTarget.value).data ?? null })
        }
        data={[
          { value: '', label: t('directory.allStates') },
          ...staffState.options.map((value) => ({ value, label: t(`directory.states.${value}`) })),
        ]}
      />
    </Group>
  );
}
