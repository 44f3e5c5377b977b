import { type NoticeView, passOn, passOnNow } from '@bedside/server/contract/flow/relays';
import { type ChannelView, listChannels } from '@bedside/server/contract/registers/channels';
import { Button, Checkbox, Chip, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, useCall } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { afterNotice } from './use-notices.ts';

type Props = { notice: NoticeView; leavesOnApproval: boolean; onClose: () => void };

/** Begins a draft about a notice, or asks a second person at once where the house lets two suffice. */
export function PassOnDialog(props: Props) {
  const { t } = useTranslation();
  const channels = useQuery(ask(listChannels));
  return (
    <Modal opened size="lg" onClose={props.onClose} title={t('relays.passTitle')}>
      {channels.data === undefined ? (
        <>
          <ProblemNotice error={channels.error} onRetry={() => channels.refetch()} />
          {channels.isPending && <ListSkeleton rows={3} height={48} />}
        </>
      ) : (
        <PassOnForm {...props} channels={channels.data.channels} />
      )}
    </Modal>
  );
}

function PassOnForm({ notice, leavesOnApproval, channels, onClose }: Props & { channels: readonly ChannelView[] }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const navigate = useNavigate();
  const connected = channels.filter(({ state }) => state === 'connected');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [quotes, setQuotes] = useState(false);
  const [hashtags, setHashtags] = useState<readonly string[]>([]);
  const options = { invalidates: afterNotice };
  const begin = useCall(passOn, {
    ...options,
    onSuccess: ({ postId }) => navigate({ to: '/compose/{-$postId}', params: { postId } }),
  });
  const send = useCall(passOnNow, {
    ...options,
    onSuccess: ({ postId }) => navigate({ to: '/posts/$postId', params: { postId } }),
  });
  const input = () => ({
    params: { id: notice.id },
    body: { channelIds: [...chosen], quotes, hashtags: [...hashtags] },
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        begin.mutate(input());
      }}
    >
      <Stack gap="md">
        <Text fw={650} lang={notice.language}>
          {notice.title}
        </Text>
        <Text size="sm" c="dimmed">
          {t('relays.passLead')}
        </Text>
        <Checkbox.Group label={t('relays.channels')} value={[...chosen]} onChange={setChosen}>
          <Stack gap="xs" mt="xs">
            {connected.length === 0 && <Text size="sm">{t('relays.noChannels')}</Text>}
            {connected.map(({ id, name, network }) => (
              <Checkbox key={id} value={id} label={name} description={t(`common.networks.${network}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Checkbox
          label={t('relays.quotes')}
          checked={quotes}
          onChange={({ currentTarget }) => setQuotes(currentTarget.checked)}
        />
        <HashtagChoice all={notice.hashtags} chosen={hashtags} onChoose={setHashtags} />
        <ProblemNotice error={begin.error ?? send.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          {leavesOnApproval && hasRole(person, 'publisher') && (
            <Button
              variant="default"
              title={t('relays.atOnce')}
              disabled={chosen.length === 0}
              loading={send.isPending}
              onClick={() => send.mutate(input())}
            >
              {t('relays.ask')}
            </Button>
          )}
          <Button type="submit" loading={begin.isPending}>
            {t('relays.begin')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function HashtagChoice({
  all,
  chosen,
  onChoose,
}: {
  all: readonly string[];
  chosen: readonly string[];
  onChoose: (tags: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  return (
    <Stack component="fieldset" gap="xs" bd={0} p={0} m={0} miw={0} aria-label={t('relays.hashtags')}>
      <Text size="sm">{t('relays.hashtags')}</Text>
      <Chip.Group multiple value={[...chosen]} onChange={onChoose}>
        <Group gap="xs">
          {all.map((tag) => (
            <Chip key={tag} value={tag}>
              {tag}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Stack>
  );
}
