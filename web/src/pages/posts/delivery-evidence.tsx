import type { DeliveryView } from '@bedside/server/contract/flow/publish';
import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import classes from './posts.module.css';

/** Each call that was made and each receipt that was kept, folded away. Nothing before the first call. */
export function DeliveryEvidence(props: { delivery: DeliveryView }) {
  const { attempts, receipts } = props.delivery;
  const { t, i18n } = useTranslation();
  if (attempts.length === 0 && receipts.length === 0) return null;
  const time = (instant: string) =>
    new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(instant));
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
      <details>
        <summary className={classes.summary}>
          {t('posts.delivery.attempts')} ({attempts.length})
        </summary>
        <ol className={classes.evidence}>
          {attempts.map((attempt) => (
            <li key={attempt.id}>
              {t('posts.delivery.attempt', { number: attempt.number, time: time(attempt.armedAt) })}:{' '}
              {t(`posts.delivery.outcomes.${attempt.outcome ?? 'open'}`)}
              {attempt.ambiguousCode !== null && ` · ${t('posts.delivery.doubtful')} (${attempt.ambiguousCode})`}
              {attempt.failureCode !== null && ` · ${attempt.failureCode}`}
            </li>
          ))}
        </ol>
      </details>
    </Stack>
  );
}
