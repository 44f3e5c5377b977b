import { beginConsentAgain, type ChannelView } from '@bedside/server/contract/registers/channels';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ConsentWords, goOnWords } from './server-field.tsx';

/** Says yes once more on the account's own server; another account is refused. */
export function ConsentAgainDialog(props: { channel: ChannelView; onClose: () => void }) {
  const { t } = useTranslation();
  const { channel } = props;
  const begin = useCall(beginConsentAgain, { onSuccess: ({ redirectTo }) => location.assign(redirectTo) });
  return (
    <Modal opened onClose={props.onClose} title={t('channels.reconnectTitle', { name: channel.name })}>
      <Stack gap="md">
        <Text c="dimmed">{t('channels.consent.againLead', { handle: channel.handle })}</Text>
        <ConsentWords network={channel.network} />
        <ProblemNotice error={begin.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            loading={begin.isPending || begin.isSuccess}
            onClick={() => begin.mutate({ params: { id: channel.id } })}
          >
            {goOnWords(channel.network, t)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
