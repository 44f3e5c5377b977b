import { type PersonView, personState } from '@bedside/server/contract/registers/people';
import { Alert, Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { Search, SearchX, UserPlus, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasRole, useSession } from '../../lib/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { InviteDialog } from './invite-dialog.tsx';
import { NewLinkDialog } from './new-link-dialog.tsx';
import { PersonRow } from './person-row.tsx';
import { usePeopleList } from './use-people-list.ts';

/** Who is here, what they may do, and whether their training holds. */
export function PeoplePage() {
  const { t } = useTranslation();
  const { person: me } = useSession();
  const [state, setState] = useState<PersonView['state'] | null>(null);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const list = usePeopleList({ state, search });
  const [inviting, invite] = useDisclosure(false);
  const [linkless, setLinkless] = useState<PersonView | null>(null);
  const mayChange = hasRole(me, 'administrator');
  const readsRecords = hasRole(me, 'administrator', 'privacy_officer', 'auditor');
  const people = list.data?.pages.flatMap((page) => page.people) ?? [];
  const isFiltered = state !== null || search !== '';
  const clear = () => {
    setState(null);
    setTyped('');
  };
  const inviteButton = mayChange && (
    <Button leftSection={<UserPlus size={16} aria-hidden />} onClick={invite.open}>
      {t('people.invite')}
    </Button>
  );
  return (
    <Page title={t('people.title')} lead={t('people.lead')} actions={inviteButton || undefined}>
      <Filters typed={typed} onType={setTyped} state={state} onState={setState} />
      <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <ListSkeleton height={56} />}
      {list.data !== undefined && people.length === 0 && isFiltered && (
        <EmptyState
          icon={SearchX}
          title={t('people.noMatchTitle')}
          text={t('people.noMatchText')}
          action={
            <Button variant="default" onClick={clear}>
              {t('people.clearFilter')}
            </Button>
          }
        />
      )}
      {list.data !== undefined && people.length === 0 && !isFiltered && (
        <EmptyState icon={Users} title={t('people.emptyTitle')} text={t('people.emptyText')} action={inviteButton} />
      )}
      {people.length === 1 && !isFiltered && <Alert color="warn">{t('people.alone')}</Alert>}
      {people.length > 0 && (
        <Stack gap="md">
          <ul className={classes.list}>
            {people.map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                isMe={person.id === me.id}
                mayOpen={readsRecords || person.id === me.id}
                onNewLink={mayChange ? () => setLinkless(person) : undefined}
              />
            ))}
          </ul>
          {list.hasNextPage && (
            <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('people.loadMore')}
            </Button>
          )}
          <Alert color="info" title={t('people.whoApprovesTitle')}>
            {t('people.whoApprovesText')}
          </Alert>
        </Stack>
      )}
      {inviting && <InviteDialog onClose={invite.close} />}
      {linkless !== null && <NewLinkDialog person={linkless} onClose={() => setLinkless(null)} />}
    </Page>
  );
}

function Filters(props: {
  typed: string;
  onType: (words: string) => void;
  state: PersonView['state'] | null;
  onState: (state: PersonView['state'] | null) => void;
}) {
  const { t } = useTranslation();
  return (
    <Group gap="sm" align="flex-end">
      <TextInput
        type="search"
        label={t('people.search')}
        placeholder={t('people.searchPlaceholder')}
        leftSection={<Search size={16} aria-hidden />}
        value={props.typed}
        onChange={(event) => props.onType(event.currentTarget.value)}
        style={{ flex: '1 1 220px' }}
        maxLength={200}
      />
      <NativeSelect
        label={t('people.stateFilter')}
        value={props.state ?? ''}
        onChange={(event) => props.onState(personState.safeParse(event.currentTarget.value).data ?? null)}
        data={[
          { value: '', label: t('people.allStates') },
          ...personState.options.map((value) => ({ value, label: t(`people.states.${value}`) })),
        ]}
      />
    </Group>
  );
}
