import { type ChoiceView, chooseAccounts, getChoice, listChannels } from '@bedside/server/contract/registers/channels';
import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { ApiProblem } from '../../lib/problem.ts';
import { useProblemText } from '../../lib/problem-text.ts';
import { ask, useCall } from '../../lib/query.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Which of the accounts that a yes opened become channels. Closing it loses nothing but the choice. */
export function ChooseDialog(props: { choiceId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const choice = useQuery({ ...ask(getChoice, { params: { id: props.choiceId } }), retry: false });
  return (
    <Modal opened onClose={props.onClose} title={t('channels.choice.title')}>
      <Stack gap="md">
        <ProblemNotice error={choice.error} />
        {choice.isPending && <ListSkeleton rows={3} height={40} />}
        {choice.data !== undefined && <Accounts choice={choice.data} onClose={props.onClose} />}
      </Stack>
    </Modal>
  );
}

function Accounts({ choice, onClose }: { choice: ChoiceView; onClose: () => void }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const [picked, setPicked] = useState<string[]>([]);
  const choose = useCall(chooseAccounts, {
    invalidates: [listChannels],
    onSuccess: ({ channels, problems }) => {
      const waits = channels.some(({ state }) => state === 'awaiting_confirmation');
      const names = channels.map(({ name }) => name).join(', ');
      if (channels.length > 0) notifyDone(t(waits ? 'channels.choice.doneWaits' : 'channels.choice.done', { names }));
      for (const { name, code } of problems) {
        const { text, remedy } = problemText(new ApiProblem({ code, status: 0, title: code, remedy: null }));
        const title = t('channels.choice.failed', { name });
        notifications.show({ color: 'block', title, message: [text, remedy].join(' '), autoClose: false });
      }
      onClose();
    },
  });
  const send = (accounts: string[]) => choose.mutate({ params: { id: choice.id }, body: { accounts } });
  const network = t(`common.networks.${choice.network}`);
  return (
    <>
      <Text c="dimmed">{t('channels.choice.lead', { network })}</Text>
      <Checkbox.Group label={t('channels.choice.accounts')} value={picked} onChange={setPicked}>
        <Stack gap="xs" mt="xs">
          {choice.accounts.map(({ id, name, detail, isConnected }) => (
            <Checkbox
              key={id}
              value={id}
              label={name}
              description={[detail, isConnected ? t('channels.choice.isConnected') : null].filter(Boolean).join(' · ')}
              disabled={isConnected}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <ProblemNotice error={choose.error} />
      <Group justify="space-between">
        <Button variant="subtle" loading={choose.isPending} onClick={() => send([])}>
          {t('channels.choice.forget')}
        </Button>
        <Button disabled={picked.length === 0} loading={choose.isPending} onClick={() => send(picked)}>
          {t('channels.choice.connect')}
        </Button>
      </Group>
    </>
  );
}
