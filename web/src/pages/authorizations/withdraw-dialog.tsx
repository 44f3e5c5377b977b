import { listUses } from '@bedside/server/contract/flow/publish/recall';
import {
  type AuthorizationView,
  getAuthorization,
  listAuthorizations,
  withdrawAuthorization,
} from '@bedside/server/contract/registers/authorizations';
import { Alert, Button, Checkbox, Group, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { OctagonAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { wallTimeOf } from '../../lib/wall-time.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { WithdrawScope } from './withdraw-scope.tsx';
import { namesSomething, type Received, receivedAt, type WithdrawalValues, withdrawalBody } from './withdrawal-form.ts';

const ways = ['letter', 'in_person', 'telephone'] as const;

/** Writes down that somebody took a permission back: since when, what of it, and what that means. */
export function WithdrawDialog({ authorization, onClose }: { authorization: AuthorizationView; onClose: () => void }) {
  const { t } = useTranslation();
  const { timeZone } = useSession().organization;
  const [openedMs] = useState(() => Date.now());
  const now = wallTimeOf(openedMs, timeZone);
  const [values, setValues] = useState<WithdrawalValues>({
    way: 'letter',
    date: now.slice(0, 10),
    time: now.slice(11),
    scope: 'all',
    mediaSha256: [],
    channelIds: [],
    note: '',
  });
  const [understood, setUnderstood] = useState(false);
  const withdraw = useCall(withdrawAuthorization, {
    invalidates: [getAuthorization, listAuthorizations, listUses],
    onSuccess: () => {
      notifyDone(t('authorizations.withdraw.done'));
      onClose();
    },
  });
  const change = (part: Partial<WithdrawalValues>) => {
    setValues((before) => ({ ...before, ...part }));
    // What was understood was something else.
    if (part.scope !== undefined || part.mediaSha256 !== undefined || part.channelIds !== undefined)
      setUnderstood(false);
  };
  const received = receivedAt(values, { timeZone, nowMs: openedMs, signedAt: authorization.signedAt });
  const send = () => {
    if ('instant' in received)
      withdraw.mutate({ params: { id: authorization.id }, body: withdrawalBody(values, received.instant) });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('authorizations.withdraw.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('authorizations.withdraw.lead', { name: authorization.signerName })}</Text>
        <NativeSelect
          data-autofocus
          label={t('authorizations.withdraw.way')}
          value={values.way}
          data={ways.map((value) => ({ value, label: t(`authorizations.withdraw.ways.${value}`) }))}
          onChange={(event) => change({ way: ways.find((way) => way === event.currentTarget.value) ?? 'letter' })}
        />
        <Received values={values} today={now.slice(0, 10)} received={received} onChange={change} />
        <WithdrawScope authorization={authorization} values={values} onChange={change} />
        <Textarea
          label={t('authorizations.withdraw.note')}
          description={t('authorizations.withdraw.noteHint')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={1_000}
          value={values.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
        <Harm values={values} understood={understood} onUnderstood={setUnderstood} />
        <ProblemNotice error={withdraw.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            color="block"
            loading={withdraw.isPending}
            disabled={!understood || !('instant' in received) || !namesSomething(values)}
            onClick={send}
          >
            {t('authorizations.withdraw.send')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Received(props: {
  values: WithdrawalValues;
  today: string;
  received: Received;
  onChange: (part: Partial<WithdrawalValues>) => void;
}) {
  const { values, today, received, onChange } = props;
  const { t } = useTranslation();
  const { timeZone } = useSession().organization;
  const fault = 'fault' in received ? received.fault : null;
  return (
    <Stack gap={4}>
      <Group grow align="flex-start">
        <TextInput
          type="date"
          label={t('authorizations.withdraw.date')}
          max={today}
          value={values.date}
          onChange={(event) => onChange({ date: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={t('authorizations.withdraw.time')}
          value={values.time}
          onChange={(event) => onChange({ time: event.currentTarget.value })}
        />
      </Group>
      <Text size="xs" c="dimmed">
        {t('authorizations.withdraw.zone', { zone: timeZone.replaceAll('_', ' ') })}
      </Text>
      {fault !== null && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {t(fault === 'required' ? 'common.fields.required' : `authorizations.withdraw.${fault}`)}
        </Text>
      )}
    </Stack>
  );
}

/** What it does, in plain words, and that it was read. */
function Harm(props: { values: WithdrawalValues; understood: boolean; onUnderstood: (understood: boolean) => void }) {
  const { values, understood, onUnderstood } = props;
  const { t } = useTranslation();
  if (!namesSomething(values)) return null;
  const { scope } = values;
  const count = scope === 'media' ? values.mediaSha256.length : values.channelIds.length;
  return (
    <Alert color="block" icon={<OctagonAlert size={20} aria-hidden />}>
      <Stack gap="xs">
        <Text size="sm">
          {scope === 'all'
            ? t('authorizations.withdraw.harm.all')
            : t(`authorizations.withdraw.harm.${scope}`, { count })}
        </Text>
        <Text size="sm">{t('authorizations.withdraw.postsGo')}</Text>
        <Checkbox
          label={t('authorizations.withdraw.understood')}
          checked={understood}
          onChange={(event) => onUnderstood(event.currentTarget.checked)}
        />
      </Stack>
    </Alert>
  );
}
