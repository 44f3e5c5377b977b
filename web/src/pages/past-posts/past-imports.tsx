import {
  listPastImports,
  type PastImportView,
  pastSummary,
  resumePastImport,
} from '@bedside/server/contract/evidence/past-posts';
import { Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../lib/query.ts';
import { useAgo } from '../../lib/use-ago.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { useChannelNames } from '../authorizations/use-channel-names.ts';
import { usePastImports } from './use-past-posts.ts';

/** Whence posts came, with what was refused and what stopped. */
export function PastImports({ isReading, mayDecide }: { isReading: boolean; mayDecide: boolean }) {
  const { t } = useTranslation();
  const imports = usePastImports(isReading);
  const all = imports.data?.imports ?? [];
  if (imports.error !== null) return <ProblemNotice error={imports.error} onRetry={() => void imports.refetch()} />;
  if (all.length === 0) return null;
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        {t('pastPosts.imports.title')}
      </Title>
      <ul className={classes.list} aria-label={t('pastPosts.imports.title')}>
        {all.map((one) => (
          <ImportRow key={one.id} told={one} mayDecide={mayDecide} />
        ))}
      </ul>
    </Stack>
  );
}

function ImportRow({ told, mayDecide }: { told: PastImportView; mayDecide: boolean }) {
  const { t } = useTranslation();
  const ago = useAgo();
  const nameOf = useChannelNames();
  const { source, state, channelId, added, known, refused } = told;
  const resume = useCall(resumePastImport, { invalidates: [listPastImports, pastSummary] });
  const about = [
    t(`pastPosts.imports.states.${state}`),
    t('pastPosts.imports.counts', { added, known, refused }),
    t('pastPosts.imports.by', { name: told.startedByName, time: ago(told.createdAt) }),
  ];
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <Text fw={500}>
          {t(`pastPosts.imports.${source}`, { channel: channelId === null ? '' : nameOf(channelId) })}
        </Text>
        <Text size="xs" c="dimmed">
          {about.join(' · ')}
        </Text>
        {state === 'stopped' && <Text size="sm">{t('pastPosts.imports.stopped')}</Text>}
        <ProblemNotice error={resume.error} />
      </div>
      {state === 'stopped' && mayDecide && (
        <div className={classes.side}>
          <Button
            size="xs"
            variant="default"
            loading={resume.isPending}
            onClick={() => resume.mutate({ params: { id: told.id } })}
          >
            {t('pastPosts.imports.resume')}
          </Button>
        </div>
      )}
    </li>
  );
}
