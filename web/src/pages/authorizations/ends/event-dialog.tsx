import { countUses, listUses, type UseCount } from '@bedside/server/contract/flow/publish/recall';
import {
  type AuthorizationView,
  getAuthorization,
  listAuthorizations,
} from '@bedside/server/contract/registers/authorizations';
import { countEnds, listEnds, tellEvent } from '@bedside/server/contract/registers/authorizations/ends';
import { Alert, Button, Checkbox, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { OctagonAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../lib/format.ts';
import { notifyDone } from '../../../lib/notify.tsx';
import { ask, useCall } from '../../../lib/query.ts';
import { useSession } from '../../../lib/session.ts';
import { wallTimeOf } from '../../../lib/wall-time.ts';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { type EventValues, type Happened, happenedAt } from './event-form.ts';

/** Tells that the event with which a permission ends has happened, or when it will; with what that takes down. */
export function EventDialog(props: { authorization: AuthorizationView; words: string; onClose: () => void }) {
  const { authorization, words, onClose } = props;
  const { t } = useTranslation();
  const { timeZone } = useSession().organization;
  const [openedMs] = useState(() => Date.now());
  const now = wallTimeOf(openedMs, timeZone);
  const [values, setValues] = useState<EventValues>({ date: now.slice(0, 10), time: now.slice(11), note: '' });
  const [understood, setUnderstood] = useState(false);
  const tell = useCall(tellEvent, {
    invalidates: [getAuthorization, listAuthorizations, listUses, countUses, listEnds, countEnds],
    onSuccess: () => {
      notifyDone(t('ends.event.done'));
      onClose();
    },
  });
  const change = (part: Partial<EventValues>) => {
    setValues((before) => ({ ...before, ...part }));
    // What was understood was another moment.
    if (part.note === undefined) setUnderstood(false);
  };
  const happened = happenedAt(values, { timeZone, nowMs: openedMs, signedAt: authorization.signedAt });
  const send = () => {
    if ('fault' in happened) return;
    tell.mutate({ params: { id: authorization.id }, body: { happenedAt: happened.instant, note: values.note } });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('ends.event.dialog')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('ends.event.lead', { name: authorization.subject.name, words })}</Text>
        <When values={values} happened={happened} onChange={change} />
        <Textarea
          label={t('ends.event.note')}
          description={t('ends.event.noteHint')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={1_000}
          value={values.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
        <Harm
          authorizationId={authorization.id}
          happened={happened}
          understood={understood}
          onUnderstood={setUnderstood}
        />
        <ProblemNotice error={tell.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button color="block" loading={tell.isPending} disabled={!understood || 'fault' in happened} onClick={send}>
            {t('ends.event.send')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function When(props: { values: EventValues; happened: Happened; onChange: (part: Partial<EventValues>) => void }) {
  const { values, happened, onChange } = props;
  const { t } = useTranslation();
  const { timeZone } = useSession().organization;
  return (
    <Stack gap={4}>
      <Group grow align="flex-start">
        <TextInput
          data-autofocus
          type="date"
          label={t('ends.event.day')}
          value={values.date}
          onChange={(event) => onChange({ date: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={t('ends.event.time')}
          value={values.time}
          onChange={(event) => onChange({ time: event.currentTarget.value })}
        />
      </Group>
      <Text size="xs" c="dimmed">
        {t('ends.event.zone', { zone: timeZone.replaceAll('_', ' ') })}
      </Text>
      {'fault' in happened && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {t(`ends.event.faults.${happened.fault}`)}
        </Text>
      )}
    </Stack>
  );
}

/** What it freezes and takes down, in plain words, and that it was read. */
function Harm(props: {
  authorizationId: string;
  happened: Happened;
  understood: boolean;
  onUnderstood: (understood: boolean) => void;
}) {
  const { authorizationId, happened, understood, onUnderstood } = props;
  const { t, i18n } = useTranslation();
  const { timeZone } = useSession().organization;
  const found = useQuery(ask(countUses, { query: { ids: authorizationId } }));
  if ('fault' in happened) return null;
  const [count] = found.data?.counts ?? [];
  const time = happened.instant === null ? '' : formatInstant(happened.instant, i18n.language, timeZone);
  return (
    <Alert color="block" icon={<OctagonAlert size={20} aria-hidden />}>
      <Stack gap="xs">
        <Text size="sm">{happened.isToCome ? t('ends.event.harmThen', { time }) : t('ends.event.harmNow')}</Text>
        <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
        {count !== undefined && <Effects count={count} />}
        <Checkbox
          label={t('ends.event.understood')}
          checked={understood}
          disabled={count === undefined}
          onChange={(event) => onUnderstood(event.currentTarget.checked)}
        />
      </Stack>
    </Alert>
  );
}

function Effects({ count: { out, queued, drafts } }: { count: UseCount }) {
  const { t } = useTranslation();
  if (out + queued + drafts === 0) return <Text size="sm">{t('ends.event.effects.none')}</Text>;
  return (
    <>
      {out > 0 && <Text size="sm">{t('ends.event.effects.out', { count: out })}</Text>}
      {queued > 0 && <Text size="sm">{t('ends.event.effects.queued', { count: queued })}</Text>}
      {drafts > 0 && <Text size="sm">{t('ends.event.effects.drafts', { count: drafts })}</Text>}
    </>
  );
}
