import type { ReviewView } from '@bedside/server/contract/flow/review';
import { Group, Stack, Text } from '@mantine/core';
import { CircleCheck, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';

/** Who decided what and when, with what they said. */
export function DecisionLines(props: { decisions: ReviewView['decisions'] }) {
  const { t, i18n } = useTranslation();
  return (
    <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {props.decisions.map((decision) => {
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
                  name: decision.reviewerName,
                  outcome: t(`review.outcomes.${decision.outcome}`),
                  time: formatInstant(decision.decidedAt, i18n.language),
                })}
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
