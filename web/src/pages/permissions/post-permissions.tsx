import { type Content, mediaPlaces } from '@bedside/server/contract/flow/compose';
import type { PermissionOfPost } from '@bedside/server/contract/flow/permit';
import type { DeliveryView } from '@bedside/server/contract/flow/publish';
import { Anchor, Divider, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Ref, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { NetworkMark } from '../../ui/network-mark.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Picture } from '../authorizations/pictures.tsx';
import { useChannelNames } from '../authorizations/use-channel-names.ts';
import { useHouseDay } from '../authorizations/use-house-day.ts';
import { DeliveryBadge } from '../posts/delivery-badge.tsx';
import { buildChain, type Chain, type ChainStop, isStillLookedFor } from './chain.ts';
import { Worth } from './channel-worth.tsx';
import classes from './permissions.module.css';
import { CalledBack, RecallLine } from './recall-lines.tsx';
import { usePostPermissions } from './use-post-permissions.ts';
import { usesQuery } from './use-uses.ts';

/**
 * On whose permission a post rests, from the signature to the public and back. Nothing for those whose roles do not show
 * permissions. Asked for again whenever `news`, a stamp of the last changes, is another one.
 */
export function PostPermissions(props: {
  section?: Ref<HTMLDivElement>;
  postId: string;
  /** The version that is looked at; left out, the draft. */
  versionId?: string | undefined;
  content: Content;
  deliveries: readonly DeliveryView[];
  news: string;
  /** In review nothing is out yet: without what comes after the signature and what rests on it. */
  isCompact?: boolean;
}) {
  const { section, postId, versionId, content, deliveries, news, isCompact = false } = props;
  const { t } = useTranslation();
  const { mayRead, found } = usePostPermissions(postId, versionId);
  const { refetch } = found;
  useEffect(() => {
    if (mayRead && news !== '') void refetch();
  }, [mayRead, news, refetch]);
  if (!mayRead) return null;
  const { data } = found;
  return (
    <Paper
      ref={section}
      withBorder
      p="md"
      component="section"
      aria-labelledby="permissions-title"
      tabIndex={-1}
      style={{ scrollMarginTop: 72 }}
    >
      <Stack gap="md">
        <div>
          <Title order={2} size="h3" id="permissions-title">
            {t('permits.chain.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('permits.chain.lead')}
          </Text>
        </div>
        <ProblemNotice error={found.error} onRetry={() => void refetch()} />
        {found.isPending && <ListSkeleton rows={2} height={56} />}
        {data !== undefined && (
          <>
            <Purpose purpose={data.purpose} isNeeded={data.rests.length + data.without.length > 0} />
            {data.rests.map((permission) => (
              <OneChain
                key={permission.authorizationId}
                permission={permission}
                content={content}
                deliveries={deliveries}
                isCompact={isCompact}
              />
            ))}
            <Without without={data.without} content={content} />
          </>
        )}
      </Stack>
    </Paper>
  );
}

function Purpose({
  purpose,
  isNeeded,
}: {
  purpose: NonNullable<Content['permission']>['purpose'] | null;
  isNeeded: boolean;
}) {
  const { t } = useTranslation();
  const words =
    purpose === null
      ? t(isNeeded ? 'permits.chain.noPurpose' : 'permits.chain.none')
      : t('permits.chain.purpose', { purpose: t(`authorizations.purposes.${purpose}`) });
  return <Text size="sm">{words}</Text>;
}

function OneChain(props: {
  permission: PermissionOfPost;
  content: Content;
  deliveries: readonly DeliveryView[];
  isCompact: boolean;
}) {
  const { permission, content, deliveries, isCompact } = props;
  const { t } = useTranslation();
  const dayOf = useHouseDay();
  const uses = useQuery({ ...usesQuery(permission.authorizationId), enabled: !isCompact });
  const chain = buildChain(permission, { deliveries, uses: uses.data });
  const { authorizationId, subjectName, kind, signedAt } = permission;
  return (
    <>
      <Divider />
      <Stack gap="xs" component="section" aria-label={t('permits.chain.of', { name: subjectName })}>
        <TextLink to="/authorizations/$authorizationId" params={{ authorizationId }} fw={650}>
          {t('permits.chain.of', { name: subjectName })}
        </TextLink>
        <ProblemNotice error={uses.error} onRetry={() => void uses.refetch()} />
        <ol className={classes.chain}>
          <li>
            <Text size="sm" fw={500}>
              {t('permits.chain.signed', { day: dayOf(signedAt) })}
            </Text>
            <Text size="xs" c="dimmed">
              {t(`authorizations.kinds.${kind}`)}
            </Text>
          </li>
          <Basis permission={permission} content={content} />
          {!isCompact && (
            <li>
              <Text size="sm" fw={500}>
                {chain.versionNumber === null
                  ? t('permits.chain.draft')
                  : t('permits.chain.version', { number: chain.versionNumber })}
              </Text>
            </li>
          )}
          <Stops stops={chain.stops} />
          <End recalls={chain.recalls} />
        </ol>
      </Stack>
    </>
  );
}

/** What of the post rests on it: pictures, words, or both. */
function Basis({ permission, content }: { permission: PermissionOfPost; content: Content }) {
  const { t } = useTranslation();
  const { images, isNamed } = permission;
  const pictures = images.flatMap((index) => {
    const medium = mediaPlaces(content)[index]?.forms[0];
    return medium === undefined ? [] : [{ index, mediaId: medium.mediaId }];
  });
  return (
    <li>
      <Text size="sm" fw={500}>
        {t('permits.chain.basis')}
      </Text>
      {isNamed && <Text size="sm">{t('permits.chain.words')}</Text>}
      {pictures.length > 0 && (
        <ul className={classes.pictures} aria-label={t('permits.chain.pictures')}>
          {pictures.map(({ index, mediaId }) => (
            <li key={index}>
              <Picture mediaId={mediaId} number={index + 1} isNamedBeside />
              <Text size="xs" c="dimmed">
                {t('permits.chain.picture', { number: index + 1 })}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Stops({ stops }: { stops: readonly ChainStop[] }) {
  const { t } = useTranslation();
  return (
    <li>
      <Text size="sm" fw={500}>
        {t('permits.chain.channels')}
      </Text>
      {stops.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('permits.link.noChannels')}
        </Text>
      )}
      <ul className={classes.stops} aria-label={t('permits.chain.channels')}>
        {stops.map((stop) => (
          <Stop key={stop.channelId} stop={stop} />
        ))}
      </ul>
    </li>
  );
}

function Stop({ stop }: { stop: ChainStop }) {
  const { delivery, worth, recalledAt, seenGoneAt, channelId } = stop;
  const { t } = useTranslation();
  const nameOf = useChannelNames();
  const name = delivery?.channelName ?? nameOf(channelId);
  const isLookedFor = delivery !== null && isStillLookedFor({ state: delivery.state, recalledAt, seenGoneAt });
  return (
    <li className={classes.stop}>
      <div className={classes.stopHead}>
        {delivery !== null && <NetworkMark network={delivery.network} size={18} />}
        <Text size="sm" component="span">
          {name}
        </Text>
        {delivery !== null && <DeliveryBadge state={delivery.state} />}
        {worth !== null && (delivery === null || worth.state !== 'valid') && <Worth worth={worth} />}
      </div>
      <CalledBack recalledAt={recalledAt} seenGoneAt={seenGoneAt} isLookedFor={isLookedFor} />
      {delivery?.state === 'confirmed' && delivery.url !== null && (
        <Anchor href={delivery.url} target="_blank" rel="noreferrer" size="xs">
          {t('permits.chain.see', { channel: name })}
        </Anchor>
      )}
    </li>
  );
}

function End({ recalls }: { recalls: Chain['recalls'] }) {
  const { t } = useTranslation();
  if (recalls.length === 0) return null;
  return (
    <li data-end>
      <ul className={classes.stops} aria-label={t('permits.chain.end')}>
        {recalls.map((recall) => (
          <li key={recall.id}>
            <RecallLine recall={recall} />
          </li>
        ))}
      </ul>
    </li>
  );
}

type Someone = { readonly image: number; readonly subjectId: string; readonly subjectName: string };

/** People who are to be seen and have signed nothing, each with the picture. */
function Without({ without, content }: { without: readonly Someone[]; content: Content }) {
  const { t } = useTranslation();
  if (without.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={650}>
        {t('permits.chain.withoutTitle')}
      </Text>
      <ul className={classes.pictures} aria-label={t('permits.chain.withoutTitle')}>
        {without.map(({ image, subjectId, subjectName }) => (
          <li key={`${image} ${subjectId}`}>
            <Picture
              mediaId={mediaPlaces(content)[image]?.forms[0]?.mediaId ?? null}
              number={image + 1}
              isNamedBeside
            />
            <Text size="xs">{t('permits.chain.withoutLine', { name: subjectName, number: image + 1 })}</Text>
          </li>
        ))}
      </ul>
    </div>
  );
}
