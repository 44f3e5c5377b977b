import { manifests } from '@bedside/connectors/networks';
import { getPost, listPosts } from '@bedside/server/contract/flow/compose';
import { getClearance, getTrail, listDeliveries } from '@bedside/server/contract/flow/publish';
import { correctPost, listStanding, type StandingView } from '@bedside/server/contract/flow/publish/correct';
import { Button, Checkbox, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Everybody has agreed to a correction: what it changes, what cannot be changed, and the button that sends it. */
export function CorrectStep(props: { postId: string; versionId: string; blocked: boolean }) {
  const { postId, versionId, blocked } = props;
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  const [anew, setAnew] = useState<readonly string[]>([]);
  const standing = useQuery(ask(listStanding, { params: { id: postId } }));
  const channels = standing.data?.channels ?? [];
  const can = channels.filter(({ because }) => because === null);
  const cannot = channels.filter(({ because }) => because !== null);
  const mayComeAnew = channels.filter((channel) => channel.mayComeAnew);
  const chosen = anew.filter((id) => mayComeAnew.some(({ channelId }) => channelId === id));
  return (
    <Stack gap="xs">
      <ProblemNotice error={standing.error} />
      {can.length > 0 && <Channels title={t('posts.correct.willChange')} channels={can} />}
      {cannot.length > 0 && <Channels title={t('posts.correct.willStay')} channels={cannot} />}
      {mayComeAnew.length > 0 && <ComeAnew channels={mayComeAnew} chosen={anew} onChoose={setAnew} />}
      {standing.data !== undefined && can.length + mayComeAnew.length === 0 && (
        <Text size="sm">{t('posts.correct.nothing')}</Text>
      )}
      <Button disabled={blocked || can.length + chosen.length === 0} onClick={() => setAsks(true)}>
        {t('posts.correct.send')}
      </Button>
      {asks && <SendDialog {...{ postId, versionId }} anew={chosen} onClose={() => setAsks(false)} />}
    </Stack>
  );
}

function Channels(props: { title: string; channels: readonly StandingView[] }) {
  const { t } = useTranslation();
  return (
    <div>
      <Text size="sm" fw={500}>
        {props.title}
      </Text>
      <List size="sm">
        {props.channels.map(({ channelId, channelName, network, because }) => (
          <List.Item key={channelId}>
            {channelName}
            {because !== null && `: ${t(`posts.correct.because.${reasonOf(because, network)}`)}`}
          </List.Item>
        ))}
      </List>
    </div>
  );
}

/** What cannot be changed may make room for the new version: nothing is taken down unless somebody says so here. */
function ComeAnew(props: {
  channels: readonly StandingView[];
  chosen: readonly string[];
  onChoose: (channelIds: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group value={[...props.chosen]} onChange={props.onChoose}>
      <Stack gap="xs">
        {props.channels.map(({ channelId, channelName }) => (
          <Checkbox
            key={channelId}
            value={channelId}
            label={t('posts.correct.anew', { name: channelName })}
            description={t('posts.correct.anewText')}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

/** Where a post cannot be taken down either, a person must go there. */
function reasonOf(because: NonNullable<StandingView['because']>, network: StandingView['network']) {
  return because === 'NETWORK_CANNOT_EDIT' && !manifests[network].canRemove ? 'BY_HAND' : because;
}

/** What people see is about to change: it asks once more. Afterwards the post's page has ten seconds to undo. */
function SendDialog(props: { postId: string; versionId: string; anew: readonly string[]; onClose: () => void }) {
  const { anew, postId, versionId, onClose } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const correct = useCall(correctPost, {
    invalidates: [getPost, listPosts, getClearance, listDeliveries, listStanding, getTrail],
    onSuccess: () => {
      onClose();
      return navigate({ to: '/posts/$postId', params: { postId } });
    },
  });
  return (
    <Modal
      opened
      role="alertdialog"
      aria-label={t('posts.correct.sendTitle')}
      onClose={onClose}
      title={t('posts.correct.sendTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('posts.correct.sendText')}</Text>
        {anew.length > 0 && <Text size="sm">{t('posts.correct.sendAnewText')}</Text>}
        <ProblemNotice error={correct.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            loading={correct.isPending}
            onClick={() => correct.mutate({ params: { id: postId }, body: { versionId, anew: [...anew] } })}
          >
            {t('posts.correct.send')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
