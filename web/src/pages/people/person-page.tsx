import { getPersonRecord, type PersonRecord } from '@bedside/server/contract/registers/people';
import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ArrowLeft, UserMinus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../lib/format.ts';
import { isProblem } from '../../lib/problem.ts';
import { ask } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SignInHelp } from '../security/sign-in-help.tsx';
import { ActivitySection } from './activity-section.tsx';
import { DeputiesSection } from './deputies-section.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { NewLinkDialog } from './new-link-dialog.tsx';
import { PersonState } from './person-state.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { RolesSection } from './roles-section.tsx';
import { TrainingBadge } from './training-badge.tsx';
import { TrainingDialog } from './training-dialog.tsx';

/** One person: roles and where they hold, training, deputies, leaving and coming back. */
export function PersonPage() {
  const { t } = useTranslation();
  const { personId } = useParams({ from: '/signed-in/people/$personId' });
  const { person: me } = useSession();
  const record = useQuery(ask(getPersonRecord, { params: { id: personId } }));
  const found = record.data;
  const isRefused = isProblem(record.error, 'FORBIDDEN');
  return (
    <Page
      title={found?.person.name ?? t('people.title')}
      lead={found && <PersonLead record={found} />}
      actions={
        <LinkButton to="/people" variant="default" leftSection={<ArrowLeft size={16} aria-hidden />}>
          {t('people.backToList')}
        </LinkButton>
      }
    >
      {isRefused ? (
        <Alert color="info">{t('people.page.notYours')}</Alert>
      ) : (
        <ProblemNotice error={record.error} onRetry={() => void record.refetch()} />
      )}
      {record.isPending && <ListSkeleton height={96} rows={3} />}
      {found && <PersonSections record={found} isMe={found.person.id === me.id} />}
    </Page>
  );
}

function PersonLead({ record }: { record: PersonRecord }) {
  return (
    <Group gap="xs">
      <Text span>{record.person.email}</Text>
      <PersonState state={record.person.state} />
    </Group>
  );
}

function PersonSections({ record, isMe }: { record: PersonRecord; isMe: boolean }) {
  const { person: me } = useSession();
  const { person } = record;
  const isAdministrator = hasRole(me, 'administrator');
  const isHere = person.state !== 'left';
  return (
    <Stack gap="md">
      <LeftNotice record={record} />
      <RolesSection record={record} mayChange={isAdministrator && isHere} />
      <TrainingSection record={record} mayRecord={hasRole(me, 'administrator', 'trainer') && isHere} />
      <DeputiesSection
        record={record}
        mayAppoint={person.state === 'active' && (isMe || isAdministrator)}
        mayEnd={isAdministrator}
      />
      {isAdministrator && !isMe && person.state === 'active' && <SignInHelp person={person} />}
      {(isMe || hasRole(me, 'administrator', 'privacy_officer')) && (
        <ActivitySection personId={person.id} name={person.name} />
      )}
      {isAdministrator && <ComingAndGoing record={record} />}
    </Stack>
  );
}

function LeftNotice({ record }: { record: PersonRecord }) {
  const { t, i18n } = useTranslation();
  if (record.leftAt === null) return null;
  const { name } = record.person;
  const date = formatDate(record.leftAt.slice(0, 10), i18n.language);
  return (
    <Alert color="info" icon={<UserMinus size={20} aria-hidden />}>
      {record.successor === null
        ? t('people.page.left', { name, date })
        : t('people.page.leftTo', { name, date, successor: record.successor.name })}
    </Alert>
  );
}

function TrainingSection({ record, mayRecord }: { record: PersonRecord; mayRecord: boolean }) {
  const { t } = useTranslation();
  const [recording, dialog] = useDisclosure(false);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="training-title">
      <Stack gap="sm" align="flex-start">
        <Title order={2} size="h3" id="training-title">
          {t('people.page.trainingTitle')}
        </Title>
        <TrainingBadge until={record.person.privacyTrainedUntil} />
        {mayRecord && (
          <Button size="xs" variant="default" onClick={dialog.open}>
            {t('people.page.trainingChange')}
          </Button>
        )}
        {recording && <TrainingDialog person={record.person} onClose={dialog.close} />}
      </Stack>
    </Paper>
  );
}

/** A new link, leaving, coming back: whichever fits. */
function ComingAndGoing({ record }: { record: PersonRecord }) {
  const { t } = useTranslation();
  const { person } = record;
  const { name } = person;
  const [opened, dialog] = useDisclosure(false);
  const [linking, link] = useDisclosure(false);
  const hasLeft = person.state === 'left';
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="leaving-title">
      <Stack gap="sm" align="flex-start">
        <Title order={2} size="h3" id="leaving-title">
          {t('people.leave.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {hasLeft ? t('people.comeBack.text') : t('people.leave.lead')}
        </Text>
        <Group gap="xs">
          {person.state === 'invited' && (
            <Button size="xs" variant="default" onClick={link.open}>
              {t('people.newLink')}
            </Button>
          )}
          <Button size="xs" variant="default" {...(hasLeft ? {} : { c: 'block' })} onClick={dialog.open}>
            {hasLeft ? t('people.comeBack.open', { name }) : t('people.leave.open', { name })}
          </Button>
        </Group>
      </Stack>
      {opened && (hasLeft ? <ReturnDialog person={person} onClose={dialog.close} /> : null)}
      {opened && !hasLeft && <LeaveDialog person={person} onClose={dialog.close} />}
      {linking && <NewLinkDialog person={person} onClose={link.close} />}
    </Paper>
  );
}
