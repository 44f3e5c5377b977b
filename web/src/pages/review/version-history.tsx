import { Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { TextLink } from '../../ui/link-button.tsx';
import classes from './review.module.css';
import { type ReviewAnswer, useReviewsOfPost } from './use-reviews-of-post.ts';

/** Every version of the post that was sent, newest first, with what came of its review. */
export function VersionHistory(props: { answer: ReviewAnswer }) {
  const { review } = props.answer;
  const { t, i18n } = useTranslation();
  const all = useReviewsOfPost(review.postId);
  if (all.length < 2) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="history-title">
      <Title order={2} size="h3" id="history-title" mb="xs">
        {t('reviewDesk.history')}
      </Title>
      <Stack gap="xs" component="ol" m={0} p={0} className={classes.plainList ?? ''}>
        {all.map((one) => {
          const line = t('reviewDesk.historyLine', {
            number: one.version.number,
            name: one.review.submittedByName,
            time: formatInstant(one.review.submittedAt, i18n.language),
          });
          return (
            <li key={one.review.id}>
              {one.review.id === review.id ? (
                <Text size="sm" fw={500}>
                  {line} ({t('reviewDesk.thisOne')})
                </Text>
              ) : (
                <TextLink to="/review/$reviewId" params={{ reviewId: one.review.id }} size="sm">
                  {line}
                </TextLink>
              )}
              <Text size="xs" c="dimmed">
                {t(`review.states.${one.review.state}`)}
              </Text>
            </li>
          );
        })}
      </Stack>
    </Paper>
  );
}
