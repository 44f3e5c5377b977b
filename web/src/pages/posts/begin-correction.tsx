import { beginCorrection, getPost, listPosts, type PostView } from '@bedside/server/contract/flow/compose';
import { getClearance, getTrail } from '@bedside/server/contract/flow/publish';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { PencilLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Opens a published post for correction, after saying what that means. */
export function BeginCorrection(props: { post: PostView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asks, setAsks] = useState(false);
  const params = { id: props.post.id };
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
