import type { ReviewView } from '@bedside/server/contract/flow/review';
import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { CircleCheck, CircleDashed, Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { DecisionLines } from './decision-lines.tsx';

const states = {
  passed: { tone: 'pass', icon: CircleCheck },
  waiting: { tone: 'info', icon: Hourglass },
  not_needed: { tone: 'quiet', icon: CircleDashed },
} as const;

/** The steps of a review: how far each is, who may decide it, and what was decided. */
export function ReviewSteps(props: { review: ReviewView; children?: ReactNode }) {
  const { review } = props;
  const { t } = useTranslation();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="review-steps">
      <Stack gap="sm">
        <Title order={2} size="h3" id="review-steps">
          {t('review.stepsTitle')}
        </Title>
        {review.steps.map((progress) => (
          <Step key={progress.step.id} progress={progress} />
        ))}
        {props.children}
        <DecisionLines review={review} />
      </Stack>
    </Paper>
  );
}

function Step(props: { progress: ReviewView['steps'][number] }) {
  const { step, state, eligible, dueAt } = props.progress;
  const nowMs = useNow();
  const { t, i18n } = useTranslation();
  const { tone, icon } = states[state];
  const names = new Intl.ListFormat(i18n.language, { type: step.mode === 'all' ? 'conjunction' : 'disjunction' });
  return (
    <Stack gap={2}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={500}>
          {step.name}
        </Text>
        <StateBadge tone={tone} icon={icon}>
          {t(`review.stepStates.${state}`)}
        </StateBadge>
      </Group>
      {state === 'waiting' && (
        <Text size="xs" c="dimmed">
          {whoDecides()}
        </Text>
      )}
      {state === 'waiting' && dueAt !== null && (
        <Text size="xs" c={Date.parse(dueAt) <= nowMs ? 'var(--bedside-block)' : 'dimmed'}>
          {t(Date.parse(dueAt) <= nowMs ? 'reviewDesk.overdue' : 'reviewDesk.due', {
            time: formatInstant(dueAt, i18n.language),
          })}
        </Text>
      )}
    </Stack>
  );

  function whoDecides(): string {
    const people = names.format(
      eligible.map(({ name, onBehalfOfName }) =>
        onBehalfOfName === null ? name : t('people.forName', { name, lender: onBehalfOfName }),
      ),
    );
    if (eligible.length === 0) return t('review.nobodyEligible');
    return eligible.length === 1 ? people : `${t(`review.modes.${step.mode}`, { quorum: step.quorum })} ${people}`;
  }
}
