import { type AuthorKind, authorKind } from '@bedside/server/contract/flow/screen';
import { NativeSelect, Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';
import { type ScreeningFacts, useScreeningFacts } from '../../lib/use-screening-facts.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { BatchSetting } from './batch-desk.ts';
import type { BatchRun } from './batch-run.ts';
import { ChooseChannel } from './choose-channel.tsx';
import { ChooseFile } from './choose-file.tsx';

/** A run is told everything once, at its start. */
function settingOf({ organization, packs, directory }: ScreeningFacts) {
  return { organization: { ...organization, directoryNames: directory.names }, packs };
}

/** Where the posts are, who speaks in them, and the start. */
export function ChooseSource({ run }: { run: BatchRun }) {
  const { t } = useTranslation();
  const [source, setSource] = useState<'file' | 'channel'>('file');
  const [author, setAuthor] = useState<AuthorKind>('org');
  const facts = useScreeningFacts();
  const setting: Omit<BatchSetting, 'network'> | null =
    facts.data === undefined ? null : { ...settingOf(facts.data), locale: currentLanguage(), author };
  return (
    <Stack gap="md" maw={720}>
      <SegmentedControl
        value={source}
        onChange={setSource}
        aria-label={t('screen.past.sourceLabel')}
        data={[
          { value: 'file', label: t('screen.past.sources.file') },
          { value: 'channel', label: t('screen.past.sources.channel') },
        ]}
      />
      <Paper withBorder p="md">
        <Stack gap="md">
          <NativeSelect
            label={t('screen.past.authorLabel')}
            value={author}
            onChange={(event) => setAuthor(authorKind.parse(event.currentTarget.value))}
            data={authorKind.options.map((value) => ({ value, label: t(`screen.authors.${value}`) }))}
            maw={420}
          />
          {facts.isPending && (
            <Text size="sm" c="dimmed">
              {t('screen.past.factsMissing')}
            </Text>
          )}
          <ProblemNotice error={facts.error} onRetry={() => void facts.refetch()} />
          {source === 'file' ? (
            <ChooseFile run={run} setting={setting} />
          ) : (
            <ChooseChannel run={run} setting={setting} />
          )}
        </Stack>
      </Paper>
    </Stack>
  );
}
