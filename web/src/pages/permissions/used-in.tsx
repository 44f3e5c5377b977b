import type { PermissionUse } from '@bedside/server/contract/flow/publish/recall';
import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { NetworkMark } from '../../ui/network-mark.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import rows from '../../ui/row-list.module.css';
import { Section } from '../authorizations/section.tsx';
import { DeliveryBadge } from '../posts/delivery-badge.tsx';
import { useZonedTime } from '../posts/leaving-banner.tsx';
import { isStillLookedFor } from './chain.ts';
import classes from './permissions.module.css';
import { CalledBack, RecallLine } from './recall-lines.tsx';
import { usesQuery } from './use-uses.ts';

/** Posts that show or tell what a permission allows, and what of it was called back. */
export function UsedIn({ authorizationId }: { authorizationId: string }) {
  const { t } = useTranslation();
  const found = useQuery(usesQuery(authorizationId));
  const { uses = [], recalls = [] } = found.data ?? {};
  const isRunning = recalls.some(({ endedAt }) => endedAt === null);
  return (
    <Section title={t('permits.uses.title')}>
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <ListSkeleton rows={2} height={56} />}
      {isRunning && (
        <Text size="sm" component="output">
          {t('permits.uses.running')}
        </Text>
      )}
      {found.data !== undefined && uses.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('permits.uses.none')}
        </Text>
      )}
      {uses.length > 0 && (
        <ul className={rows.list} aria-label={t('permits.uses.title')}>
          {uses.map((use) => (
            <Use key={use.deliveryId} use={use} />
          ))}
        </ul>
      )}
      {recalls.length > 0 && (
        <Stack gap="xs">
          <Text size="sm" fw={650}>
            {t('permits.uses.recalls')}
          </Text>
          <ul className={classes.stops} aria-label={t('permits.uses.recalls')}>
            {recalls.map((recall) => (
              <li key={recall.id}>
                <RecallLine recall={recall} />
              </li>
            ))}
          </ul>
        </Stack>
      )}
    </Section>
  );
}

function Use({ use }: { use: PermissionUse }) {
  const { t } = useTranslation();
  const zoned = useZonedTime();
  const { postId, excerpt, channelName, network, state, url, dueAt, recalledAt, seenGoneAt } = use;
  return (
    <li className={rows.row}>
      <div className={rows.main}>
        <TextLink to="/posts/$postId" params={{ postId }} fw={500} size="sm">
          {excerpt === '' ? t('posts.untitled') : excerpt}
        </TextLink>
        <Group gap={6} mt={2}>
          <NetworkMark network={network} size={18} />
          <Text size="xs" c="dimmed">
            {channelName} · {zoned(dueAt)}
          </Text>
        </Group>
        <CalledBack recalledAt={recalledAt} seenGoneAt={seenGoneAt} isLookedFor={isStillLookedFor(use)} />
      </div>
      <div className={rows.side}>
        <DeliveryBadge state={state} />
        {state === 'confirmed' && url !== null && (
          <Anchor href={url} target="_blank" rel="noreferrer" size="sm">
            <Group gap={4} component="span" wrap="nowrap">
              <ExternalLink size={14} aria-hidden />
              {t('permits.chain.see', { channel: channelName })}
            </Group>
          </Anchor>
        )}
      </div>
    </li>
  );
}
