import { readPermissions } from '@bedside/server/contract/flow/permit';
import { getClearance } from '@bedside/server/contract/flow/publish';
import {
  listPicturedPersons,
  type PicturedPersonView,
  removePicturedPerson,
} from '@bedside/server/contract/registers/authorizations';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleDashed, Signature, UserRoundMinus, UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { authorizationAskers, authorizationReaders } from '../../lib/authorization-roles.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { ask, useCall } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { LinkButton, TextLink } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { AuthorizationBadge } from '../authorizations/state-badges.tsx';
import { useSubjectWords } from '../authorizations/subject-words.ts';
import classes from '../permissions/permissions.module.css';
import { AddPersonDialog } from './add-person-dialog.tsx';
import { MarkWithoutConsent } from './mark-without-consent.tsx';

/** Who is to be seen in an image, and whether they said yes, for those whose roles show permissions; that it was taken without, for all. */
export function PicturedPersons({ mediaId, number }: { mediaId: string; number: number }) {
  const { person } = useSession();
  return hasRole(person, ...authorizationReaders) ? (
    <Persons mediaId={mediaId} number={number} />
  ) : (
    <Group gap="xs">
      <MarkWithoutConsent mediaId={mediaId} number={number} />
    </Group>
  );
}

function Persons({ mediaId, number }: { mediaId: string; number: number }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const found = useQuery(ask(listPicturedPersons, { params: { id: mediaId } }));
  const [isAdding, setAdding] = useState(false);
  const mayTell = hasRole(person, ...authorizationAskers);
  const persons = found.data?.persons;
  return (
    <Stack
      gap="xs"
      component="fieldset"
      bd={0}
      p={0}
      m={0}
      miw={0}
      aria-label={t('permits.pictured.label', { number })}
    >
      <Text size="sm" fw={500} aria-hidden>
        {t('permits.pictured.title')}
      </Text>
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <ListSkeleton rows={1} height={28} />}
      {persons?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('permits.pictured.none')}
        </Text>
      )}
      {persons !== undefined && persons.length > 0 && (
        <ul className={classes.people}>
          {persons.map((pictured) => (
            <Person key={pictured.subject.id} pictured={pictured} mediaId={mediaId} mayTell={mayTell} />
          ))}
        </ul>
      )}
      {mayTell && (
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<UserRoundPlus size={16} aria-hidden />}
            aria-label={t('permits.pictured.addLabel', { number })}
            onClick={() => setAdding(true)}
          >
            {t('permits.pictured.add')}
          </Button>
          <LinkButton
            size="compact-sm"
            variant="subtle"
            leftSection={<Signature size={16} aria-hidden />}
            to="/authorizations/ask"
            search={{ media: mediaId }}
            aria-label={t('permits.pictured.askLabel', { number })}
          >
            {t('permits.pictured.ask')}
          </LinkButton>
        </Group>
      )}
      <Group gap="xs">
        <MarkWithoutConsent mediaId={mediaId} number={number} />
      </Group>
      {isAdding && <AddPersonDialog mediaId={mediaId} number={number} onClose={() => setAdding(false)} />}
    </Stack>
  );
}

function Person(props: { pictured: PicturedPersonView; mediaId: string; mayTell: boolean }) {
  const { pictured, mediaId, mayTell } = props;
  const { subject, state, authorizationId } = pictured;
  const { t } = useTranslation();
  const aboutOf = useSubjectWords();
  const [isRemoving, setRemoving] = useState(false);
  return (
    <li className={classes.person}>
      <div className={classes.personName}>
        {authorizationId === null ? (
          <Text size="sm" component="span">
            {subject.name}
          </Text>
        ) : (
          <TextLink
            size="sm"
            to="/authorizations/$authorizationId"
            params={{ authorizationId }}
            aria-label={t('permits.pictured.open', { name: subject.name })}
          >
            {subject.name}
          </TextLink>
        )}
        <Text size="xs" c="dimmed">
          {aboutOf(subject)}
        </Text>
      </div>
      {state === null ? (
        <StateBadge tone="warn" icon={CircleDashed}>
          {t('permits.pictured.noPermission')}
        </StateBadge>
      ) : (
        <AuthorizationBadge state={state} />
      )}
      {mayTell && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<UserRoundMinus size={16} aria-hidden />}
          aria-label={t('permits.pictured.removeLabel', { name: subject.name })}
          onClick={() => setRemoving(true)}
        >
          {t('permits.pictured.remove')}
        </Button>
      )}
      {isRemoving && <RemoveDialog pictured={pictured} mediaId={mediaId} onClose={() => setRemoving(false)} />}
    </li>
  );
}

function RemoveDialog(props: { pictured: PicturedPersonView; mediaId: string; onClose: () => void }) {
  const { pictured, mediaId, onClose } = props;
  const { id, name } = pictured.subject;
  const { t } = useTranslation();
  const remove = useCall(removePicturedPerson, {
    invalidates: [listPicturedPersons, readPermissions, getClearance],
    onSuccess: () => {
      onClose();
      notifyDone(t('permits.pictured.removed'));
    },
  });
  return (
    <ReasonDialog
      title={t('permits.pictured.removeTitle', { name })}
      reasonLabel={t('permits.pictured.removeReason')}
      confirm={t('permits.pictured.removeConfirm')}
      color="accent"
      busy={remove.isPending}
      error={remove.error}
      onConfirm={(reason) => remove.mutate({ params: { id: mediaId, subjectId: id }, body: { reason } })}
      onClose={onClose}
    >
      {t('permits.pictured.removeText', { name })}
    </ReasonDialog>
  );
}
