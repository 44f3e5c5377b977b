import { getSignInMethods } from '@bedside/server/contract/registers/sign-in';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';
import { ssoProblem } from '../../lib/sso-window.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { PasskeysSection } from './passkeys-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { SessionsSection } from './sessions-section.tsx';
import { SsoSection } from './sso-section.tsx';
import { TotpSection } from './totp-section.tsx';

/** How one signs in, and where one is signed in now. */
export function SecurityPage() {
  const { t } = useTranslation();
  const { sso } = useSearch({ from: '/signed-in/security' });
  const methods = useQuery(ask(getSignInMethods));
  return (
    <Page title={t('security.title')} lead={t('security.lead')} width="form">
      {sso !== undefined && <ProblemNotice error={ssoProblem(sso)} />}
      <ProblemNotice error={methods.error} onRetry={() => void methods.refetch()} />
      {methods.isPending && <ListSkeleton rows={4} height={96} />}
      {methods.data && (
        <>
          <PasskeysSection methods={methods.data} />
          <PasswordSection methods={methods.data} />
          <TotpSection methods={methods.data} />
          <SsoSection methods={methods.data} />
        </>
      )}
      <SessionsSection />
    </Page>
  );
}
