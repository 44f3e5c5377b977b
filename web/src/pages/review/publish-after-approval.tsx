import { getPost } from '@bedside/server/contract/flow/compose';
import { getClearance } from '@bedside/server/contract/flow/publish';
import { Paper, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';
import { PublishStep } from '../compose/publish-step.tsx';

/** The next step right where the last approval was given; nothing once a time was chosen or the words changed. */
export function PublishAfterApproval(props: { postId: string; versionId: string }) {
  const { postId, versionId } = props;
  const { t } = useTranslation();
  const params = { id: postId };
  const post = useQuery(ask(getPost, { params })).data;
  const clearance = useQuery(ask(getClearance, { params })).data;
  if ((post?.stage !== 'approved' && post?.stage !== 'parked') || clearance?.versionId !== versionId) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="publish-title">
      <Stack gap="sm">
        <Title order={2} size="h3" id="publish-title">
          {t('review.publishTitle')}
        </Title>
        <PublishStep postId={postId} versionId={versionId} clearance={clearance} />
      </Stack>
    </Paper>
  );
}
