import { getTrail } from '@bedside/server/contract/flow/publish';
import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActionWords } from '../../lib/action-words.ts';
import { formatInstant } from '../../lib/format.ts';
import { ask } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './posts.module.css';
import { trailLines } from './trail-lines.ts';

/** How many lines show before one asks for all. */
const FIRST_LINES = 12;

/** Who did what and when, newest first; asked for again whenever `news`, a stamp of the last changes, is another one. */
export function PostTrail(props: { postId: string; news: string }) {
  const { news } = props;
  const { t, i18n } = useTranslation();
  const words = useActionWords();
  const [all, setAll] = useState(false);
  const { refetch, ...trail } = useQuery(ask(getTrail, { params: { id: props.postId } }));
  useEffect(() => {
    if (news !== '') void refetch();
  }, [news, refetch]);
  const lines = trailLines(trail.data?.entries ?? []);
  const shown = all ? lines : lines.slice(0, FIRST_LINES);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="trail-title">
      <Stack gap="sm" align="flex-start">
        <Title order={2} size="h3" id="trail-title">
          {t('posts.post.trailTitle')}
        </Title>
        <ProblemNotice error={trail.error} onRetry={() => void refetch()} />
        <ul className={classes.trail} aria-labelledby="trail-title">
          {shown.map(({ entry, times }) => (
            <li key={entry.id}>
              <Text size="sm">
                <b>
                  {entry.onBehalfOfName === null
                    ? entry.actorName
                    : t('people.forName', { name: entry.actorName, lender: entry.onBehalfOfName })}
                </b>{' '}
                {words(entry.action)}
                {times > 1 && ` (${times}×)`}
              </Text>
              <Text size="xs" c="dimmed">
                {formatInstant(entry.at, i18n.language)}
              </Text>
            </li>
          ))}
        </ul>
        {!all && lines.length > FIRST_LINES && (
          <Button size="compact-sm" variant="default" onClick={() => setAll(true)}>
            {t('posts.post.loadTrail')}
          </Button>
        )}
      </Stack>
    </Paper>
  );
}
