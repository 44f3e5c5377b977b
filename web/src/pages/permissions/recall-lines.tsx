import type { RecallView } from '@bedside/server/contract/flow/publish/recall';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';

/** What was called back: why, since when its removal is asked for, and whether anything is left. */
export function RecallLine({ recall }: { recall: RecallView }) {
  const { t, i18n } = useTranslation();
  const { cause, begunAt, askedAt, endedAt } = recall;
  const time = (instant: string) => formatInstant(instant, i18n.language);
  return (
    <>
      <Text size="sm" fw={500}>
        {t(`permits.uses.causes.${cause}`, { time: time(begunAt) })}
      </Text>
      <Text size="sm">
        {askedAt === null ? t('permits.uses.asking') : t('permits.uses.asked', { time: time(askedAt) })}{' '}
        {endedAt !== null && t('permits.uses.ended', { time: time(endedAt) })}
      </Text>
    </>
  );
}

/** Since when a post on a channel is called back, and whether it was seen gone. */
export function CalledBack(props: { recalledAt: string | null; seenGoneAt: string | null; isLookedFor: boolean }) {
  const { recalledAt, seenGoneAt, isLookedFor } = props;
  const { t, i18n } = useTranslation();
  const time = (instant: string) => formatInstant(instant, i18n.language);
  const parts = [
    recalledAt === null ? null : t('permits.chain.recalled', { time: time(recalledAt) }),
    seenGoneAt === null ? null : t('permits.chain.seenGone', { time: time(seenGoneAt) }),
    isLookedFor ? t('permits.chain.stillLooking') : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return (
    <Text size="xs" c="dimmed">
      {parts.join(' · ')}
    </Text>
  );
}
