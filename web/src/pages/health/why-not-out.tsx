import { search } from '@bedside/server/contract/evidence/search';
import type { PostSummary } from '@bedside/server/contract/flow/compose';
import { getClearance, listDeliveries } from '@bedside/server/contract/flow/publish';
import { CloseButton, Group, List, Loader, Paper, Stack, Text, TextInput, Title, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api.ts';
import { formatInstant } from '../../lib/format.ts';
import { ask, keyOf } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { useReasonWords } from '../../ui/clearance-words.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { PostTrail } from '../posts/post-trail.tsx';
import { StageBadge } from '../posts/stage-badge.tsx';
import classes from './health.module.css';
import { newestByChannel, stillOpen } from './why-lines.ts';

/** "Why did this post not go out?": find it by its words, and read what happened and what is missing. */
export function WhyNotOut() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const [words] = useDebouncedValue(typed.trim(), 250);
  const [chosen, setChosen] = useState<PostSummary | null>(null);
  const found = useQuery({
    queryKey: [...keyOf(search), 'why', words],
    queryFn: ({ signal }) => call(search, { body: { text: words, kinds: ['posts'], limit: 8 }, signal }),
    enabled: words.length >= 2,
    placeholderData: keepPreviousData,
  });
  const hits = words.length < 2 ? [] : (found.data?.posts?.hits ?? []);
  const posts = hits.map(({ found: excerpt, ...post }) => ({ ...post, excerpt: excerpt.text }));
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="why-title">
      <Stack gap="sm">
        <Title order={2} size="h3" id="why-title">
          {t('health.why.title')}
        </Title>
        <TextInput
          ref={input}
          type="search"
          label={t('health.why.search')}
          placeholder={t('posts.searchPlaceholder')}
          leftSection={<Search size={16} aria-hidden />}
          rightSection={found.isFetching ? <Loader size={16} /> : null}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          maw={480}
        />
        <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
        <output>
          {words.length >= 2 && found.isSuccess && posts.length === 0 && (
            <Text c="dimmed">{t('posts.noMatchTitle')}</Text>
          )}
        </output>
        {chosen === null && posts.length > 0 && (
          <ul className={classes.found} aria-label={t('health.why.found')}>
            {posts.map((post) => (
              <li key={post.id}>
                <UnstyledButton onClick={() => setChosen(post)}>
                  <Group justify="space-between" gap="sm" wrap="nowrap">
                    <Text size="sm" dir="auto" lineClamp={2}>
                      {post.excerpt === '' ? t('posts.untitled') : post.excerpt}
                    </Text>
                    <StageBadge stage={post.stage} />
                  </Group>
                </UnstyledButton>
              </li>
            ))}
          </ul>
        )}
        {chosen !== null && (
          <Answer
            key={chosen.id}
            post={chosen}
            onClose={() => {
              setChosen(null);
              input.current?.focus();
            }}
          />
        )}
      </Stack>
    </Paper>
  );
}

/** The hit that was pressed is gone: whoever pressed it is at its answer now. */
function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}

function Answer({ post, onClose }: { post: PostSummary; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { organization } = useSession();
  const reasonWords = useReasonWords();
  const params = { id: post.id };
  const clearance = useQuery(ask(getClearance, { params }));
  const deliveries = useQuery(ask(listDeliveries, { params }));
  const open = stillOpen(post.stage, clearance.data?.blockers ?? []);
  const time = post.dueAt === null ? '' : formatInstant(post.dueAt, i18n.language, organization.timeZone);
  return (
    <Stack gap="sm">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text fw={500} dir="auto" tabIndex={-1} ref={takeFocus} style={{ outline: 'none' }}>
          {post.excerpt === '' ? t('posts.untitled') : post.excerpt}
        </Text>
        <CloseButton aria-label={t('health.why.another')} onClick={onClose} />
      </Group>
      <Text component="output">{t(`health.why.stages.${post.stage}`, { time })}</Text>
      <ProblemNotice error={clearance.error ?? deliveries.error} onRetry={() => void clearance.refetch()} />
      {open.length > 0 && (
        <div>
          <Text size="sm" fw={500}>
            {t('health.why.missing')}
          </Text>
          <List size="sm">
            {open.map((blocker) => (
              <List.Item key={blocker.code + JSON.stringify(blocker.facts)}>{reasonWords(blocker)}</List.Item>
            ))}
          </List>
        </div>
      )}
      <List size="sm" listStyleType="none">
        {newestByChannel(deliveries.data?.deliveries ?? []).map((delivery) => (
          <List.Item key={delivery.id}>
            <b>{delivery.channelName}</b>:{' '}
            {t(`posts.delivery.texts.${delivery.state}`, {
              time: formatInstant(delivery.dueAt, i18n.language, organization.timeZone),
            })}{' '}
            {delivery.blockers.map(reasonWords).join(' ')}
          </List.Item>
        ))}
      </List>
      <PostTrail postId={post.id} news="" />
      <Group>
        <LinkButton to="/posts/$postId" params={{ postId: post.id }} size="xs">
          {t('health.stuck.actions.open')}
        </LinkButton>
      </Group>
    </Stack>
  );
}
