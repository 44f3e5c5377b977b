import { setupStatus } from '@bedside/server/contract/registers/org';
import type { SessionView } from '@bedside/server/contract/registers/sign-in';
import { Alert, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';
import { localPath } from '../../lib/return-path.ts';
import { beginSession } from '../../lib/session.ts';
import { ssoProblem } from '../../lib/sso-window.ts';
import { OpenPage } from '../../ui/open-page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SignInWays } from './sign-in-ways.tsx';

export function SignInPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { history } = useRouter();
  const search = useSearch({ from: '/sign-in' });
  const returnPath = localPath(search.return);
  const status = useQuery(ask(setupStatus));
  const enter = (session: SessionView) => {
    beginSession(client, session);
    history.push(returnPath);
  };

  if (status.data?.done === false) return <Navigate to="/setup" replace />;
  return (
    <OpenPage title={t('signIn.title')} lead={t('signIn.lead')}>
      {search.sso === undefined ? (
        returnPath !== '/' && <Alert color="info">{t('signIn.returning')}</Alert>
      ) : (
        <ProblemNotice error={ssoProblem(search.sso)} />
      )}
      <SignInWays returnPath={returnPath} onSignedIn={enter} />
      <Text size="xs" c="dimmed">
        {t('signIn.noAccount')}
      </Text>
    </OpenPage>
  );
}
