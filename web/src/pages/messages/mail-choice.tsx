import {
  chooseNotifications,
  getNotifications,
  type NotificationChoice,
} from '@bedside/server/contract/registers/preferences';
import { Button, Group, Modal, Radio, Select, Skeleton, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { BellRing } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../lib/form-errors.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { ask, useCall } from '../../lib/query.ts';
import { timeZones } from '../../ui/organization-fields.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** The button to choose how one is told by mail, and the dialog behind it. */
export function MailChoice() {
  const { t } = useTranslation();
  const [open, dialog] = useDisclosure(false);
  const choice = useQuery({ ...ask(getNotifications), enabled: open });
  return (
    <>
      <Button variant="default" leftSection={<BellRing size={16} aria-hidden />} onClick={dialog.open}>
        {t('messages.choose')}
      </Button>
      <Modal opened={open} onClose={dialog.close} title={t('messages.chooseTitle')}>
        <ProblemNotice error={choice.error} onRetry={() => void choice.refetch()} />
        {choice.isPending && <Skeleton height={240} />}
        {choice.data && <ChoiceForm choice={choice.data} onDone={dialog.close} />}
      </Modal>
    </>
  );
}

type Values = Omit<NotificationChoice, 'quiet'> & { isQuiet: boolean; quiet: { from: string; to: string } };

function ChoiceForm(props: { choice: NotificationChoice; onDone: () => void }) {
  const { choice, onDone } = props;
  const { t } = useTranslation();
  const byContract = contractErrors(chooseNotifications.body, t);
  const form = useForm<Values>({
    initialValues: {
      ...choice,
      isQuiet: choice.quiet !== null,
      quiet: choice.quiet ?? { from: '20:00', to: '07:00' },
    },
    validate: (values) => byContract(toChoice(values)),
  });
  const save = useCall(chooseNotifications, { invalidates: [getNotifications] });
  const onSubmit = form.onSubmit((values) =>
    save.mutate(
      { body: toChoice(values) },
      {
        onSuccess: () => {
          notifyDone(t('messages.chosen'));
          onDone();
        },
      },
    ),
  );
  const { mail, isQuiet } = form.values;
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="md">
        <Radio.Group
          label={t('messages.byMail')}
          description={t('messages.byMailHint')}
          {...form.getInputProps('mail')}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="each" label={t('messages.mailEach')} />
            <Radio value="daily" label={t('messages.mailDaily')} />
            <Radio value="off" label={t('messages.mailOff')} />
          </Stack>
        </Radio.Group>
        {mail === 'daily' && (
          <TextInput type="time" label={t('messages.digestAt')} required {...form.getInputProps('digestAt')} />
        )}
        {mail === 'each' && (
          <Switch label={t('messages.quiet')} {...form.getInputProps('isQuiet', { type: 'checkbox' })} />
        )}
        {mail === 'each' && isQuiet && (
          <Group grow align="flex-start">
            <TextInput type="time" label={t('messages.quietFrom')} required {...form.getInputProps('quiet.from')} />
            <TextInput type="time" label={t('messages.quietTo')} required {...form.getInputProps('quiet.to')} />
          </Group>
        )}
        {mail !== 'off' && (
          <Select
            label={t('organization.timeZone')}
            data={timeZones}
            searchable
            allowDeselect={false}
            {...form.getInputProps('timeZone')}
          />
        )}
        <ProblemNotice error={save.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending}>
            {t('common.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function toChoice({ isQuiet, quiet, ...rest }: Values): NotificationChoice {
  return { ...rest, quiet: isQuiet ? quiet : null };
}
