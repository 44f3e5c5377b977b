import {
  getClearance,
  getHealth,
  getHealthReport,
  getTrail,
  liftStop,
  listDeliveries,
  listStops,
  type StopView,
  stopPublishing,
} from '@bedside/server/contract/flow/publish';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { OctagonPause } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../lib/notify.tsx';
import { ask, useCall } from '../lib/query.ts';
import { hasRole, useSession } from '../lib/session.ts';
import { useAgo } from '../lib/use-ago.ts';
import { ReasonDialog } from './reason-dialog.tsx';

const REFRESH_MS = 15_000;
const changed = [listStops, getClearance, listDeliveries, getHealth, getHealthReport, getTrail];

/** What is to stop. */
export type StopTarget =
  | { readonly kind: 'organization' }
  | { readonly kind: 'channel'; readonly id: string; readonly name: string }
  | { readonly kind: 'post'; readonly id: string };

export function useStops() {
  return useQuery({ ...ask(listStops), refetchInterval: REFRESH_MS });
}

function useMayStop(): boolean {
  const { person } = useSession();
  return hasRole(person, 'administrator', 'publisher', 'privacy_officer');
}

/** The stop of this very thing, where there is one; else the button that stops it, for whoever may. */
export function StopControl({ target }: { target: StopTarget }) {
  const { data } = useStops();
  const mayStop = useMayStop();
  const stop = data?.stops.find(
    ({ kind, targetId }) => kind === target.kind && (target.kind === 'organization' || targetId === target.id),
  );
  if (stop !== undefined) return <StopNotice stop={stop} />;
  return mayStop ? <StopButton target={target} /> : null;
}

/** What stands, since when, why, and for whoever may the way to lift it. */
export function StopNotice({ stop }: { stop: StopView }) {
  const { t } = useTranslation();
  const ago = useAgo();
  const mayLift = useMayStop();
  const [lifting, setLifting] = useState(false);
  const name = stop.targetName ?? '';
  return (
    <Alert color="block" icon={<OctagonPause size={20} aria-hidden />} role="none">
      <Group justify="space-between" gap="sm">
        <Stack gap={2}>
          <Text size="sm" fw={500}>
            {t(`stops.${stop.kind}`, { name })}
          </Text>
          <Text size="sm" dir="auto">
            {t('stops.why', { name: stop.byName, time: ago(stop.at), reason: stop.reason })}
          </Text>
          {stop.keptIn === 'file' && <Text size="sm">{t('stops.inFile')}</Text>}
        </Stack>
        {mayLift && stop.keptIn === 'database' && (
          <Button
            size="xs"
            variant="default"
            {...(stop.kind === 'channel' ? { 'aria-label': t('stops.liftLabel', { name }) } : {})}
            onClick={() => setLifting(true)}
          >
            {t('stops.lift')}
          </Button>
        )}
      </Group>
      {lifting && <LiftDialog stop={stop} onClose={() => setLifting(false)} />}
    </Alert>
  );
}

function StopButton({ target }: { target: StopTarget }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="xs"
        variant="light"
        color="block"
        leftSection={<OctagonPause size={16} aria-hidden />}
        {...(target.kind === 'channel' ? { 'aria-label': t('stops.openLabel', { name: target.name }) } : {})}
        onClick={() => setOpen(true)}
      >
        {t(`stops.open.${target.kind}`)}
      </Button>
      {open && <StopDialog target={target} onClose={() => setOpen(false)} />}
    </>
  );
}

function StopDialog({ target, onClose }: { target: StopTarget; onClose: () => void }) {
  const { t } = useTranslation();
  const stop = useCall(stopPublishing, {
    invalidates: changed,
    onSuccess: ({ underWay }) => {
      notifyDone(t('stops.done'));
      if (underWay !== null && underWay > 0) {
        notifications.show({ color: 'warn', message: t('stops.underWay', { count: underWay }), autoClose: false });
      }
      onClose();
    },
  });
  const name = target.kind === 'channel' ? target.name : '';
  return (
    <ReasonDialog
      title={t(`stops.title.${target.kind}`, { name })}
      reasonLabel={t('stops.reason')}
      confirm={t(`stops.open.${target.kind}`)}
      color="block"
      busy={stop.isPending}
      error={stop.error}
      onConfirm={(reason) => stop.mutate({ body: bodyOf(target, reason) })}
      onClose={onClose}
    >
      {t(`stops.text.${target.kind}`)} {t('stops.after')}
    </ReasonDialog>
  );
}

function bodyOf(target: StopTarget, reason: string) {
  switch (target.kind) {
    case 'organization':
      return { kind: target.kind, reason };
    case 'channel':
      return { kind: target.kind, channelId: target.id, reason };
    case 'post':
      return { kind: target.kind, postId: target.id, reason };
  }
}

function LiftDialog({ stop, onClose }: { stop: StopView; onClose: () => void }) {
  const { t } = useTranslation();
  const lift = useCall(liftStop, {
    invalidates: changed,
    onSuccess: () => {
      notifyDone(t('stops.lifted'));
      onClose();
    },
  });
  return (
    <ReasonDialog
      title={t('stops.liftTitle')}
      reasonLabel={t('stops.liftReason')}
      confirm={t('stops.lift')}
      color="accent"
      busy={lift.isPending}
      error={lift.error}
      onConfirm={(reason) => lift.mutate({ params: { id: stop.id }, body: { reason } })}
      onClose={onClose}
    >
      {t('stops.liftText')}
    </ReasonDialog>
  );
}
