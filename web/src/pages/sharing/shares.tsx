import { listShares, type ShareView, settleShare, takeDownShare } from '@bedside/server/contract/flow/sharing';
import { Alert, Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api.ts';
import { formatInstant } from '../../lib/format.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { keyOf, useCall } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { useReasonWords } from '../../ui/clearance-words.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { DeliveryBadge } from '../posts/delivery-badge.tsx';

const moving: ReadonlySet<ShareView['state']> = new Set(['planned', 'armed', 'unknown', 'removing']);

function useShares() {
  return useInfiniteQuery({
    queryKey: keyOf(listShares),
    queryFn: ({ pageParam, signal }) =>
      call(listShares, { query: pageParam === null ? {} : { after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.shares.some((one) => moving.has(one.state))) ? 2_000 : 30_000,
  });
}

/** What whoever looks shared, with its receipts. */
export function Shares() {
  const { t } = useTranslation();
  const found = useShares();
  const [removing, setRemoving] = useState<ShareView | null>(null);
  const shares = found.data?.pages.flatMap((page) => page.shares) ?? [];
  return (
    <Stack component="section" gap="sm" aria-labelledby="shares-title">
      <Title order={2} size="h3" id="shares-title">
        {t('sharing.mine')}
      </Title>
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <ListSkeleton rows={2} height={72} />}
      {found.isSuccess && shares.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('sharing.noShares')}
        </Text>
      )}
      {shares.length > 0 && (
        <ul className={classes.list} aria-label={t('sharing.mine')}>
          {shares.map((one) => (
            <ShareRow key={one.id} share={one} onTakeDown={() => setRemoving(one)} />
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('sharing.more')}
        </Button>
      )}
      {removing !== null && <TakeDown share={removing} onClose={() => setRemoving(null)} />}
    </Stack>
  );
}

function ShareRow({ share, onTakeDown }: { share: ShareView; onTakeDown: () => void }) {
  const { t, i18n } = useTranslation();
  const { organization } = useSession();
  const say = useReasonWords();
  const { blockers, handle, network, receipts, state, text, url } = share;
  const at = (instant: string) => formatInstant(instant, i18n.language, organization.timeZone);
  const name = t(`common.networks.${network}`);
  const stands = state === 'confirmed';
  return (
    <li className={classes.row}>
      <Stack gap={4} className={classes.main}>
        <Text dir="auto" lineClamp={3} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {text}
        </Text>
        <Text size="sm" c="dimmed">
          {[
            handle,
            ...receipts.map(({ kind, observedAt }) =>
              t(`sharing.receipts.${kind}`, { network: name, time: at(observedAt) }),
            ),
          ].join(' · ')}
        </Text>
        {url !== null && stands && (
          <Anchor href={url} target="_blank" rel="noreferrer" size="sm">
            {t('sharing.see', { network: name })} <ExternalLink size={12} aria-hidden />
          </Anchor>
        )}
        {state === 'parked' &&
          [...new Set(blockers.map(say))].map((one) => (
            <Text key={one} size="sm">
              {one}
            </Text>
          ))}
        <Doubt share={share} />
        {stands && share.isSourceGone && (
          <Alert color="warn" p="xs">
            {t('sharing.sourceGone')}
          </Alert>
        )}
        {stands && !share.isConnected && <Text size="sm">{t('sharing.notConnected')}</Text>}
      </Stack>
      <Stack gap="xs" align="flex-end">
        <DeliveryBadge state={state} />
        {stands && share.isConnected && (
          <Button
            variant="default"
            size="xs"
            aria-label={t('sharing.takeDownLabel', { text: text.slice(0, 60) })}
            onClick={onTakeDown}
          >
            {t('sharing.takeDown')}
          </Button>
        )}
      </Stack>
    </li>
  );
}

/** Where nobody else can tell, the owner looks. */
function Doubt({ share }: { share: ShareView }) {
  const { t } = useTranslation();
  const settle = useCall(settleShare, { invalidates: [listShares] });
  const isStuck = share.state === 'removing' && share.failureCode !== null;
  if (share.state !== 'needs_person' && !isStuck) return null;
  const say = (saw: 'published' | 'not_published') => settle.mutate({ params: { id: share.id }, body: { saw } });
  return (
    <Alert color="warn" p="xs">
      <Stack gap="xs">
        <Text size="sm">{t('sharing.doubt')}</Text>
        <Group gap="xs">
          {!isStuck && (
            <Button size="xs" variant="default" loading={settle.isPending} onClick={() => say('published')}>
              {t('sharing.isThere')}
            </Button>
          )}
          <Button size="xs" variant="default" loading={settle.isPending} onClick={() => say('not_published')}>
            {t('sharing.isNotThere')}
          </Button>
        </Group>
        <ProblemNotice error={settle.error} />
      </Stack>
    </Alert>
  );
}

function TakeDown({ share, onClose }: { share: ShareView; onClose: () => void }) {
  const { t } = useTranslation();
  const remove = useCall(takeDownShare, {
    invalidates: [listShares],
    onSuccess: () => {
      notifyDone(t('sharing.takeDownBegun'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('sharing.takeDownTitle')}
      text={t('sharing.takeDownText', { handle: share.handle })}
      confirm={t('sharing.takeDown')}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ params: { id: share.id } })}
      onClose={onClose}
    />
  );
}
