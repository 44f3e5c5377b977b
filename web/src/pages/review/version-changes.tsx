import { diffVersions, type VersionView } from '@bedside/server/contract/flow/compose';
import { Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';
import { useFieldWords } from '../../ui/marked-text-words.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { DiffText } from './diff-text.tsx';

/** What changed since the version that was last decided on, field by field; only fields that differ are shown. */
export function VersionChanges(props: { before: VersionView; after: VersionView }) {
  const { before, after } = props;
  const { t } = useTranslation();
  const fieldWords = useFieldWords();
  const changes = useQuery(
    ask(diffVersions, { params: { id: after.postId }, query: { from: before.number, to: after.number } }),
  );
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="version-changes">
      <Stack gap="sm">
        <div>
          <Title order={2} size="h3" id="version-changes">
            {t('review.changesTitle')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('review.changesLead', { number: before.number })}
          </Text>
        </div>
        <ProblemNotice error={changes.error} onRetry={() => void changes.refetch()} />
        {changes.data?.fields.length === 0 && <Text size="sm">{t('posts.post.noDifference')}</Text>}
        {changes.data?.fields.map(({ field, parts }) => (
          <div key={field}>
            <Text size="xs" fw={650} c="dimmed">
              {fieldWords(field)}
            </Text>
            <DiffText parts={parts} language={after.content.language} />
          </div>
        ))}
      </Stack>
    </Paper>
  );
}
