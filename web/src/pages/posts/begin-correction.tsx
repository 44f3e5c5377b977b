import { beginCorrection, getPost, listPosts, type PostView } from '@bedside/server/contract/flow/compose';
import { type DeliveryView, getClearance, getTrail } from '@bedside/server/contract/flow/publish';
import { Anchor, Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { PencilLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { editReaches, type ReachedChannel } from './edit-reach.ts';

/** Opens a published post for correction, after saying what that means, and what each network lets be changed. */
export function BeginCorrection(props: { post: PostView; deliveries: readonly DeliveryView[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asks, setAsks] = useState(false);
  const params = { id: props.post.id };
  const reached = editReaches(props.deliveries, props.post.versions[0]?.content);
  const begin = useCall(beginCorrection, {
    invalidates: [getPost, listPosts, getClearance, getTrail],
    onSuccess: () => navigate({ to: '/compose/{-$postId}', params: { postId: props.post.id } }),
  });
  return (
    <>
      <Button leftSection={<PencilLine size={18} aria-hidden />} variant="default" onClick={() => setAsks(true)}>
        {t('posts.correct.begin')}
      </Button>
      {asks && (
        <Modal
          opened
          onClose={() => setAsks(false)}
          title={t('posts.correct.beginTitle')}
          closeButtonProps={{ 'aria-label': t('common.close') }}
        >
          <Stack gap="md">
            <Text size="sm">{t('posts.correct.beginText')}</Text>
            {reached.length > 0 && <Reaches channels={reached} />}
            <ProblemNotice error={begin.error} />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={() => setAsks(false)}>
                {t('common.cancel')}
              </Button>
              <Button loading={begin.isPending} onClick={() => begin.mutate({ params })}>
                {t('posts.correct.begin')}
              </Button>
            </Group>
          </Stack>
        </Modal>
      )}
    </>
  );
}

/** What cannot be changed stays as it is until somebody says otherwise: nothing is taken down by a correction. */
function Reaches({ channels }: { channels: readonly ReachedChannel[] }) {
  const { t } = useTranslation();
  const stays = channels.some(({ reach }) => reach === 'anew');
  return (
    <div>
      <Text size="sm" fw={500}>
        {t('posts.correct.reachTitle')}
      </Text>
      <List size="sm">
        {channels.map(({ channelId, channelName, network, reach, url }) => (
          <List.Item key={channelId}>
            <b>{channelName}</b> ({t(`common.networks.${network}`)}): {t(`posts.correct.reach.${reach}`)}
            {reach === 'by-hand' && url !== null && (
              <>
                {' '}
                <Anchor
                  href={url}
                  target="_blank"
                  rel="noreferrer"
                  inherit
                  aria-label={`${t('posts.correct.openThere', { name: channelName })} ${t('common.opensInNewTab')}`}
                >
                  {t('posts.correct.open')}
                </Anchor>
              </>
            )}
          </List.Item>
        ))}
      </List>
      {stays && (
        <Text size="sm" mt="xs">
          {t('posts.correct.staysOut')}
        </Text>
      )}
    </div>
  );
}
