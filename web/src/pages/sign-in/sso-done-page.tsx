import { Text } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ssoProblem, tellSso } from '../../lib/sso-window.ts';
import { OpenPage } from '../../ui/open-page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** The last page of a window in which somebody went through single sign-on: it tells the first window, and closes. */
export function SsoDonePage() {
  const { t } = useTranslation();
  const { ticket, sso } = useSearch({ from: '/sso-done' });
  useEffect(() => {
    tellSso({ ticket, problem: sso ?? null });
    // Browsers that do not let it close itself show the words below.
    if (sso === undefined) window.close();
  }, [ticket, sso]);
  return (
    <OpenPage title={t('signIn.ssoDone.title')}>
      {sso !== undefined && <ProblemNotice error={ssoProblem(sso)} />}
      <Text>{sso === undefined ? t('signIn.ssoDone.well') : t('signIn.ssoDone.failed')}</Text>
    </OpenPage>
  );
}
