import { type setUp, type setUpSample, setupStatus } from '@bedside/server/contract/registers/org';
import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallAnswer } from '../../lib/api.ts';
import { ask } from '../../lib/query.ts';
import { takeSetupToken } from '../../lib/setup-token.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { OpenPage } from '../../ui/open-page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { OrganizationReady, SampleReady } from './ready.tsx';
import { SetupChoice } from './setup-choice.tsx';
import { useSetupForm } from './setup-form.ts';
import { SetupWizard } from './setup-wizard.tsx';

type Stage =
  | { at: 'choice' }
  | { at: 'wizard' }
  | { at: 'ready'; answer: CallAnswer<typeof setUp>; secondName: string }
  | { at: 'sample'; answer: CallAnswer<typeof setUpSample> };

/** The first page of a new installation. */
export function SetupPage() {
  const [token] = useState(takeSetupToken);
  const [stage, setStage] = useState<Stage>({ at: 'choice' });
  // Here and not in the wizard, so that what was typed stays while one looks at the first page again.
  const form = useSetupForm();
  const status = useQuery({ ...ask(setupStatus), enabled: stage.at === 'choice' });

  if (stage.at === 'ready') return <OrganizationReady answer={stage.answer} secondName={stage.secondName} />;
  if (stage.at === 'sample') return <SampleReady answer={stage.answer} />;
  if (!status.data) return <SetupWaiting error={status.error} onRetry={() => void status.refetch()} />;
  if (status.data.done) return <SetupDone />;
  if (token === null) return <SetupWithoutToken />;
  if (stage.at === 'wizard') {
    return (
      <SetupWizard
        token={token}
        form={form}
        onLeave={() => setStage({ at: 'choice' })}
        onReady={(answer) => setStage({ at: 'ready', answer, secondName: form.values.secondPerson.name })}
      />
    );
  }
  return (
    <SetupChoice
      token={token}
      onOwn={() => setStage({ at: 'wizard' })}
      onSample={(answer) => setStage({ at: 'sample', answer })}
    />
  );
}

function SetupWaiting(props: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <OpenPage title={t('setup.title')} wide>
      {props.error ? (
        <ProblemNotice error={props.error} onRetry={props.onRetry} />
      ) : (
        <ListSkeleton rows={2} height={96} />
      )}
    </OpenPage>
  );
}

function SetupDone() {
  const { t } = useTranslation();
  return (
    <OpenPage title={t('setup.doneTitle')} lead={t('setup.doneText')}>
      <Button component={Link} to="/sign-in">
        {t('setup.toSignIn')}
      </Button>
    </OpenPage>
  );
}

function SetupWithoutToken() {
  const { t } = useTranslation();
  return (
    <OpenPage title={t('setup.noTokenTitle')}>
      <Text>{t('setup.noTokenText')}</Text>
    </OpenPage>
  );
}
