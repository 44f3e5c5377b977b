import {
  listDeliveries,
  listWebhooks,
  pauseWebhook,
  resumeWebhook,
  testWebhook,
  type WebhookView,
} from '@bedside/server/contract/registers/webhooks';
import { ActionIcon, Button, Menu, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { CircleCheck, CirclePause, CircleX, Ellipsis, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { useProblemText } from '../../lib/problem-text.ts';
import { useCall } from '../../lib/query.ts';
import classes from '../../ui/row-list.module.css';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';
import own from './developers.module.css';
import type { WebhookDialogName } from './webhooks-section.tsx';

const states: Readonly<Record<WebhookView['state'], { tone: Tone; icon: LucideIcon }>> = {
  active: { tone: 'pass', icon: CircleCheck },
  paused: { tone: 'warn', icon: CirclePause },
  disabled: { tone: 'block', icon: CircleX },
};

type RowProps = { webhook: WebhookView; mayManage: boolean; onOpen: (dialog: WebhookDialogName) => void };

export function WebhookRow(props: RowProps) {
  const { t } = useTranslation();
  const { webhook } = props;
  const state = states[webhook.state];
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <Text fw={500} className={own.unbroken}>
          {webhook.url}
        </Text>
        <Text size="xs" c="dimmed">
          {webhook.description !== '' && `${webhook.description} · `}
          {t('developers.eventsOf', { count: webhook.events.length })}
        </Text>
        <WebhookWorries webhook={webhook} />
      </div>
      <div className={classes.side}>
        <StateBadge tone={state.tone} icon={state.icon}>
          {t(`developers.webhookStates.${webhook.state}`)}
        </StateBadge>
        <Button
          size="xs"
          variant="default"
          aria-label={t('developers.deliveriesLabel', { url: webhook.url })}
          onClick={() => props.onOpen('deliveries')}
        >
          {t('developers.deliveries')}
        </Button>
        {props.mayManage && <WebhookActions {...props} />}
      </div>
    </li>
  );
}

function WebhookWorries({ webhook }: { webhook: WebhookView }) {
  const { t } = useTranslation();
  const worries = [
    webhook.stoppedBy !== null && t(`developers.stoppedBy.${webhook.stoppedBy}`),
    webhook.state === 'active' &&
      webhook.failingSince !== null &&
      t('developers.failingSince', { when: formatInstant(webhook.failingSince, currentLanguage()) }),
    webhook.givenUp > 0 && t('developers.givenUp', { count: webhook.givenUp }),
  ].filter((worry) => worry !== false);
  return (
    <>
      {worries.length > 0 && (
        <Text size="xs" c="var(--bedside-warn)">
          <TriangleAlert size={12} aria-hidden /> {worries.join(' · ')}
        </Text>
      )}
      {webhook.oldSecretUntil !== null && (
        <Text size="xs" c="dimmed">
          {t('developers.oldSecretUntil', { when: formatInstant(webhook.oldSecretUntil, currentLanguage()) })}
        </Text>
      )}
    </>
  );
}

function WebhookActions({ webhook, onOpen }: RowProps) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const named = { url: webhook.url };
  const onError = (error: Error) => {
    const { text, remedy } = problemText(error);
    notifications.show({ color: 'block', title: text, message: remedy });
  };
  const invalidates = [listWebhooks, listDeliveries];
  const told = (message: string) => ({ invalidates, onError, onSuccess: () => notifyDone(message) });
  const test = useCall(testWebhook, told(t('developers.testSent')));
  const pause = useCall(pauseWebhook, told(t('developers.paused', named)));
  const resume = useCall(resumeWebhook, told(t('developers.resumed', named)));
  const input = { params: { id: webhook.id } };
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-label={t('developers.testLabel', named)}
        loading={test.isPending}
        onClick={() => test.mutate(input)}
      >
        {t('developers.test')}
      </Button>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={t('developers.more', named)}>
            <Ellipsis size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onOpen('change')}>{t('developers.editWebhook')}</Menu.Item>
          {webhook.state === 'active' ? (
            <Menu.Item onClick={() => pause.mutate(input)}>{t('developers.pause')}</Menu.Item>
          ) : (
            <Menu.Item onClick={() => resume.mutate(input)}>{t('developers.resume')}</Menu.Item>
          )}
          <Menu.Item onClick={() => onOpen('rotate')}>{t('developers.rotate')}</Menu.Item>
          <Menu.Item c="var(--bedside-block)" onClick={() => onOpen('remove')}>
            {t('developers.removeWebhook')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
