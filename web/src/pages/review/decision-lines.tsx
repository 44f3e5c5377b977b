import type { Passage, ReviewView } from '@bedside/server/contract/flow/review';
import { Badge, Group, Stack, Text } from '@mantine/core';
import { CircleCheck, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { PassageList } from './passage-list.tsx';

type Decision = ReviewView['decisions'][number];

/** Who decided what and when, with what they said. */
export function DecisionLines(props: {
  review: ReviewView;
  only?: Decision['outcome'];
  onJump?: (passage: Passage) => void;
  stale?: ReadonlySet<Passage>;
}) {
  const { review, only, onJump, stale } = props;
  const passageProps = { ...(onJump && { onJump }), ...(stale && { stale }) };
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
              {decision.isGuest && (
                <Badge size="sm" variant="light" color="gray">
                  {t('reviewDesk.guestBadge')}
                </Badge>
              )}
              {decision.comment !== '' && (
                <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
                  “{decision.comment}”
                </Text>
              )}
              <PassageList passages={decision.passages} {...passageProps} />
            </div>
          </Group>
        );
      })}
    </Stack>
  );
}
