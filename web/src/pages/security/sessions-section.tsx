import { endOtherSessions, endOwnSession, listOwnSessions } from '@bedside/server/contract/registers/sign-in';
import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, Monitor } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallAnswer } from '../../lib/api.ts';
import { formatInstant } from '../../lib/format.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { ask, useCall } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { useAgo } from '../../lib/use-ago.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { StateBadge } from '../../ui/state-badge.tsx';
import { Section } from './section.tsx';

type OwnSession = CallAnswer<typeof listOwnSessions>['sessions'][number];

export function SessionsSection() {
  const { t } = useTranslation();
  const sessions = useQuery(ask(listOwnSessions));
  const [endingOthers, endOthers] = useDisclosure(false);
  const end = useCall(endOwnSession, {
    invalidates: [listOwnSessions],
    onSuccess: () => notifyDone(t('security.sessions.ended')),
  });
  const list = sessions.data?.sessions;
  const isAlone = list?.length === 1;
  return (
    <Section
      id="sessions"
      title={t('security.sessions.title')}
      lead={t('security.sessions.lead')}
      action={
        list !== undefined &&
        list.length > 1 && (
          <Button variant="default" onClick={endOthers.open}>
            {t('security.sessions.endOthers')}
          </Button>
        )
      }
    >
      <ProblemNotice error={sessions.error} onRetry={() => void sessions.refetch()} />
      <ProblemNotice error={end.error} />
      {sessions.isPending && <ListSkeleton rows={2} height={56} />}
      {list !== undefined && (
        <ul className={classes.list} aria-labelledby="sessions-title">
          {list.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              busy={end.isPending && end.variables.params.id === session.id}
              onEnd={() => end.mutate({ params: { id: session.id } })}
            />
          ))}
        </ul>
      )}
      {isAlone && <Text c="dimmed">{t('security.sessions.onlyThis')}</Text>}
      {endingOthers && <EndOthersDialog onClose={endOthers.close} />}
    </Section>
  );
}

function SessionRow(props: { session: OwnSession; busy: boolean; onEnd: () => void }) {
  const { t } = useTranslation();
  const ago = useAgo();
  const { organizations } = useSession();
  const { session } = props;
  const facts = [
    session.address,
    t(`security.sessions.methods.${session.method}`),
    t('security.sessions.since', { time: formatInstant(session.startedAt, currentLanguage()) }),
    t('security.sessions.used', { ago: ago(session.usedAt) }),
    // Of interest only to somebody who belongs to more than one.
    ...(organizations.length > 1 ? [session.organizationName] : []),
  ];
  return (
    <li className={classes.row}>
      <Monitor size={20} aria-hidden />
      <div className={classes.main}>
        <Text fw={500}>{session.browser}</Text>
        <Text size="xs" c="dimmed">
          {facts.join(' · ')}
        </Text>
      </div>
      <div className={classes.side}>
        {session.current ? (
          <StateBadge tone="pass" icon={CircleCheck}>
            {t('security.sessions.current')}
          </StateBadge>
        ) : (
          <Button
            size="xs"
            variant="default"
            loading={props.busy}
            aria-label={t('security.sessions.endLabel', { browser: session.browser })}
            onClick={props.onEnd}
          >
            {t('security.sessions.end')}
          </Button>
        )}
      </div>
    </li>
  );
}

function EndOthersDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const end = useCall(endOtherSessions, {
    invalidates: [listOwnSessions],
    onSuccess: ({ ended }) => {
      notifyDone(t('security.sessions.endedOthers', { count: ended }));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('security.sessions.endOthersTitle')}
      text={t('security.sessions.endOthersText')}
      confirm={t('security.sessions.endOthersConfirm')}
      busy={end.isPending}
      error={end.error}
      onConfirm={() => end.mutate({})}
      onClose={onClose}
    />
  );
}
