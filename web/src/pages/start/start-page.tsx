import { Group, Progress, Stack, Text, VisuallyHidden } from '@mantine/core';
import { CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../ui/link-button.tsx';
import { NamedLoader } from '../../ui/named-loader.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { progressOf, type StartStep, type StartStepId } from './start-steps.ts';
import { useStartSteps } from './use-start-steps.ts';

/** Where each step is taken. */
const places = {
  passkey: '/security',
  facts: '/settings/facts',
  practice: '/authorizations/rules',
  people: '/people',
  training: '/people',
  channel: '/channels',
  mail: '/health',
  draft: '/compose/{-$postId}',
  published: '/posts',
} as const satisfies Record<StartStepId, string>;

/** The first steps of whoever is signed in: each with its reason, and done by itself once the thing is there. */
export function StartPage() {
  const { t } = useTranslation();
  const { steps, error } = useStartSteps(true);
  const progress = progressOf(steps);
  const next = steps.find(({ done }) => done === false);
  return (
    <Page title={t('start.title')} lead={t('start.lead')} width="form">
      <ProblemNotice error={error} />
      {progress !== null && (
        <Stack gap={4}>
          <Progress value={(progress.done / progress.of) * 100} aria-label={t('start.progressLabel')} />
          <Text size="sm" c="dimmed" aria-live="polite">
            {progress.done === progress.of ? t('start.allDone') : t('start.progress', progress)}
          </Text>
        </Stack>
      )}
      <ol className={classes.list}>
        {steps.map((step) => (
          <StepRow key={step.id} step={step} isNext={step.id === next?.id} />
        ))}
      </ol>
    </Page>
  );
}

function StepRow({ step, isNext }: { step: StartStep; isNext: boolean }) {
  const { t } = useTranslation();
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <Group gap="sm" wrap="nowrap" align="flex-start">
          <StepMark done={step.done} />
          <div>
            <Text fw={500}>{t(`start.steps.${step.id}.title`)}</Text>
            <Text size="sm" c="dimmed">
              {t(`start.steps.${step.id}.why`)}
            </Text>
          </div>
        </Group>
      </div>
      {step.done === false && (
        <LinkButton
          to={places[step.id]}
          params={{ postId: undefined }}
          size="xs"
          variant={isNext ? 'filled' : 'default'}
        >
          {t(`start.steps.${step.id}.go`)}
        </LinkButton>
      )}
    </li>
  );
}

function StepMark({ done }: { done: boolean | undefined }) {
  const { t } = useTranslation();
  if (done === undefined) return <NamedLoader size={20} label={t('start.looking')} />;
  const Icon = done ? CircleCheck : CircleDashed;
  return (
    <span style={{ flex: 'none' }}>
      <Icon size={20} color={done ? 'var(--bedside-pass)' : 'var(--mantine-color-dimmed)'} aria-hidden />
      <VisuallyHidden>{t(done ? 'start.done' : 'start.open')}</VisuallyHidden>
    </span>
  );
}
