import type { VersionView } from '@bedside/server/contract/flow/compose';
import { Group, Stack, Text, Title } from '@mantine/core';
import { CircleCheck, CircleDashed, Hourglass, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { DecisionLines } from '../review/decision-lines.tsx';
import { ReviewFindings } from '../review/review-findings.tsx';
import type { ReviewAnswer } from '../review/use-reviews-of-post.ts';

const looks = {
  open: { tone: 'info', icon: Hourglass },
  approved: { tone: 'pass', icon: CircleCheck },
  changes_requested: { tone: 'warn', icon: Undo2 },
  withdrawn: { tone: 'quiet', icon: CircleDashed },
  superseded: { tone: 'quiet', icon: CircleDashed },
} as const;

/** Each time the post was sent for review: who decided what, and for the newest what screening found. */
export function PostReviews(props: { reviews: readonly ReviewAnswer[]; versions: readonly VersionView[] }) {
  const { reviews } = props;
  const { t, i18n } = useTranslation();
  if (reviews.length === 0) return null;
  return (
    <Stack gap="md" component="section" aria-labelledby="decisions-title">
      <Title order={2} size="h3" id="decisions-title">
        {t('posts.post.decisionsTitle')}
      </Title>
      {reviews.map((answer, index) => {
        const { tone, icon } = looks[answer.review.state];
        return (
          <Stack key={answer.review.id} gap="xs">
            <Group gap="xs">
              <StateBadge tone={tone} icon={icon}>
                {t(`review.states.${answer.review.state}`)}
              </StateBadge>
              <Text size="sm" c="dimmed">
                {t('posts.post.version', { number: answer.version.number })} ·{' '}
                {t('posts.post.versionBy', {
                  name: answer.review.submittedByName,
                  time: formatInstant(answer.review.submittedAt, i18n.language),
                })}
              </Text>
            </Group>
            <DecisionLines review={answer.review} />
            {index === 0 && <ReviewFindings answer={answer} canChange={false} />}
          </Stack>
        );
      })}
    </Stack>
  );
}
