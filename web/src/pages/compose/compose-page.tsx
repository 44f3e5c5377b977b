import { getPost, type PostView } from '@bedside/server/contract/flow/compose';
import { listChannels } from '@bedside/server/contract/registers/channels';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { OpenedComposer } from './opened-composer.tsx';

/** A new post, or one that was begun. The address gets the post's id with the first saved words; the page stays as it is. */
export function ComposePage() {
  const { t } = useTranslation();
  const { postId } = useParams({ from: '/signed-in/compose/{-$postId}' });
  const navigate = useNavigate();
  const sitting = useSitting(postId);
  const channels = useQuery(ask(listChannels));
  // A remembered answer may hold an older revision, over which nothing could be saved.
  const known = useQuery({
    ...ask(getPost, { params: { id: postId ?? '' } }),
    enabled: sitting.mustLoad,
    staleTime: 0,
  });
  const onCreated = (post: PostView) => {
    sitting.created(post.id);
    void navigate({ to: '/compose/{-$postId}', params: { postId: post.id }, replace: true, resetScroll: false });
  };
  const problem = channels.error ?? (sitting.mustLoad ? known.error : null);
  const isReady =
    channels.data !== undefined && (!sitting.mustLoad || (known.isFetchedAfterMount && known.data !== undefined));
  if (isReady) {
    return (
      <OpenedComposer
        key={sitting.key}
        resumes={sitting.resumes}
        post={sitting.mustLoad ? (known.data ?? null) : null}
        channels={channels.data.channels}
        onCreated={onCreated}
      />
    );
  }
  return (
    <Page title={t('compose.title')}>
      {problem === null ? (
        <ListSkeleton rows={3} height={120} />
      ) : (
        <ProblemNotice error={problem} onRetry={() => channels.refetch()} />
      )}
    </Page>
  );
}

type Sitting = { count: number; begunAs: string | null; at: string | undefined };

/** Which composer is on screen: the same one while a new post gets its address, another one for another post. */
function useSitting(postId: string | undefined) {
  const [sitting, setSitting] = useState<Sitting>({ count: 0, begunAs: null, at: postId });
  if (sitting.at !== postId) {
    // "Compose" was chosen again after a post was begun here: a fresh sheet.
    const count = postId === undefined ? sitting.count + 1 : sitting.count;
    setSitting({ count, begunAs: postId === sitting.begunAs ? sitting.begunAs : null, at: postId });
  }
  const isOwn = postId === undefined || postId === sitting.begunAs;
  return {
    key: isOwn ? `new-${sitting.count}` : postId,
    mustLoad: !isOwn,
    resumes: sitting.count === 0,
    created: (id: string) => setSitting((now) => ({ ...now, begunAs: id })),
  };
}
