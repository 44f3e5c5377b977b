import type { search } from '@bedside/server/contract/evidence/search';
import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Globe, Radio, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { mediaAddress } from '../../lib/api.ts';
import { useAgo } from '../../lib/use-ago.ts';
import { MarkedPassage } from '../../ui/marked-passage.tsx';
import { NetworkMark } from '../../ui/network-mark.tsx';
import { StageBadge } from '../posts/stage-badge.tsx';
import rows from '../review/review.module.css';
import classes from './search.module.css';

type Answer = z.output<(typeof search)['answer']>;
export type HitOf<Kind extends keyof Answer> = NonNullable<Answer[Kind]>['hits'][number];

/** Which field of a post, in words. */
function useFieldName() {
  const { t } = useTranslation();
  return (field: string): string => {
    if (field === 'baseText') return t('find.fields.text');
    if (field.endsWith('altText')) return t('find.fields.altText');
    if (field === 'link' || field === 'firstComment') return t(`find.fields.${field}`);
    const network = /^variants\.(newsroom|practice|bluesky|mastodon)\b/.exec(field)?.[1];
    if (network === undefined) return t('find.fields.other');
    // The pattern names the networks that have words.
    return t('find.fields.wording', { network: t(`common.networks.${network as 'newsroom'}`) });
  };
}

export function PostHitRow({ hit }: { hit: HitOf<'posts'> }) {
  const { t } = useTranslation();
  const ago = useAgo();
  const fieldName = useFieldName();
  const { found } = hit;
  const place = found.version === null ? t('find.inDraft') : t('find.inVersion', { number: found.version });
  const where = found.marks.length === 0 ? '' : ` · ${fieldName(found.field)}, ${place}`;
  return (
    <li className={rows.item}>
      <Link to="/posts/$postId" params={{ postId: hit.id }} className={classes.row} data-list-row>
        <span className={classes.words} data-excerpt>
          {found.text === '' ? t('posts.untitled') : <MarkedPassage text={found.text} marks={found.marks} />}
        </span>
        <Text size="xs" c="dimmed" component="span">
          {t('posts.by', { name: hit.authorName })} · {t('posts.changedAt', { time: ago(hit.updatedAt) })}
          {where}
        </Text>
        <span className={classes.badges}>
          {hit.networks.map((network) => (
            <span key={network} title={t(`common.networks.${network}`)}>
              <NetworkMark network={network} size={22} />
            </span>
          ))}
          <StageBadge stage={hit.stage} outSince={hit.outSince} />
        </span>
      </Link>
    </li>
  );
}

export function ImageHitRow({ hit }: { hit: HitOf<'images'> }) {
  const { t } = useTranslation();
  return (
    <li className={rows.item}>
      <Link to="/posts/$postId" params={{ postId: hit.postId }} className={classes.image} data-list-row>
        <img src={mediaAddress(hit.mediaId)} alt="" loading="lazy" width={72} height={72} />
        <span>
          <span className={classes.words} data-excerpt>
            {hit.altText.text === '' ? (
              t('find.noAltText')
            ) : (
              <MarkedPassage text={hit.altText.text} marks={hit.altText.marks} />
            )}
          </span>
          <Text size="xs" c="dimmed" component="span" display="block">
            {t('find.ofPost', { stage: t(`posts.stages.${hit.postStage}`) })} ·{' '}
            {hit.mimeType.replace('image/', '').toUpperCase()}
          </Text>
        </span>
      </Link>
    </li>
  );
}

export function PersonHitRow({ hit }: { hit: HitOf<'people'> }) {
  const { t } = useTranslation();
  return (
    <li className={rows.item}>
      <Link to="/people/$personId" params={{ personId: hit.id }} className={classes.plain} data-list-row>
        <UserRound size={18} aria-hidden />
        <span className={classes.words} data-excerpt>
          <MarkedPassage text={hit.name.text} marks={hit.name.marks} />
        </span>
        <Text size="xs" c="dimmed" component="span">
          {hit.email} · {t(`find.personStates.${hit.state}`)}
        </Text>
      </Link>
    </li>
  );
}

export function ChannelHitRow({ hit }: { hit: HitOf<'channels'> }) {
  const { t } = useTranslation();
  return (
    <li className={rows.item}>
      <Link to="/channels" className={classes.plain} data-list-row>
        <Radio size={18} aria-hidden />
        <span className={classes.words} data-excerpt>
          <MarkedPassage text={hit.name.text} marks={hit.name.marks} />
        </span>
        <Text size="xs" c="dimmed" component="span">
          {t(`common.networks.${hit.network}`)} · {hit.handle}
        </Text>
      </Link>
    </li>
  );
}

export function ReceiptHitRow({ hit }: { hit: HitOf<'receipts'> }) {
  const { t } = useTranslation();
  const ago = useAgo();
  return (
    <li className={rows.item}>
      <Link to="/posts/$postId" params={{ postId: hit.postId }} className={classes.plain} data-list-row>
        <Globe size={18} aria-hidden />
        <span className={classes.words} data-excerpt>
          {hit.url ?? hit.remoteId}
        </span>
        <Text size="xs" c="dimmed" component="span">
          {hit.channelName} · {t(`posts.delivery.states.${hit.state}`)} · {ago(hit.updatedAt)}
        </Text>
      </Link>
    </li>
  );
}
