import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../lib/problem.ts';
import { useProblemText } from '../../lib/problem-text.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import classes from './calendar.module.css';
import { wallWords } from './calendar-words.ts';
import type { Target } from './moving.ts';
import type { Question, Refused } from './use-moves.ts';
import { inZone } from './when-fields.tsx';

type Asking<Kind extends Question['kind']> = {
  question: Extract<Question, { kind: Kind }>;
  zone: string;
  onMove: (target: Target, reason?: string) => void;
  onClose: () => void;
};

/** What must be said or chosen before a move goes on; closing it leaves the post where it was. */
export function QuestionDialog(props: {
  question: Question;
  zone: string;
  onMove: (target: Target, reason?: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { question, ...rest } = props;
  const titles = {
    gap: t('calendar.gapTitle'),
    twice: t('calendar.twiceTitle'),
    blackout: t('calendar.blackoutTitle'),
    refused: t('calendar.results.title'),
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={titles[question.kind]}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {question.kind === 'gap' && <Gap question={question} {...rest} />}
      {question.kind === 'twice' && <Twice question={question} {...rest} />}
      {question.kind === 'blackout' && <Blackout question={question} {...rest} />}
      {question.kind === 'refused' && <NotDone question={question} {...rest} />}
    </Modal>
  );
}

function Gap({ question, onMove, onClose }: Asking<'gap'>) {
  const { t, i18n } = useTranslation();
  const { target, before, after } = question;
  return (
    <Stack gap="md">
      <Text>{t('calendar.gapText', { time: wallWords(target.localTime, i18n.language) })}</Text>
      <Group gap="xs">
        {[before, after].map((localTime) => (
          <Button key={localTime} variant="default" onClick={() => onMove({ ...target, localTime })}>
            {wallWords(localTime, i18n.language)}
          </Button>
        ))}
        <Button variant="subtle" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}

function Twice({ question, zone, onMove, onClose }: Asking<'twice'>) {
  const { t, i18n } = useTranslation();
  const { target, instants } = question;
  const [first, second] = instants;
  return (
    <Stack gap="md">
      <Text>{t('calendar.twiceText', { time: wallWords(target.localTime, i18n.language) })}</Text>
      <Group gap="xs">
        <Button variant="default" onClick={() => onMove({ ...target, fold: 'earlier' })}>
          {t('calendar.move.earlier', { time: inZone(first, zone, i18n.language) })}
        </Button>
        <Button variant="default" onClick={() => onMove({ ...target, fold: 'later' })}>
          {t('calendar.move.later', { time: inZone(second, zone, i18n.language) })}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}

function Blackout({ question, onMove, onClose }: Asking<'blackout'>) {
  const { t } = useTranslation();
  const { person } = useSession();
  const [reason, setReason] = useState('');
  const may = hasRole(person, 'administrator', 'privacy_officer', 'publisher');
  return (
    <Stack gap="md">
      <Text>{t('calendar.blackoutText')}</Text>
      {may && (
        <>
          <Text size="sm">{t('calendar.blackoutMay')}</Text>
          <Textarea
            data-autofocus
            label={t('calendar.blackoutReason')}
            value={reason}
            maxLength={200}
            autosize
            minRows={2}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        {may && (
          <Button disabled={reason.trim().length < 3} onClick={() => onMove(question.target, reason.trim())}>
            {t('calendar.blackoutConfirm')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function NotDone({ question, onClose }: Asking<'refused'>) {
  const { t } = useTranslation();
  const { refused, done } = question;
  return (
    <Stack gap="md">
      <Text>{done === 0 ? t('calendar.results.none') : t('calendar.results.done', { count: done })}</Text>
      <ul className={classes.plain}>
        {refused.map((one) => (
          <RefusedLine key={one.item.postId} {...one} />
        ))}
      </ul>
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('calendar.results.close')}</Button>
      </Group>
    </Stack>
  );
}

function RefusedLine({ item, result }: Refused) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const problem = new ApiProblem({ code: result.code ?? 'REFUSED', status: 409, title: result.message ?? '' });
  return (
    <li>
      <Text size="sm" fw={500} lineClamp={1}>
        {item.excerpt === '' ? t('posts.untitled') : item.excerpt}
      </Text>
      <Text size="sm" c="dimmed">
        {problemText(problem).text}
      </Text>
    </li>
  );
}
