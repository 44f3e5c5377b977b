import { Button, CloseButton, Group, Stack, Text, Textarea } from '@mantine/core';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { certaintyOf } from './finding-categories.ts';
import { SeverityBadge } from './marked-text-severity.tsx';
import type { Mark } from './marked-text-types.ts';
import { explanationOf, useFindingWords, useReplaceLabel } from './marked-text-words.ts';
import { usePermissionDoor } from './permission-door.ts';
import { ProblemNotice } from './problem-notice.tsx';

export type MarkCardProps = {
  mark: Mark;
  /** Where the keyboard lands when the card was opened by it. */
  firstButton: RefObject<HTMLButtonElement | null>;
  /** Takes the safe wording. */
  onReplace: () => void;
  /** Writes to the privacy officer; rejects when it could not be kept. Left out where no post can take comments. */
  onComment?: ((body: string) => Promise<unknown>) | undefined;
  onClose: () => void;
};

type Mode = 'offer' | 'ask' | 'notPatient' | 'sent';

/** What was found, why, the safe wording first, and the ways to somebody who may decide. */
export function MarkCard(props: MarkCardProps) {
  const { mark, onClose } = props;
  const { t } = useTranslation();
  const [mode, setMode] = useState<Mode>('offer');
  const self = useRef<HTMLDivElement>(null);
  const onMode = (next: Mode) => {
    setMode(next);
    // The button that was pressed is gone now; the keyboard stays in the card, so that Escape still closes it.
    self.current?.focus();
  };
  const words = useFindingWords()(mark);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    <Stack ref={self} gap="xs" onKeyDown={onKeyDown} tabIndex={-1} style={{ outline: 'none' }}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
        <Stack gap={4} align="flex-start">
          <SeverityBadge severity={mark.severity} />
          <Text fw={650}>{words.title}</Text>
        </Stack>
        <CloseButton size="sm" aria-label={t('findings.close')} onClick={onClose} />
      </Group>
      {words.why !== '' && <Text size="sm">{words.why}</Text>}
      <Judgement mark={mark} />
      {mode === 'offer' && <Offer {...props} onMode={onMode} />}
      {(mode === 'ask' || mode === 'notPatient') && (
        <CommentForm {...props} mode={mode} title={words.title} onMode={onMode} />
      )}
      {mode === 'sent' && (
        <Text size="sm" fw={500} component="output">
          {t('findings.sent')}
        </Text>
      )}
    </Stack>
  );
}

/** Why it was found in this text, and how sure the check is; nothing where the rule does not say. */
function Judgement({ mark }: { mark: Mark }) {
  const { t } = useTranslation();
  const explanation = explanationOf(mark);
  return (
    <>
      {explanation !== null && <Text size="sm">{explanation}</Text>}
      {mark.confidence !== undefined && (
        <Text size="xs" c="dimmed">
          {t(`findings.confidenceLine.${certaintyOf(mark.confidence)}`)}
        </Text>
      )}
    </>
  );
}

function Offer(props: MarkCardProps & { onMode: (mode: Mode) => void }) {
  const { mark, firstButton, onReplace, onComment, onMode } = props;
  const { t } = useTranslation();
  const label = useReplaceLabel()(mark.replacement);
  const toPermission = usePermissionDoor(mark);
  return (
    <Stack gap="xs" align="stretch">
      {label === null && (
        <Text size="sm" c="dimmed">
          {t('findings.noSafeWording')}
        </Text>
      )}
      {label !== null && (
        <Button
          ref={firstButton}
          size="sm"
          disabled={mark.stale}
          onClick={onReplace}
          styles={{ label: { whiteSpace: 'normal' } }}
          h="auto"
          mih={36}
        >
          {mark.stale ? t('findings.stale') : label}
        </Button>
      )}
      {toPermission !== null && (
        <Button size="xs" variant="default" onClick={toPermission}>
          {t('permits.findings.link')}
        </Button>
      )}
      {onComment && (
        <Group gap="xs" grow preventGrowOverflow={false}>
          <Button ref={label === null ? firstButton : null} size="xs" variant="default" onClick={() => onMode('ask')}>
            {t('findings.ask')}
          </Button>
          <Button size="xs" variant="default" onClick={() => onMode('notPatient')}>
            {t('findings.notPatient')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** Shortest reason that tells somebody else something; the same as a waiver's. */
const MIN_REASON_UNITS = 10;

function CommentForm(
  props: MarkCardProps & { mode: 'ask' | 'notPatient'; title: string; onMode: (mode: Mode) => void },
) {
  const { mode, title, onComment, onMode } = props;
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const [text, setText] = useState(mode === 'ask' ? t('findings.askDefault', { title }) : '');
  const [state, setState] = useState<{ sending: boolean; problem: unknown }>({ sending: false, problem: null });
  const send = async () => {
    setState({ sending: true, problem: null });
    try {
      await onComment?.(mode === 'ask' ? text : t('findings.notPatientComment', { title, reason: text.trim() }));
      onMode('sent');
    } catch (problem) {
      setState({ sending: false, problem });
    }
  };
  return (
    <Stack gap="xs">
      {mode === 'notPatient' && <Text size="sm">{t('findings.notPatientText')}</Text>}
      <Textarea
        label={t(mode === 'ask' ? 'findings.askLabel' : 'findings.notPatientLabel')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        rows={3}
        maxLength={2_000}
        ref={field}
      />
      <ProblemNotice error={state.problem} />
      <Group gap="xs">
        <Button size="xs" loading={state.sending} disabled={text.trim().length < MIN_REASON_UNITS} onClick={send}>
          {t('findings.sendComment')}
        </Button>
        <Button size="xs" variant="subtle" onClick={() => onMode('offer')}>
          {t('findings.back')}
        </Button>
      </Group>
    </Stack>
  );
}
