import { getOriginal, type OriginalView } from '@bedside/server/contract/registers/authorizations/originals';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { ask } from '../../lib/query.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './authorizations.module.css';
import { FactList } from './fact-list.tsx';
import { OriginalCompare, OriginalStand } from './originals-answers.tsx';
import { OriginalBadge, OverdueBadge } from './originals-badge.tsx';
import { OriginalFacts } from './originals-facts.tsx';
import { OriginalScan } from './originals-scan.tsx';
import { Section } from './section.tsx';

/** One permission that was signed elsewhere: its scan beside what was typed, and what can be said of it. */
export function OriginalPage() {
  const { t } = useTranslation();
  const { originalId } = useParams({ from: '/signed-in/authorizations/originals/$originalId' });
  const found = useQuery(ask(getOriginal, { params: { id: originalId } }));
  const original = found.data;
  return (
    <Page
      title={original === undefined ? t('originals.title') : t('originals.of', { name: original.subjectName })}
      lead={original && <Badges original={original} />}
      actions={<BackToOriginals />}
    >
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <ListSkeleton height={96} rows={3} />}
      {original !== undefined && (
        <Stack gap="md">
          <OriginalStand original={original} />
          <div className={classes.beside}>
            <OriginalScan original={original} />
            <OriginalFacts original={original} />
          </div>
          {original.comparing === 'yes' && <OriginalCompare original={original} />}
          <Who original={original} />
        </Stack>
      )}
    </Page>
  );
}

export function BackToOriginals() {
  const { t } = useTranslation();
  return (
    <LinkButton
      to="/authorizations"
      search={{ view: 'originals' }}
      variant="default"
      leftSection={<ArrowLeft size={16} aria-hidden />}
    >
      {t('originals.back')}
    </LinkButton>
  );
}

function Badges({ original }: { original: OriginalView }) {
  return (
    <>
      <OriginalBadge state={original.state} /> {original.isOverdue && <OverdueBadge />}
    </>
  );
}

function Who({ original }: { original: OriginalView }) {
  const { t, i18n } = useTranslation();
  const { scannedByName, scannedAt } = original;
  const line = (name: string, at: string) => `${name}, ${formatInstant(at, i18n.language)}`;
  return (
    <Section title={t('originals.who')}>
      <FactList
        facts={[
          [t('originals.source'), t(`originals.sources.${original.source}`)],
          [t('originals.typed'), line(original.typedByName, original.typedAt)],
          [
            t('originals.scanned'),
            scannedByName === null || scannedAt === null ? null : line(scannedByName, scannedAt),
          ],
          [t('originals.comparedBy'), original.comparedByName],
        ]}
      />
    </Section>
  );
}
