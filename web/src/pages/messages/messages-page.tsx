import {
  listMessages,
  type messageView,
  readAllMessages,
  readMessage,
} from '@bedside/server/contract/registers/people';
import { Alert, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CheckCheck, Mail, MailOpen, Sparkle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { formatInstant, formatRelative } from '../../lib/format.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { ask, useCall } from '../../lib/query.ts';
import { useNow } from '../../lib/use-now.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { StateBadge } from '../../ui/state-badge.tsx';
import { MailChoice } from './mail-choice.tsx';

type Message = z.output<typeof messageView>;

/** Everything that Bedside wanted this person to know. */
export function MessagesPage() {
  const { t } = useTranslation();
  const messages = useQuery(ask(listMessages));
  const list = messages.data?.messages;
  return (
    <Page title={t('messages.title')} lead={t('messages.lead')}>
      <Group justify="flex-end" gap="sm" mb="md">
        {(messages.data?.unread ?? 0) > 0 && <ReadAll />}
        <MailChoice />
      </Group>
      <ProblemNotice error={messages.error} onRetry={() => void messages.refetch()} />
      {messages.isPending && <ListSkeleton height={72} />}
      {messages.data?.mailIsSetUp === false && <Alert color="info">{t('messages.mailNotSetUp')}</Alert>}
      {list?.length === 0 && (
        <EmptyState icon={MailOpen} title={t('messages.emptyTitle')} text={t('messages.emptyText')} />
      )}
      {list !== undefined && list.length > 0 && (
        <ul className={classes.list}>
          {list.map((message) => (
            <MessageRow key={message.id} message={message} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function ReadAll() {
  const { t } = useTranslation();
  const readAll = useCall(readAllMessages, { invalidates: [listMessages] });
  return (
    <>
      <ProblemNotice error={readAll.error} />
      <Button
        variant="subtle"
        leftSection={<CheckCheck size={16} aria-hidden />}
        loading={readAll.isPending}
        onClick={() => readAll.mutate({})}
      >
        {t('messages.markAllRead')}
      </Button>
    </>
  );
}

function MessageRow({ message }: { message: Message }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const read = useCall(readMessage, { invalidates: [listMessages] });
  const markRead = () => read.mutate({ params: { id: message.id } });
  const isUnread = message.readAt === null;
  const language = currentLanguage();
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <Text fw={isUnread ? 650 : 400}>{message.subject}</Text>
        <Text style={{ whiteSpace: 'pre-line' }}>{message.body}</Text>
        <Text size="xs" c="dimmed">
          <time dateTime={message.createdAt} title={formatInstant(message.createdAt, language)}>
            {formatRelative(message.createdAt, language, nowMs)}
          </time>
          {message.sentAt !== null &&
            ` · ${t('messages.mailed', { when: formatRelative(message.sentAt, language, nowMs) })}`}
        </Text>
        <ProblemNotice error={read.error} />
      </div>
      <div className={classes.side}>
        {isUnread && (
          <StateBadge tone="info" icon={Sparkle}>
            {t('messages.unread')}
          </StateBadge>
        )}
        {isUnread && (
          <Button
            size="xs"
            variant="subtle"
            leftSection={<Mail size={14} aria-hidden />}
            loading={read.isPending}
            aria-label={t('messages.markReadLabel', { subject: message.subject })}
            onClick={markRead}
          >
            {t('messages.markRead')}
          </Button>
        )}
        {message.link !== null && (
          <Button
            component="a"
            href={message.link}
            size="xs"
            variant="default"
            aria-label={t('messages.openLabel', { subject: message.subject })}
            onClick={() => isUnread && markRead()}
          >
            {t('messages.open')}
          </Button>
        )}
      </div>
    </li>
  );
}
