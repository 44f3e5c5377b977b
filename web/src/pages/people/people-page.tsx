import { listPeople, type PersonView } from '@bedside/server/contract/registers/people';
import { Alert, Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { UserPlus, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { EditPersonDialog } from './edit-person-dialog.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { NewLinkDialog } from './new-link-dialog.tsx';
import { PersonRow } from './person-row.tsx';

/** Who is here, what they may do, and whether their training holds. */
export function PeoplePage() {
  const { t } = useTranslation();
  const { person: me } = useSession();
  const people = useQuery(ask(listPeople));
  const [inviting, invite] = useDisclosure(false);
  const [edited, setEdited] = useState<PersonView | null>(null);
  const [linkless, setLinkless] = useState<PersonView | null>(null);
  const mayChange = hasRole(me, 'administrator');

  const inviteButton = mayChange && (
    <Button leftSection={<UserPlus size={16} aria-hidden />} onClick={invite.open}>
      {t('people.invite')}
    </Button>
  );
  const list = people.data?.people;
  return (
    <Page title={t('people.title')} lead={t('people.lead')} actions={inviteButton || undefined}>
      <ProblemNotice error={people.error} onRetry={() => void people.refetch()} />
      {people.isPending && <ListSkeleton height={56} />}
      {list?.length === 0 && (
        <EmptyState icon={Users} title={t('people.emptyTitle')} text={t('people.emptyText')} action={inviteButton} />
      )}
      {list?.length === 1 && <Alert color="warn">{t('people.alone')}</Alert>}
      {list !== undefined && list.length > 0 && (
        <>
          <ul className={classes.list}>
            {list.map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                isMe={person.id === me.id}
                onEdit={mayChange ? () => setEdited(person) : undefined}
                onNewLink={mayChange ? () => setLinkless(person) : undefined}
              />
            ))}
          </ul>
          <Alert color="info" title={t('people.whoApprovesTitle')}>
            {t('people.whoApprovesText')}
          </Alert>
        </>
      )}
      {inviting && <InviteDialog onClose={invite.close} />}
      {linkless !== null && <NewLinkDialog person={linkless} onClose={() => setLinkless(null)} />}
      {edited !== null && <EditPersonDialog person={edited} onClose={() => setEdited(null)} />}
    </Page>
  );
}
