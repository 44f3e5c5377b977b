import type { Content, VersionView } from '@bedside/server/contract/flow/compose';
import { Paper, Stack, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { screenedFields } from '../../lib/screening-fields.ts';
import { diffTexts, isUnchanged } from '../../ui/marked-text-diff.ts';
import { useFieldWords } from '../../ui/marked-text-words.ts';
import { DiffText } from './diff-text.tsx';

/** What changed since the version that was approved before, text by text; only texts that differ are shown. */
export function VersionChanges(props: { before: VersionView; after: VersionView }) {
  const { before, after } = props;
  const { t } = useTranslation();
  const fieldWords = useFieldWords();
  const changes = useMemo(() => changedFields(before.content, after.content), [before.content, after.content]);
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
        {changes.length === 0 && <Text size="sm">{t('posts.post.noDifference')}</Text>}
        {changes.map(({ field, parts }) => (
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

function changedFields(before: Content, after: Content) {
  const old = new Map(screenedFields(before).map(({ field, text }) => [field, text]));
  const now = new Map(screenedFields(after).map(({ field, text }) => [field, text]));
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((field) => ({ field, parts: diffTexts(old.get(field) ?? '', now.get(field) ?? '') }))
    .filter(({ parts }) => !isUnchanged(parts));
}
