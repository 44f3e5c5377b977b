import {
  listDeliveries,
  listWebhooks,
  replayDelivery,
  type WebhookDeliveryView,
} from '@bedside/server/contract/registers/webhooks';
import { Button, Code, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { CircleCheck, CircleX, Clock, type LucideIcon, RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatInstant, formatRelative } from '../../lib/format.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { useNow } from '../../lib/use-now.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';
import own from './developers.module.css';
import { eventKey } from './word-keys.ts';

const states: Readonly<Record<WebhookDeliveryView['state'], { tone: Tone; icon: LucideIcon }>> = {
  waiting: { tone: 'info', icon: Clock },
  sent: { tone: 'pass', icon: CircleCheck },
  failed: { tone: 'warn', icon: RefreshCw },
  given_up: { tone: 'block', icon: CircleX },
};

/** One event: what it was, what came of it, what was sent, and again. */
export function DeliveryRow(props: { webhookId: string; delivery: WebhookDeliveryView; mayManage: boolean }) {
  const { t } = useTranslation();
  const [shown, payload] = useDisclosure(false);
  const { delivery } = props;
  const state = states[delivery.state];
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <Text fw={500}>{t(`developers.eventWords.${eventKey(delivery.event)}`)}</Text>
        <Outcome delivery={delivery} />
      </div>
      <div className={classes.side}>
        <StateBadge tone={state.tone} icon={state.icon}>
          {t(`developers.deliveryStates.${delivery.state}`)}
        </StateBadge>
        <Button size="xs" variant="subtle" aria-expanded={shown} onClick={payload.toggle}>
          {shown ? t('developers.hidePayload') : t('developers.payload')}
        </Button>
        {props.mayManage && <SendAgain {...props} />}
      </div>
      {shown && (
        <Code block className={`${own.payload} ${own.wide}`} tabIndex={0}>
          {JSON.stringify(delivery.payload, null, 2)}
        </Code>
      )}
    </li>
  );
}

function Outcome({ delivery }: { delivery: WebhookDeliveryView }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const language = currentLanguage();
  const parts = [
    formatInstant(delivery.createdAt, language),
    delivery.attempts > 0 && t('developers.tries', { count: delivery.attempts }),
    delivery.lastStatus !== null && t('developers.answered', { status: delivery.lastStatus }),
    delivery.attempts > 0 &&
      delivery.lastStatus === null &&
      t('developers.noAnswer', { code: delivery.lastErrorCode ?? '' }),
    delivery.state === 'failed' &&
      delivery.nextAt !== null &&
      t('developers.next', { when: formatRelative(delivery.nextAt, language, nowMs) }),
  ];
  return (
    <Text size="xs" c="dimmed" className={own.unbroken}>
      {parts.filter((part) => part !== false).join(' · ')}
    </Text>
  );
}

function SendAgain(props: { webhookId: string; delivery: WebhookDeliveryView }) {
  const { t } = useTranslation();
  const { delivery } = props;
  const replay = useCall(replayDelivery, {
    invalidates: [listDeliveries, listWebhooks],
    onSuccess: () => notifyDone(t('developers.sentAgain')),
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-label={t('developers.sendAgainLabel', {
          event: t(`developers.eventWords.${eventKey(delivery.event)}`),
          when: formatInstant(delivery.createdAt, currentLanguage()),
        })}
        loading={replay.isPending}
        onClick={() => replay.mutate({ params: { id: props.webhookId, deliveryId: delivery.id } })}
      >
        {t('developers.sendAgain')}
      </Button>
      <ProblemNotice error={replay.error} />
    </>
  );
}
