import type { ReviewView } from '@bedside/server/contract/flow/review';
import { Group, Stack, Text } from '@mantine/core';
import { CircleCheck, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';

type Decision = ReviewView['decisions'][number];

/** Who decided what and when, with what they said. */
export function DecisionLines(props: { review: ReviewView; only?: Decision['outcome'] }) {
  const { review, only } = props;
  const { t, i18n } = useTranslation();
  const decisions = review.decisions.filter(({ outcome }) => only === undefined || outcome === only);
  const stepName = (id: string) => review.steps.find(({ step }) => step.id === id)?.step.name ?? id;
  return (
    <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {decisions.map((decision) => {
        const approves = decision.outcome === 'approve';
        const Icon = approves ? CircleCheck : Undo2;
        return (
          <Group key={decision.id} component="li" gap="xs" wrap="nowrap" align="flex-start">
            <Icon
              size={18}
              color={`var(--bedside-${approves ? 'pass' : 'warn'})`}
              style={{ flex: 'none', marginTop: 1 }}
              aria-hidden
            />
            <div>
              <Text size="sm">
                {t('review.decision', {
                  name:
                    decision.onBehalfOfName === null
                      ? decision.reviewerName
                      : t('people.forName', { name: decision.reviewerName, lender: decision.onBehalfOfName }),
                  outcome: t(`review.outcomes.${decision.outcome}`),
                  time: formatInstant(decision.decidedAt, i18n.language),
                })}
              </Text>
              <Text size="xs" c="dimmed">
                {stepName(decision.stepId)}
              </Text>
              {decision.comment !== '' && (
                <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
                  “{decision.comment}”
                </Text>
              )}
            </div>
          </Group>
        );
      })}
    </Stack>
  );
}
