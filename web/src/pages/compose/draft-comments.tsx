import type { Content } from '@bedside/server/contract/flow/compose';
import { textFields } from '@bedside/server/contract/flow/compose';
import {
  addDraftComment,
  type DraftThreadView,
  listDraftComments,
  listPostReaders,
} from '@bedside/server/contract/flow/compose/together';
import { Button, NativeSelect, Stack, Text } from '@mantine/core';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, useCall } from '../../lib/query.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { CommentForm } from './comment-form.tsx';
import { DraftThread } from './draft-thread.tsx';
import { usePartWords } from './part-words.ts';
import type { CommentAnchor } from './use-comment-anchor.ts';

/** What colleagues say about a draft while it is written: open threads, settled ones on demand, and a new comment. */
export function DraftComments(props: {
  postId: string | null;
  content: Content;
  comments: UseQueryResult<{ threads: DraftThreadView[] }>;
  anchor: CommentAnchor | null;
}) {
  const { postId, content, comments, anchor } = props;
  const { t } = useTranslation();
  const [showsResolved, setShowsResolved] = useState(false);
  const readers = useQuery({ ...ask(listPostReaders, { params: { id: postId ?? '' } }), enabled: postId !== null });
  if (postId === null) return <Text size="sm">{t('together.comments.first')}</Text>;
  if (comments.data === undefined) {
    if (comments.error === null) return <ListSkeleton rows={2} height={80} />;
    return <ProblemNotice error={comments.error} onRetry={() => void comments.refetch()} />;
  }
  const people = readers.data?.people ?? [];
  const { threads } = comments.data;
  const open = threads.filter(({ resolvedAt }) => resolvedAt === null);
  const resolved = threads.filter(({ resolvedAt }) => resolvedAt !== null);
  const isInText = ({ field, quote }: DraftThreadView) =>
    quote === null || textFields(content).some((each) => each.field === field && each.text.includes(quote));
  const shown = showsResolved ? [...open, ...resolved] : open;
  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed">
        {t('together.comments.lead')}
      </Text>
      {open.length === 0 && (
        <Text size="sm">{t(threads.length === 0 ? 'together.comments.empty' : 'together.comments.allResolved')}</Text>
      )}
      <Stack gap="md" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {shown.map((thread) => (
          <DraftThread key={thread.id} postId={postId} thread={thread} isInText={isInText(thread)} people={people} />
        ))}
      </Stack>
      {resolved.length > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={() => setShowsResolved(!showsResolved)}>
          {showsResolved
            ? t('together.comments.hideResolved')
            : t('together.comments.showResolved', { count: resolved.length })}
        </Button>
      )}
      <NewComment postId={postId} anchor={anchor} people={people} language={content.language} />
    </Stack>
  );
}

type About = 'whole' | 'field' | 'passage';

function NewComment(props: {
  postId: string;
  anchor: CommentAnchor | null;
  people: readonly { id: string; name: string }[];
  language: Content['language'];
}) {
  const { postId, anchor, people } = props;
  const { t } = useTranslation();
  const partWords = usePartWords();
  const quote = anchor?.quote ?? null;
  const [about, setAbout] = useState<About>(quote === null ? 'whole' : 'passage');
  const add = useCall(addDraftComment, { invalidates: [listDraftComments] });
  const field = anchor === null ? '' : partWords(anchor.part);
  const choices: { value: About; label: string }[] = [
    { value: 'whole', label: t('together.comments.aboutWhole') },
    ...(anchor === null ? [] : [{ value: 'field' as const, label: t('together.comments.aboutField', { field }) }]),
    ...(quote === null
      ? []
      : [{ value: 'passage' as const, label: t('together.comments.aboutPassage', { field, quote }) }]),
  ];
  const place = about === 'whole' || anchor === null ? {} : { field: anchor.part };
  return (
    <Stack gap="xs" component="section" aria-label={t('together.comments.new')}>
      {choices.length > 1 && (
        <NativeSelect
          label={t('together.comments.about')}
          value={about}
          // The options are exactly these.
          onChange={(event) => setAbout(event.currentTarget.value as About)}
          data={choices}
        />
      )}
      <CommentForm
        label={t('together.comments.new')}
        send={t('together.comments.send')}
        people={people}
        error={add.error}
        onSend={(said) =>
          add.mutateAsync({
            params: { id: postId },
            body: { ...said, ...place, ...(about === 'passage' ? { quote } : {}) },
          })
        }
      />
    </Stack>
  );
}
