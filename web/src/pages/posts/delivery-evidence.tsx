import type { DeliveryView } from '@bedside/server/contract/flow/publish';
import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { useFailureWords } from '../../ui/failure-words.ts';
import classes from './posts.module.css';

type Attempt = DeliveryView['attempts'][number];
type Receipt = DeliveryView['receipts'][number];

/** Each call that was made and each receipt that was kept, folded away. Nothing before the first call. */
export function DeliveryEvidence(props: { delivery: DeliveryView }) {
  const { delivery } = props;
  const { attempts, receipts } = delivery;
  const { t, i18n } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (attempts.length === 0 && receipts.length === 0) return null;
  return (
    <Stack gap="xs">
      {receipts.length > 0 && (
        <div>
          <Text size="xs" fw={650} c="dimmed">
            {t('posts.delivery.receipts')}
          </Text>
          <ul className={classes.evidence}>
            {receipts.map((receipt) => (
              <li key={receipt.id}>
                {t(`posts.delivery.receiptKinds.${receipt.kind}`)} · {formatInstant(receipt.observedAt, i18n.language)}
                {receipt.remoteId !== null && (
                  <div className={classes.remoteId}>{t('posts.delivery.remoteId', { id: receipt.remoteId })}</div>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={classes.summary}>
          {t('posts.delivery.attempts')} ({attempts.length})
        </summary>
        {isOpen && <DeliveryTimeline delivery={delivery} />}
      </details>
    </Stack>
  );
}

/** Times to the second, in the reader's own zone, which is named. */
function useExactTime(): (instant: string) => string {
  const { i18n } = useTranslation();
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' });
  const time = new Intl.DateTimeFormat(i18n.language, {
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  });
  return (instant) => `${day.format(new Date(instant))}, ${time.format(new Date(instant))}`;
}

/** Attempt by attempt: let go, sent until, doubt, looks and what they found, and what settled it. */
export function DeliveryTimeline({ delivery }: { delivery: DeliveryView }) {
  const { t } = useTranslation();
  const time = useExactTime();
  return (
    <ol className={classes.evidence}>
      {delivery.attempts.map((attempt) => (
        <li key={attempt.id}>
          {t('posts.delivery.attempt', { number: attempt.number, time: time(attempt.armedAt) })}:{' '}
          {t(`posts.delivery.outcomes.${attempt.outcome ?? 'open'}`)}
          {attempt.ambiguousCode !== null && ` · ${t('posts.delivery.doubtful')}`}
          <AttemptSteps
            attempt={attempt}
            delivery={delivery}
            receipts={delivery.receipts.filter(({ attemptId }) => attemptId === attempt.id)}
          />
        </li>
      ))}
    </ol>
  );
}

function AttemptSteps(props: { attempt: Attempt; delivery: DeliveryView; receipts: readonly Receipt[] }) {
  const { attempt, delivery, receipts } = props;
  const { t } = useTranslation();
  const time = useExactTime();
  const failureWords = useFailureWords();
  const isOpen = attempt.outcome === null;
  return (
    <ul className={classes.steps}>
      <li>{t('posts.delivery.timeline.armed', { time: time(attempt.armedAt) })}</li>
      <li>{t('posts.delivery.timeline.until', { time: time(attempt.notAfter) })}</li>
      {attempt.ambiguousCode !== null && (
        <li>{t('posts.delivery.timeline.doubt', { why: failureWords(attempt.ambiguousCode) })}</li>
      )}
      {isOpen && delivery.absentReads > 0 && (
        <li>{t('posts.delivery.timeline.looks', { count: delivery.absentReads })}</li>
      )}
      {isOpen && delivery.wakeAt !== null && (
        <li>{t('posts.delivery.timeline.next', { time: time(delivery.wakeAt) })}</li>
      )}
      {attempt.outcome !== null && attempt.resolvedAt !== null && (
        <li>{t('posts.delivery.timeline.settled', { time: time(attempt.resolvedAt) })}</li>
      )}
      {attempt.failureCode !== null && (
        <li>{t('posts.delivery.timeline.because', { why: failureWords(attempt.failureCode) })}</li>
      )}
      {receipts.map((receipt) => (
        <li key={receipt.id}>
          {t('posts.delivery.timeline.receipt', {
            kind: t(`posts.delivery.receiptKinds.${receipt.kind}`),
            time: time(receipt.observedAt),
          })}
        </li>
      ))}
      <li>
        <details>
          <summary className={classes.summary}>{t('posts.delivery.timeline.codes')}</summary>
          <code className={classes.codes}>
            {[attempt.outcome, attempt.ambiguousCode, attempt.failureCode, attempt.id]
              .filter((code) => code !== null)
              .join(' · ')}
          </code>
        </details>
      </li>
    </ul>
  );
}
