import { getHandTask, type HandTaskDetail } from '@bedside/server/contract/flow/by-hand';
import { Alert, Group, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { OctagonX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { ask } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { useReasonWords } from '../../ui/clearance-words.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { GoneAnswer, PostAnswers } from './hand-answers.tsx';
import { HandState } from './hand-state.tsx';
import { HandSteps, OpenPlace } from './hand-steps.tsx';

/** The gate is asked anew, so that nobody posts what was called back meanwhile. */
const LOOK_AGAIN_MS = 15_000;

/** One thing to post, or to take down, made for a phone: what to copy, and what to say afterwards. */
export function HandTaskPage() {
  const { t } = useTranslation();
  const { taskId } = useParams({ from: '/signed-in/by-hand/$taskId' });
  const found = useQuery({
    ...ask(getHandTask, { params: { id: taskId } }),
    refetchInterval: LOOK_AGAIN_MS,
    refetchOnWindowFocus: 'always',
  });
  if (found.data !== undefined && !found.isError) return <Shown task={found.data} />;
  return (
    <Page title={t('byHand.title')}>
      <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
      {found.isPending && <ListSkeleton rows={3} height={140} />}
    </Page>
  );
}

function Shown({ task }: { task: HandTaskDetail }) {
  const { t, i18n } = useTranslation();
  const { organization } = useSession();
  const { holder, isMine, kind, state } = task;
  const endsAt = formatInstant(task.endsAt, i18n.language, organization.timeZone);
  return (
    <Page
      title={task.channelName}
      lead={`${t(`byHand.kinds.${kind}`)} · ${isMine ? t('byHand.withYou') : t('byHand.with', { name: holder.name })}`}
      width="form"
      actions={<HandState task={task} />}
    >
      <Stack gap="md">
        {state === 'to_post' && <ToPost task={task} endsAt={endsAt} />}
        {state === 'to_take_down' && <ToTakeDown task={task} />}
        {state === 'waiting' && <Text component="output">{t('byHand.waitingText')}</Text>}
        {(state === 'standing' || state === 'over') && <Text>{t(`byHand.doneTexts.${state}`)}</Text>}
        <Group gap="sm">
          <LinkButton to="/posts/$postId" params={{ postId: task.postId }} variant="subtle">
            {t('byHand.toPost')}
          </LinkButton>
          <LinkButton to="/by-hand" variant="subtle">
            {t('byHand.toList')}
          </LinkButton>
        </Group>
      </Stack>
    </Page>
  );
}

function ToPost({ task, endsAt }: { task: HandTaskDetail; endsAt: string }) {
  const { t } = useTranslation();
  const isOpen = task.steps.length > 0;
  return (
    <>
      {isOpen && <Text size="sm">{t('byHand.until', { time: endsAt })}</Text>}
      {isOpen && <HandSteps task={task} />}
      {!isOpen && (task.mayAnswer || task.blockers.length > 0 || task.isLate) && <DoNotPost task={task} />}
      {!task.mayAnswer && <Text>{t('byHand.notYours', { name: task.holder.name })}</Text>}
      {task.mayAnswer && <PostAnswers task={task} />}
    </>
  );
}

function DoNotPost({ task }: { task: HandTaskDetail }) {
  const { t } = useTranslation();
  const reasonWords = useReasonWords();
  return (
    <Alert color="block" icon={<OctagonX size={22} aria-hidden />} title={t('byHand.doNotPost')} role="alert">
      <Stack gap="xs">
        <Text size="sm">{t(task.isLate ? 'byHand.doNotPostLate' : 'byHand.doNotPostText')}</Text>
        {task.blockers.length > 0 && (
          <List size="sm">
            {task.blockers.map((blocker) => (
              <List.Item key={blocker.code + JSON.stringify(blocker.facts)}>{reasonWords(blocker)}</List.Item>
            ))}
          </List>
        )}
      </Stack>
    </Alert>
  );
}

function ToTakeDown({ task }: { task: HandTaskDetail }) {
  const { t } = useTranslation();
  return (
    <>
      <Alert color="warn" title={t('byHand.takeDownTitle')}>
        {t('byHand.takeDownText')}
      </Alert>
      <OpenPlace task={task} />
      {task.mayAnswer ? <GoneAnswer task={task} /> : <Text>{t('byHand.notYours', { name: task.holder.name })}</Text>}
    </>
  );
}
