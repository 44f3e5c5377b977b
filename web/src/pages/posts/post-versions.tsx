import { diffVersions, type VersionView } from '@bedside/server/contract/flow/compose';
import { Group, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { ask } from '../../lib/query.ts';
import { useDiffPartWords } from '../../ui/diff-part-words.ts';
import { useFieldWords } from '../../ui/marked-text-words.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { DiffText } from '../review/diff-text.tsx';

/** The versions of a post and what changed between any two. Nothing while there is only one. */
export function PostVersions(props: { postId: string; versions: readonly VersionView[] }) {
  const { postId, versions } = props;
  const { t, i18n } = useTranslation();
  const newest = versions[0]?.number ?? 1;
  const [from, setFrom] = useState(Math.max(1, newest - 1));
  const [to, setTo] = useState(newest);
  const diff = useQuery({
    ...ask(diffVersions, { params: { id: postId }, query: { from, to } }),
    enabled: versions.length > 1,
  });
  if (versions.length < 2) return null;
  const options = versions.map(({ number, createdAt }) => ({
    value: String(number),
    label: `${t('posts.post.version', { number })} · ${formatInstant(createdAt, i18n.language)}`,
  }));
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="versions-title">
      <Stack gap="sm">
        <Title order={2} size="h3" id="versions-title">
          {t('posts.post.versionsTitle')}
        </Title>
        <Group grow gap="sm">
          <NativeSelect
            label={t('posts.post.compareFrom')}
            value={String(from)}
            data={options}
            onChange={(event) => setFrom(Number(event.currentTarget.value))}
          />
          <NativeSelect
            label={t('posts.post.compareTo')}
            value={String(to)}
            data={options}
            onChange={(event) => setTo(Number(event.currentTarget.value))}
          />
        </Group>
        <ProblemNotice error={diff.error} onRetry={() => void diff.refetch()} />
        <Differences fields={diff.data?.fields} />
      </Stack>
    </Paper>
  );
}

type Field = { field: string; parts: { kind: 'same' | 'added' | 'removed'; text: string }[] };

function Differences(props: { fields: readonly Field[] | undefined }) {
  const { t } = useTranslation();
  const fieldWords = useFieldWords();
  const partWords = useDiffPartWords();
  const changed = props.fields?.filter(({ parts }) => parts.some(({ kind }) => kind !== 'same'));
  if (changed === undefined) return null;
  if (changed.length === 0) return <Text size="sm">{t('posts.post.noDifference')}</Text>;
  return changed.map(({ field, parts }) => (
    <div key={field}>
      <Text size="xs" fw={650} c="dimmed">
        {fieldWords(field)}
      </Text>
      <DiffText parts={partWords(field, parts)} />
    </div>
  ));
}
