import {
  answerGone,
  answerNotPosted,
  answerPosted,
  getHandTask,
  type HandTaskDetail,
  handOver,
  listHandTasks,
} from '@bedside/server/contract/flow/by-hand';
import { Button, Checkbox, Modal, NativeSelect, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';

const invalidates = [getHandTask, listHandTasks];

/** "I posted it", "I did not", "give it to somebody else". */
export function PostAnswers({ task }: { task: HandTaskDetail }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<'back' | 'pass' | null>(null);
  const close = () => setOpened(null);
  const giveBack = useCall(answerNotPosted, { invalidates, onSuccess: close });
  return (
    <Stack gap="md">
      <PostedForm task={task} />
      <Button size="md" variant="default" onClick={() => setOpened('back')}>
        {t('byHand.notPosted')}
      </Button>
      <PassOnButton task={task} onOpen={() => setOpened('pass')} />
      {opened === 'back' && (
        <ReasonDialog
          title={t('byHand.notPostedTitle')}
          reasonLabel={t('byHand.notPostedReason')}
          confirm={t('byHand.notPosted')}
          color="accent"
          busy={giveBack.isPending}
          error={giveBack.error}
          onConfirm={(reason) => giveBack.mutate({ params: { id: task.id }, body: { reason } })}
          onClose={close}
        >
          {t('byHand.notPostedText')}
        </ReasonDialog>
      )}
      {opened === 'pass' && <PassOnDialog task={task} onClose={close} />}
    </Stack>
  );
}

function PassOnButton({ task, onOpen }: { task: HandTaskDetail; onOpen: () => void }) {
  const { t } = useTranslation();
  if (task.others.length === 0) return null;
  return (
    <Button size="md" variant="subtle" onClick={onOpen}>
      {t('byHand.passOn')}
    </Button>
  );
}

function PostedForm({ task }: { task: HandTaskDetail }) {
  const { t } = useTranslation();
  const [url, setUrl] = useState('');
  const [seen, setSeen] = useState(false);
  const posted = useCall(answerPosted, { invalidates, onSuccess: () => notifyDone(t('byHand.postedDone')) });
  const isReady = url.trim() !== '' && seen;
  return (
    <Paper withBorder p="md">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) posted.mutate({ params: { id: task.id }, body: { url: url.trim(), seen: true } });
        }}
      >
        <Stack gap="md">
          <Title order={2} size="h4">
            {t('byHand.postedTitle')}
          </Title>
          <TextInput
            size="md"
            type="url"
            inputMode="url"
            label={t('byHand.link')}
            description={t(`byHand.linkHints.${task.kind}`)}
            required
            value={url}
            onChange={({ currentTarget }) => setUrl(currentTarget.value)}
          />
          <Checkbox
            size="md"
            label={t('byHand.seen')}
            checked={seen}
            onChange={({ currentTarget }) => setSeen(currentTarget.checked)}
          />
          <ProblemNotice error={posted.error} />
          <Button type="submit" size="lg" fullWidth disabled={!isReady} loading={posted.isPending}>
            {t('byHand.posted')}
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}

/** "It is gone": until then it counts as standing. */
export function GoneAnswer({ task }: { task: HandTaskDetail }) {
  const { t } = useTranslation();
  const [seen, setSeen] = useState(false);
  const [passing, setPassing] = useState(false);
  const gone = useCall(answerGone, { invalidates, onSuccess: () => notifyDone(t('byHand.goneDone')) });
  return (
    <Stack gap="md">
      <Checkbox
        size="md"
        label={t('byHand.seenGone')}
        checked={seen}
        onChange={({ currentTarget }) => setSeen(currentTarget.checked)}
      />
      <ProblemNotice error={gone.error} />
      <Button
        size="lg"
        fullWidth
        disabled={!seen}
        loading={gone.isPending}
        onClick={() => gone.mutate({ params: { id: task.id }, body: { seen: true } })}
      >
        {t('byHand.gone')}
      </Button>
      <PassOnButton task={task} onOpen={() => setPassing(true)} />
      {passing && <PassOnDialog task={task} onClose={() => setPassing(false)} />}
    </Stack>
  );
}

function PassOnDialog({ task, onClose }: { task: HandTaskDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const [personId, setPersonId] = useState(task.others[0]?.id ?? '');
  const [sure, setSure] = useState(false);
  const pass = useCall(handOver, { invalidates, onSuccess: onClose });
  return (
    <Modal opened onClose={onClose} title={t('byHand.passOnTitle')}>
      <Stack gap="md">
        <Text size="sm">{t('byHand.passOnText')}</Text>
        <NativeSelect
          label={t('byHand.passOnTo')}
          value={personId}
          onChange={({ currentTarget }) => setPersonId(currentTarget.value)}
          data={task.others.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Checkbox
          label={task.isMine ? t('byHand.iHaveNot') : t('byHand.theyHaveNot', { name: task.holder.name })}
          checked={sure}
          onChange={({ currentTarget }) => setSure(currentTarget.checked)}
        />
        <ProblemNotice error={pass.error} />
        <Button
          disabled={!sure || personId === ''}
          loading={pass.isPending}
          onClick={() => pass.mutate({ params: { id: task.id }, body: { personId, notPosted: true } })}
        >
          {t('byHand.passOn')}
        </Button>
      </Stack>
    </Modal>
  );
}
