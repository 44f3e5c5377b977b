import type { PostView } from '@bedside/server/contract/flow/compose';
import type { ClearanceView } from '@bedside/server/contract/flow/publish';
import { Button, List, Paper, Stack, Text, Title } from '@mantine/core';
import { SendHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { Need, NextStep } from './next-step.ts';
import { PublishStep } from './publish-step.tsx';
import { usePostActions } from './use-post-actions.ts';

export type ComposeNextStepProps = {
  step: NextStep;
  post: PostView | undefined;
  clearance: (ClearanceView & { versionId: string | null }) | undefined;
  needs: readonly Need[];
  reviewId: string | null;
  nobodyToAsk: boolean;
  send: { run: () => void; pending: boolean; problem: unknown };
};

/** The one visible next step of a post, with what it needs. */
export function ComposeNextStep(props: ComposeNextStepProps) {
  const { step, post, clearance } = props;
  switch (step) {
    case 'send':
      return <SendStep {...props} />;
    case 'waiting':
      return <WaitingStep {...props} />;
    case 'publish':
      return <ApprovedStep post={post} clearance={clearance} />;
    case 'out':
      return <OutStep post={post} />;
    case 'restore':
      return <RestoreStep post={post} />;
  }
}

function Frame(props: { title?: string; text?: string; children: ReactNode }) {
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="sm">
        {props.title !== undefined && (
          <Title order={2} size="h3">
            {props.title}
          </Title>
        )}
        {props.text !== undefined && <Text size="sm">{props.text}</Text>}
        {props.children}
      </Stack>
    </Paper>
  );
}

function SendStep({ post, needs, send }: ComposeNextStepProps) {
  const { t } = useTranslation();
  const title = post?.stage === 'changes_requested' ? t('compose.changesTitle') : undefined;
  return (
    <Frame {...(title === undefined ? {} : { title })}>
      <Button
        size="md"
        leftSection={<SendHorizontal size={18} aria-hidden />}
        disabled={needs.length > 0}
        loading={send.pending}
        aria-describedby={needs.length > 0 ? 'send-needs' : undefined}
        onClick={send.run}
      >
        {t('compose.send')}
      </Button>
      {needs.length > 0 && (
        <div id="send-needs">
          <Text size="sm" c="dimmed">
            {t('compose.sendNeeds')}
          </Text>
          <List size="sm" c="dimmed">
            {needs.map((need) => (
              <List.Item key={need}>{t(`compose.needs.${need}`)}</List.Item>
            ))}
          </List>
        </div>
      )}
      <ProblemNotice error={send.problem} />
    </Frame>
  );
}

function WaitingStep({ post, reviewId, nobodyToAsk }: ComposeNextStepProps) {
  const { t } = useTranslation();
  const { withdraw } = usePostActions({ withdraw: () => notifyDone(t('compose.withdrawn')) });
  return (
    <Frame title={t('compose.waitingTitle')} text={nobodyToAsk ? t('compose.noOneToAsk') : t('compose.waitingText')}>
      {reviewId !== null && (
        <LinkButton to="/review/$reviewId" params={{ reviewId }} variant="light">
          {t('compose.openReview')}
        </LinkButton>
      )}
      {post && (
        <Button
          variant="default"
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate({ params: { id: post.id } })}
        >
          {t('compose.withdraw')}
        </Button>
      )}
      <ProblemNotice error={withdraw.error} />
    </Frame>
  );
}

function ApprovedStep({ post, clearance }: Pick<ComposeNextStepProps, 'post' | 'clearance'>) {
  const { t } = useTranslation();
  const versionId = clearance?.versionId ?? post?.versions[0]?.id;
  if (post === undefined || versionId === undefined) return null;
  return (
    <Frame title={t('compose.approvedTitle')} text={t('compose.approvedText')}>
      <PublishStep postId={post.id} versionId={versionId} clearance={clearance} />
    </Frame>
  );
}

function OutStep({ post }: Pick<ComposeNextStepProps, 'post'>) {
  const { t } = useTranslation();
  if (post === undefined) return null;
  return (
    <Frame title={t('compose.outTitle')} text={t('compose.outText')}>
      <LinkButton to="/posts/$postId" params={{ postId: post.id }}>
        {t('compose.openPost')}
      </LinkButton>
      <LinkButton to="/compose/{-$postId}" params={{ postId: undefined }} variant="default">
        {t('compose.writeNew')}
      </LinkButton>
    </Frame>
  );
}

function RestoreStep({ post }: Pick<ComposeNextStepProps, 'post'>) {
  const { t } = useTranslation();
  const { restore } = usePostActions();
  if (post === undefined) return null;
  return (
    <Frame title={t('compose.discardedTitle')}>
      <Button loading={restore.isPending} onClick={() => restore.mutate({ params: { id: post.id } })}>
        {t('compose.restore')}
      </Button>
      <ProblemNotice error={restore.error} />
    </Frame>
  );
}
