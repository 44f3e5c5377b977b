import { readInvitation, type SessionView } from '@bedside/server/contract/registers/sign-in';
import { Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallAnswer } from '../../lib/api.ts';
import { ask } from '../../lib/query.ts';
import { beginSession } from '../../lib/session.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { OpenPage } from '../../ui/open-page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { JoinAsKnown } from './join-as-known.tsx';
import { JoinWays } from './join-ways.tsx';

export type Invitation = CallAnswer<typeof readInvitation> & { readonly token: string };

/** Joins by a link whose secret stands behind `#`, where no server and no log sees it. */
export function InvitationPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [token] = useState(() => window.location.hash.slice(1));
  const isWhole = readInvitation.body.safeParse({ token }).success;
  const invitation = useQuery({
    ...ask(readInvitation, { body: { token } }),
    queryKey: ['invitation'],
    enabled: isWhole,
  });
  const enter = async (session: SessionView) => {
    beginSession(client, session);
    await navigate({ to: '/', replace: true });
  };

  if (!isWhole || invitation.error) {
    return (
      <OpenPage title={t('signIn.invitation.plainTitle')}>
        {isWhole ? (
          <ProblemNotice error={invitation.error} onRetry={() => void invitation.refetch()} />
        ) : (
          <Text>{t('signIn.invitation.missing')}</Text>
        )}
        <LinkButton to="/sign-in" variant="default">
          {t('signIn.invitation.toSignIn')}
        </LinkButton>
      </OpenPage>
    );
  }
  if (!invitation.data) {
    return (
      <OpenPage title={t('signIn.invitation.plainTitle')}>
        <ListSkeleton rows={3} />
      </OpenPage>
    );
  }
  const { organizationName, name, hasAccount } = invitation.data;
  const parts = { invitation: { ...invitation.data, token }, onJoined: (session: SessionView) => void enter(session) };
  return (
    <OpenPage
      title={t('signIn.invitation.title', { organization: organizationName })}
      lead={hasAccount ? t('signIn.invitation.welcome', { name }) : t('signIn.invitation.lead', { name })}
    >
      {hasAccount ? <JoinAsKnown {...parts} /> : <JoinWays {...parts} />}
    </OpenPage>
  );
}
