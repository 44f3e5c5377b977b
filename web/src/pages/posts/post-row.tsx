import type { PostSummary } from '@bedside/server/contract/flow/compose';
import { Checkbox, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { useSession } from '../../lib/session.ts';
import { useAgo } from '../../lib/use-ago.ts';
import { NetworkMark } from '../../ui/network-mark.tsx';
import classes from '../review/review.module.css';
import own from './posts.module.css';
import { StageBadge } from './stage-badge.tsx';

/** One post in the list: first words, whose, where it goes, where it stands. A draft opens in the composer. */
export function PostRow(props: { post: PostSummary; isChosen: boolean; onChoose: () => void }) {
  const { post } = props;
  const { t, i18n } = useTranslation();
  const { organization } = useSession();
  const ago = useAgo();
  const isPlanned = post.stage === 'scheduled' || post.stage === 'publishing';
  const when =
    post.dueAt === null || !isPlanned
      ? t('posts.changedAt', { time: ago(post.updatedAt) })
      : t('posts.dueAt', { time: formatInstant(post.dueAt, i18n.language, organization.timeZone) });
  const images = post.imageCount > 0 ? ` · ${t('posts.imageCount', { count: post.imageCount })}` : '';
  return (
    <li className={`${classes.item} ${own.choosable}`} data-post={post.id}>
      <Checkbox
        size="md"
        aria-label={t('find.bulk.choose', { text: post.excerpt === '' ? t('posts.untitled') : post.excerpt })}
        checked={props.isChosen}
        onChange={props.onChoose}
        className={own.choice}
      />
      <Link to="/posts/$postId" params={{ postId: post.id }} className={classes.row} data-list-row>
        <span className={classes.words} data-excerpt>
          {post.excerpt === '' ? t('posts.untitled') : post.excerpt}
        </span>
        <Text size="xs" c="dimmed" component="span" className={classes.who}>
          {t('posts.by', { name: post.authorName })} · {when}
          {images}
        </Text>
        <span className={classes.badges}>
          {post.networks.map((network) => (
            <span key={network} title={t(`common.networks.${network}`)}>
              <NetworkMark network={network} size={22} />
            </span>
          ))}
          <StageBadge stage={post.stage} outSince={post.outSince} />
        </span>
      </Link>
    </li>
  );
}
