import { diffVersions, type VersionView } from '@bedside/server/contract/flow/compose';
import { Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';
import { useDiffPartWords } from '../../ui/diff-part-words.ts';
import { useFieldWords } from '../../ui/marked-text-words.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { DiffText } from './diff-text.tsx';

/**
 * What changed since the last version that was approved, or, by choice or where none was, since the last one that was
 * decided on; field by field, only fields that differ.
 */
export function VersionChanges(props: {
  approved: VersionView | null;
  decided: VersionView | null;
  after: VersionView;
}) {
  const { approved, decided, after } = props;
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<'approved' | 'decided'>('approved');
  const before = chosen === 'approved' ? (approved ?? decided) : (decided ?? approved);
  const differ = approved !== null && decided !== null && approved.id !== decided.id;
  const lead =
    differ && before?.id === approved.id
      ? t('reviewDesk.changesApproved', { number: approved.number })
      : t('review.changesLead', { number: before?.number ?? 0 });
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="version-changes">
      <Stack gap="sm">
        <div>
          <Title order={2} size="h3" id="version-changes">
            {t('review.changesTitle')}
          </Title>
          <Text size="sm" c="dimmed">
            {before === null ? t('reviewDesk.firstVersion') : lead}
          </Text>
        </div>
        {differ && (
          <SegmentedControl
            aria-label={t('reviewDesk.compareWith')}
            value={chosen}
            // The options are exactly the two.
            onChange={(value) => setChosen(value as typeof chosen)}
            data={[
              { value: 'approved', label: t('reviewDesk.lastApproved', { number: approved.number }) },
              { value: 'decided', label: t('reviewDesk.lastDecided', { number: decided.number }) },
            ]}
          />
        )}
        {before !== null && <Changes before={before} after={after} />}
      </Stack>
    </Paper>
  );
}

function Changes(props: { before: VersionView; after: VersionView }) {
  const { before, after } = props;
  const { t } = useTranslation();
  const fieldWords = useFieldWords();
  const partWords = useDiffPartWords();
  const changes = useQuery(
    ask(diffVersions, { params: { id: after.postId }, query: { from: before.number, to: after.number } }),
  );
  return (
    <>
      <ProblemNotice error={changes.error} onRetry={() => void changes.refetch()} />
      {changes.data?.fields.length === 0 && <Text size="sm">{t('posts.post.noDifference')}</Text>}
      {changes.data?.fields.map(({ field, parts }) => (
        <div key={field}>
          <Text size="xs" fw={650} c="dimmed">
            {fieldWords(field)}
          </Text>
          <DiffText parts={partWords(field, parts)} language={after.content.language} />
        </div>
      ))}
    </>
  );
}
