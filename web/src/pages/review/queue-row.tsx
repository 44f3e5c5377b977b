import type { queueItem } from '@bedside/server/contract/flow/review';
import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CircleCheck, OctagonAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useAgo } from '../../lib/use-ago.ts';
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
  const { t } = useTranslation();
  const { tone, icon } = verdicts[item.verdict];
  const ago = useAgo();
  const time = ago(item.submittedAt);
  return (
    <li className={classes.item}>
      <Link to="/review/$reviewId" params={{ reviewId: item.reviewId }} className={classes.row} data-list-row>
        <span className={classes.words}>{item.excerpt === '' ? t('posts.untitled') : item.excerpt}</span>
        <Text size="xs" c="dimmed" component="span" className={classes.who}>
          {t('review.sentBy', { name: item.authorName, time })}
        </Text>
        <span className={classes.badges}>
          <StateBadge tone={tone} icon={icon}>
            {item.findingCount === 0
              ? t(`review.verdicts.${item.verdict}`)
              : t('review.findingCount', { count: item.findingCount })}
          </StateBadge>
        </span>
      </Link>
    </li>
  );
}
