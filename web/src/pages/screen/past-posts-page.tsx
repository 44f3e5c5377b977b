import { Button } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';
import { ChooseSource } from './choose-source.tsx';
import { Results } from './results-view.tsx';
import { RunSummary } from './run-summary.tsx';
import { useBatchRun } from './use-batch-run.ts';

/** Screens what is already public: an archive that somebody downloaded, or the posts of a channel. */
export function PastPostsPage() {
  const { t } = useTranslation();
  const { run, state } = useBatchRun();
  const again = (
    <Button
      variant="default"
      leftSection={<RotateCcw size={16} aria-hidden />}
      title={t('screen.past.againHint')}
      onClick={run.clear}
    >
      {t('screen.past.again')}
    </Button>
  );
  const begun = state.phase !== 'idle';
  return (
    <Page
      title={t('screen.past.title')}
      lead={t('screen.past.lead')}
      actions={begun && state.phase !== 'running' ? again : undefined}
    >
      {!begun && <ChooseSource run={run} />}
      {begun && <RunSummary state={state} onCancel={run.cancel} />}
      {state.rows.length > 0 && <Results key={state.startedAtMs} rows={state.rows} />}
    </Page>
  );
}
