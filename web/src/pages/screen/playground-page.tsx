import type { OrganizationFacts } from '@bedside/screening';
import type { AuthorKind } from '@bedside/server/contract/flow/screen';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';
import { useFieldMarks, useLiveScreening } from '../../lib/use-screening.ts';
import { type ScreeningFacts, useScreeningFacts } from '../../lib/use-screening-facts.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { MarkedTextEditor } from '../../ui/marked-text-editor.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { PlaygroundFindings, PlaygroundVerdict } from './playground-answer.tsx';
import { PlaygroundDevelopers } from './playground-developers.tsx';
import { samples } from './playground-samples.ts';
import { PlaygroundSettings } from './playground-settings.tsx';
import { SampleButtons } from './sample-buttons.tsx';
import classes from './screen.module.css';

/** What the check says about any words, live, with everything that it knows about each finding. */
export function PlaygroundPage() {
  const { t } = useTranslation();
  const facts = useScreeningFacts({ staleTime: Number.POSITIVE_INFINITY });
  return (
    <Page title={t('screen.playground.title')} lead={t('screen.playground.lead')}>
      <ProblemNotice error={facts.error} onRetry={() => void facts.refetch()} />
      {facts.isPending && <ListSkeleton rows={3} height={120} />}
      {facts.data !== undefined && <Playground known={facts.data} />}
      <PlaygroundDevelopers />
    </Page>
  );
}

const FIELD = 'baseText';

function Playground({ known }: { known: ScreeningFacts }) {
  const { t } = useTranslation();
  const { organization: own, packs, directory } = known;
  const [text, setText] = useState<string>(samples.patient);
  const [author, setAuthor] = useState<AuthorKind>('org');
  const [network, setNetwork] = useState('');
  const [organization, setOrganization] = useState<OrganizationFacts>(own);
  const fields = useMemo(() => [{ field: FIELD, text }], [text]);
  const locale = currentLanguage();
  const question = useMemo(
    () => ({
      organization: withoutBlanks(organization),
      packs,
      directory,
      locale,
      author,
      ...(network === '' ? {} : { network }),
      fields,
    }),
    [organization, packs, directory, locale, author, network, fields],
  );
  const live = useLiveScreening(fields, question);
  const marks = useFieldMarks(live.store, FIELD, text);
  return (
    <>
      <div className={classes.layout}>
        <div className={classes.column}>
          <SampleButtons onChoose={setText} />
          <MarkedTextEditor
            label={t('screen.playground.text')}
            placeholder={t('screen.playground.placeholder')}
            value={text}
            onChange={setText}
            marks={marks}
            language={locale}
            maxLength={100_000}
          />
          <PlaygroundVerdict text={text} live={live} onTake={setText} />
        </div>
        <PlaygroundSettings
          author={author}
          onAuthor={setAuthor}
          network={network}
          onNetwork={setNetwork}
          facts={organization}
          onFacts={setOrganization}
          onReset={() => setOrganization(own)}
        />
      </div>
      <PlaygroundFindings text={text} live={live} />
    </>
  );
}

/** A line that is still empty while somebody types is no fact. */
function withoutBlanks(facts: OrganizationFacts): OrganizationFacts {
  const entries = Object.entries(facts).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.filter((line) => line.trim() !== '') : value,
  ]);
  // The keys are those of `facts`.
  return Object.fromEntries(entries) as OrganizationFacts;
}
