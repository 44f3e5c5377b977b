import { getAuthorization, listAuthorizations } from '@bedside/server/contract/registers/authorizations';
import {
  compareOriginal,
  discardOriginal,
  getOriginal,
  listOriginals,
  type OriginalView,
  returnOriginal,
} from '@bedside/server/contract/registers/authorizations/originals';
import { Alert, Button, Group, Text } from '@mantine/core';
import { CircleCheck, Pencil, Undo2, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { Section } from './section.tsx';

const changed = [getOriginal, listOriginals, listAuthorizations, getAuthorization] as const;

/** How it stands, and what whoever brought it in can do: correct it, put it away. */
export function OriginalStand({ original }: { original: OriginalView }) {
  const { t } = useTranslation();
  const { state, comparing, reason, authorizationId, mayCorrect } = original;
  return (
    <Section title={t('originals.stand')}>
      <Text>{t(`originals.texts.${state}`)}</Text>
      {reason !== null && (
        <Alert color="warn" icon={<Undo2 size={20} aria-hidden />} title={t('originals.reason')}>
          {reason}
        </Alert>
      )}
      {state === 'waiting' && comparing !== 'yes' && (
        <Alert color="info" icon={<Users size={20} aria-hidden />}>
          {t(comparing === 'same_person' ? 'originals.samePerson' : 'originals.notYourRole')}
        </Alert>
      )}
      {authorizationId !== null && (
        <LinkButton to="/authorizations/$authorizationId" params={{ authorizationId }} w="fit-content">
          {t('asking.request.toAuthorization')}
        </LinkButton>
      )}
      {mayCorrect && (
        <LinkButton
          to="/authorizations/originals/$originalId/correct"
          params={{ originalId: original.id }}
          w="fit-content"
          leftSection={<Pencil size={16} aria-hidden />}
        >
          {t('originals.correct')}
        </LinkButton>
      )}
      {original.mayDiscard && <Discard original={original} />}
    </Section>
  );
}

/** It is the same, or it is not: below what is compared, so that it is read before it is answered. */
export function OriginalCompare({ original: { id, revision } }: { original: OriginalView }) {
  const { t } = useTranslation();
  const [isReturning, setReturning] = useState(false);
  const compare = useCall(compareOriginal, {
    invalidates: changed,
    onSuccess: () => notifyDone(t('originals.compared')),
  });
  const giveBack = useCall(returnOriginal, {
    invalidates: changed,
    onSuccess: () => {
      notifyDone(t('originals.returned'));
      setReturning(false);
    },
  });
  return (
    <Section title={t('originals.compareTitle')}>
      <Text size="sm" c="dimmed">
        {t('originals.compareHint')}
      </Text>
      <Group gap="xs">
        <Button
          leftSection={<CircleCheck size={16} aria-hidden />}
          loading={compare.isPending}
          onClick={() => compare.mutate({ params: { id }, body: { revision } })}
        >
          {t('originals.same')}
        </Button>
        <Button variant="default" leftSection={<Undo2 size={16} aria-hidden />} onClick={() => setReturning(true)}>
          {t('originals.notSame')}
        </Button>
      </Group>
      <ProblemNotice error={compare.error} />
      {isReturning && (
        <ReasonDialog
          title={t('originals.returnTitle')}
          reasonLabel={t('originals.returnReason')}
          confirm={t('originals.notSame')}
          color="accent"
          busy={giveBack.isPending}
          error={giveBack.error}
          onConfirm={(reason) => giveBack.mutate({ params: { id }, body: { revision, reason } })}
          onClose={() => setReturning(false)}
        >
          {t('originals.returnText')}
        </ReasonDialog>
      )}
    </Section>
  );
}

function Discard({ original: { id } }: { original: OriginalView }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const discard = useCall(discardOriginal, {
    invalidates: changed,
    onSuccess: () => {
      notifyDone(t('originals.discarded'));
      setOpen(false);
    },
  });
  return (
    <>
      <Button variant="subtle" color="block" w="fit-content" onClick={() => setOpen(true)}>
        {t('originals.discard')}
      </Button>
      {isOpen && (
        <ReasonDialog
          title={t('originals.discardTitle')}
          reasonLabel={t('originals.discardReason')}
          confirm={t('originals.discard')}
          color="block"
          busy={discard.isPending}
          error={discard.error}
          onConfirm={(reason) => discard.mutate({ params: { id }, body: { reason } })}
          onClose={() => setOpen(false)}
        >
          {t('originals.discardText')}
        </ReasonDialog>
      )}
    </>
  );
}
