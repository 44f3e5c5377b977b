import { Anchor } from '@mantine/core';
import { BookOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { hasRole, useSession } from '../../lib/session.ts';
import { Page } from '../../ui/page.tsx';
import classes from './developers.module.css';
import { KeysSection } from './keys-section.tsx';
import { WebhooksSection } from './webhooks-section.tsx';

/** Keys with which programs come in, and addresses that are told what happens. */
export function DevelopersPage() {
  const { t } = useTranslation();
  const { person } = useSession();
  const docs = (
    <Anchor href="/api/docs" target="_blank" rel="noreferrer" className={classes.docs}>
      <BookOpen size={16} aria-hidden /> {t('developers.apiDocs')}
    </Anchor>
  );
  return (
    <Page title={t('developers.title')} lead={t('developers.lead')} actions={docs}>
      <KeysSection />
      {hasRole(person, 'administrator', 'auditor') && <WebhooksSection />}
    </Page>
  );
}
