import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import classes from './bare.module.css';

export function NotFoundPage() {
  const { t } = useTranslation();
  const action = (
    <Button component={Link} to="/">
      {t('shell.notFoundAction')}
    </Button>
  );
  return (
    <main className={classes.padded}>
      <Page title={t('shell.notFoundTitle')} width="form">
        <EmptyState icon={Compass} title="404" text={t('shell.notFoundText')} action={action} />
      </Page>
    </main>
  );
}
