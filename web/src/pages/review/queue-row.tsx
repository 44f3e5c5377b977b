import type { queueItem } from '@bedside/server/contract/flow/review';
import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { AlarmClock, CircleCheck, OctagonAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { formatInstant, formatRelative } from '../../lib/format.ts';
import { useAgo } from '../../lib/use-ago.ts';
import { useNow } from '../../lib/use-now.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import classes from './review.module.css';

export type QueueItem = z.output<typeof queueItem>;

const verdicts = {
  block: { tone: 'block', icon: OctagonAlert },
  warn: { tone: 'warn', icon: TriangleAlert },
  pass: { tone: 'pass', icon: CircleCheck },
} as const;

/** One post in the queue: its first words, whose it is, and what screening says. */
export function QueueRow(props: { item: QueueItem }) {
  const { item } = props;
  const { t, i18n } = useTranslation();
  const { tone, icon } = verdicts[item.verdict];
  const ago = useAgo();
  const time = ago(item.submittedAt);
  const nowMs = useNow();
  const until = (instant: string) => formatRelative(instant, i18n.language, nowMs);
  const names = new Intl.ListFormat(i18n.language, { type: 'disjunction' });
  return (
    <li className={classes.item}>
      <Link
        to="/review/$reviewId"
        params={{ reviewId: item.reviewId }}
        className={classes.row}
        data-list-row
        data-post={item.postId}
      >
        <span className={classes.words} data-excerpt>
          {item.excerpt === '' ? t('posts.untitled') : item.excerpt}
        </span>
        <Text size="xs" c="dimmed" component="span" className={classes.who}>
          {t('review.sentBy', { name: item.authorName, time })}
        </Text>
        <span className={classes.badges}>
          {item.overdue && (
            <StateBadge tone="block" icon={AlarmClock}>
              {t('reviewDesk.overdue', { time: item.dueAt === null ? '' : until(item.dueAt) })}
            </StateBadge>
          )}
          <StateBadge tone={tone} icon={icon}>
            {item.findingCount === 0
              ? t(`review.verdicts.${item.verdict}`)
              : t('review.findingCount', { count: item.findingCount })}
          </StateBadge>
        </span>
        <span className={classes.facts}>
          {!item.overdue && item.dueAt !== null && (
            <Text size="xs" component="span">
              {t('reviewDesk.due', { time: until(item.dueAt) })}
            </Text>
          )}
          {item.plannedAt !== null && (
            <Text size="xs" c="dimmed" component="span">
              {t('reviewDesk.planned', { time: formatInstant(item.plannedAt, i18n.language) })}
            </Text>
          )}
          {!item.mine && item.waitingFor.length > 0 && (
            <Text size="xs" c="dimmed" component="span">
              {t('reviewDesk.waitsFor', { names: names.format(item.waitingFor) })}
            </Text>
          )}
        </span>
      </Link>
    </li>
  );
}
