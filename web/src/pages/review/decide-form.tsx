import { Button, Group, Kbd, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { Check, MessageSquarePlus, Undo2 } from 'lucide-react';
import { type KeyboardEvent as Press, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../lib/keys.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ApproveDialog } from './approve-dialog.tsx';
import { PassageList } from './passage-list.tsx';
import type { Mark } from './passages.ts';
import classes from './review.module.css';

type Outcome = 'approve' | 'request_changes';

/** Approve, or ask for changes with a comment and marked passages: of members and guests alike. */
export function DecideForm(props: {
  title: string;
  note: string | null;
  /** Whether the keys of the console are heard here. */
  keys: boolean;
  approveText: string;
  marks: readonly Mark[];
  onMarks: (marks: readonly Mark[]) => void;
  onMarkByWords: () => void;
  busy: boolean;
  disabled: boolean;
  error: unknown;
  onDecide: (outcome: Outcome, comment: string) => void;
  children?: ReactNode;
}) {
  const { marks, onMarks, busy, disabled, onDecide } = props;
  const { t } = useTranslation();
  const [comment, setComment] = useState('');
  const [missing, setMissing] = useState(false);
  const [confirming, setConfirming] = useState<Outcome | null>(null);
  const commentField = useRef<HTMLTextAreaElement>(null);
  const isEmpty = comment.trim() === '' && marks.length === 0;
  const wantsChanges = (go: () => void) => {
    setMissing(isEmpty);
    if (isEmpty) return commentField.current?.focus();
    return go();
  };
  const send = (outcome: Outcome) => {
    setConfirming(null);
    onDecide(outcome, comment);
  };
  const onCommentKey = (event: Press) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) wantsChanges(() => setConfirming('request_changes'));
  };
  useDecideKeys({
    onApprove: () => (disabled ? undefined : setConfirming('approve')),
    onChanges: () => commentField.current?.focus(),
    onMark: props.onMarkByWords,
  });
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="decide-title">
      <Stack gap="sm">
        <Title order={2} size="h3" id="decide-title">
          {props.title}
        </Title>
        {props.note !== null && <Text size="sm">{props.note}</Text>}
        {props.children}
        <PassageList passages={marks} onRemove={(gone) => onMarks(marks.filter((mark) => mark !== gone))} />
        <MarkByWords onClick={props.onMarkByWords} />
        <Textarea
          ref={commentField}
          label={t('review.comment')}
          description={t('review.commentHint')}
          error={missing && isEmpty ? t('review.commentNeeded') : undefined}
          rows={3}
          maxLength={5_000}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
          onKeyDown={onCommentKey}
        />
        <Actions
          busy={busy}
          disabled={disabled}
          onApprove={() => send('approve')}
          onChanges={() => wantsChanges(() => send('request_changes'))}
        />
        {props.keys && <KeysTold />}
        <ProblemNotice error={props.error} />
      </Stack>
      {confirming !== null && (
        <ApproveDialog
          outcome={confirming}
          text={confirming === 'approve' ? props.approveText : t('reviewDesk.changesConfirmText')}
          onConfirm={() => send(confirming)}
          onClose={() => setConfirming(null)}
        />
      )}
    </Paper>
  );
}

function KeysTold() {
  const { t } = useTranslation();
  return (
    <Text size="xs" c="dimmed" visibleFrom="sm">
      <Kbd size="xs">a</Kbd> <Kbd size="xs">c</Kbd> <Kbd size="xs">m</Kbd> {t('reviewDesk.decideKeys')}
    </Text>
  );
}

/** For whoever cannot select words with a pointer. */
function MarkByWords(props: { onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      w="fit-content"
      leftSection={<MessageSquarePlus size={16} aria-hidden />}
      onClick={props.onClick}
    >
      {t('reviewDesk.markByWords')}
    </Button>
  );
}

function Actions(props: { busy: boolean; disabled: boolean; onApprove: () => void; onChanges: () => void }) {
  const { busy, disabled, onApprove, onChanges } = props;
  const { t } = useTranslation();
  const common = { flex: '1 1 auto', px: 'sm', loading: busy, disabled };
  return (
    <Group gap="xs" className={classes.actions ?? ''}>
      <Button {...common} leftSection={<Check size={18} aria-hidden />} onClick={onApprove}>
        {t('review.approve')}
      </Button>
      <Button {...common} variant="default" leftSection={<Undo2 size={18} aria-hidden />} onClick={onChanges}>
        {t('review.requestChanges')}
      </Button>
    </Group>
  );
}

/** a asks once more and approves; c goes to the comment; m asks which words should change. None does anything while somebody types. */
function useDecideKeys(keys: { onApprove: () => void; onChanges: () => void; onMark: () => void }) {
  const { t } = useTranslation();
  useKeys([
    { keys: 'a', label: t('review.approve'), place: 'page', run: keys.onApprove },
    { keys: 'c', label: t('review.requestChanges'), place: 'page', run: keys.onChanges },
    { keys: 'm', label: t('reviewDesk.markByWords'), place: 'page', run: keys.onMark },
  ]);
}
