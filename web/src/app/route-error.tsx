import { Text } from '@mantine/core';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import classes from './bare.module.css';

/** What a page shows when it could not be shown: what happened, a code, another try. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  const retry = () => {
    queries.reset();
    reset();
    void router.invalidate();
  };
  return (
    <div className={classes.padded}>
      <Page title={t('shell.crashTitle')} width="form">
        <Text>{t('shell.crashText')}</Text>
        <ProblemNotice error={error} onRetry={retry} />
      </Page>
    </div>
  );
}

/** The same where no frame is around it. */
export function BareRouteError(props: ErrorComponentProps) {
  return (
    <main>
      <RouteError {...props} />
    </main>
  );
}
