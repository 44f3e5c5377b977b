import {
  type GuestSession,
  openGuestLink,
  proveGuest,
  readGuestReview,
  sendGuestCode,
} from '@bedside/server/contract/flow/review/guests';
import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { switchLanguage } from '../../lib/i18n.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { ask, useCall } from '../../lib/query.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { OpenPage } from '../../ui/open-page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { GuestReading } from './guest-reading.tsx';

/** A guest's review, without the console around it. The secret of the link stands behind `#`, where no server sees it. */
export function GuestReviewPage() {
  const { t } = useTranslation();
  const { token, forget } = useToken();
  const [left, setLeft] = useState(false);
  const current = useQuery({ ...ask(readGuestReview), enabled: !left, refetchInterval: 15_000 });
  const session = current.data?.session;
  const locale = session?.locale ?? null;
  useEffect(() => {
    if (locale !== null) void switchLanguage(locale);
  }, [locale]);
  if (left) return <Plain text={t('guest.left')} />;
  if (current.data === undefined || session === undefined) {
    return (
      <OpenPage title={t('guest.title')}>
        <ProblemNotice error={current.error} onRetry={() => void current.refetch()} />
        {current.isPending && <ListSkeleton rows={3} />}
      </OpenPage>
    );
  }
  const reload = () => void current.refetch();
  const onOpened = () => {
    forget();
    reload();
  };
  // Whoever comes with a link wants what it leads to, whatever this browser did before.
  if (token !== '' || session.entry === 'none') return <Door key={token} token={token} onOpened={onOpened} />;
  if (session.entry === 'code') return <CodeForm session={session} onIn={reload} />;
  if (session.entry === 'over' || current.data.reading === null) return <Plain text={t('guest.over')} />;
  return <GuestReading session={session} reading={current.data.reading} onLeft={() => setLeft(true)} />;
}

/** The secret of the link, until it was used; another link in the same tab brings another one. */
function useToken() {
  const [token, setToken] = useState(() => window.location.hash.slice(1));
  useEffect(() => {
    const onHash = () => setToken(window.location.hash.slice(1));
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, []);
  const forget = () => {
    window.history.replaceState(window.history.state, '', window.location.pathname);
    setToken('');
  };
  return { token, forget };
}

function Plain(props: { text: string }) {
  const { t } = useTranslation();
  return (
    <OpenPage title={t('guest.title')}>
      <Text component="output">{props.text}</Text>
    </OpenPage>
  );
}

/** A press opens the link, so that programs which look at mails do not use it up. */
function Door(props: { token: string; onOpened: () => void }) {
  const { token, onOpened } = props;
  const { t } = useTranslation();
  const open = useCall(openGuestLink, { onSuccess: onOpened });
  const isWhole = openGuestLink.body.safeParse({ token }).success;
  return (
    <OpenPage title={t('guest.title')} lead={t('guest.welcome')}>
      {isWhole ? (
        <Stack gap="md">
          <Text size="sm">{t('guest.beginHint')}</Text>
          <ProblemNotice error={open.error} />
          <Button size="lg" loading={open.isPending} onClick={() => open.mutate({ body: { token } })}>
            {t('guest.begin')}
          </Button>
        </Stack>
      ) : (
        <Text>{t('guest.broken')}</Text>
      )}
    </OpenPage>
  );
}

function CodeForm(props: { session: GuestSession; onIn: () => void }) {
  const { session, onIn } = props;
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const prove = useCall(proveGuest, { onSuccess: onIn });
  const again = useCall(sendGuestCode, { onSuccess: () => notifyDone(t('guest.sentAgain')) });
  const lead = t('guest.askedBy', { name: session.name ?? '', organization: session.organizationName ?? '' });
  return (
    <OpenPage title={t('guest.codeTitle')} lead={lead}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          prove.mutate({ body: { code } });
        }}
      >
        <Stack gap="md">
          <Text size="sm">
            {session.codeByMail ? t('guest.codeMailed', { address: session.emailHint ?? '' }) : t('guest.codeHanded')}
          </Text>
          <TextInput
            size="lg"
            required
            label={t('guest.code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <ProblemNotice error={prove.error ?? again.error} />
          <Button type="submit" size="lg" loading={prove.isPending} disabled={code.trim().length < 4}>
            {t('guest.enter')}
          </Button>
          {session.codeByMail && (
            <Button variant="subtle" loading={again.isPending} onClick={() => again.mutate({})}>
              {t('guest.sendAgain')}
            </Button>
          )}
        </Stack>
      </form>
    </OpenPage>
  );
}
