import { getPost, type PostView } from '@bedside/server/contract/flow/compose';
import { type DeliveryView, getClearance, listDeliveries } from '@bedside/server/contract/flow/publish';
import { listChannels } from '@bedside/server/contract/registers/channels';
import { Group, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { authorizationReaders } from '../../lib/authorization-roles.ts';
import { bring } from '../../lib/bring.ts';
import { ask } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { useAgo } from '../../lib/use-ago.ts';
import { useNow } from '../../lib/use-now.ts';
import { type ClearanceActions, ClearancePanel } from '../../ui/clearance-panel.tsx';
import { clearanceRows } from '../../ui/clearance-rows.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StopControl } from '../../ui/stop-control.tsx';
import { isEditable } from '../compose/next-step.ts';
import { useOpenReview } from '../compose/use-post-review.ts';
import { PostShortLinks } from '../links/post-short-links.tsx';
import { PostPermissions } from '../permissions/post-permissions.tsx';
import { RepeatSection } from '../repeats/repeat-section.tsx';
import { Comments } from '../review/comments.tsx';
import { PublishAfterApproval } from '../review/publish-after-approval.tsx';
import reviewClasses from '../review/review.module.css';
import { useReviewsOfPost } from '../review/use-reviews-of-post.ts';
import { VersionContent } from '../review/version-content.tsx';
import { asItStands } from './as-it-stands.ts';
import { BeginCorrection } from './begin-correction.tsx';
import { DeliveryCard } from './delivery-card.tsx';
import { LeavingBanner } from './leaving-banner.tsx';
import { LibraryCard } from './library-card.tsx';
import { pollMs } from './moving.ts';
import { PostReviews } from './post-reviews.tsx';
import { PostTrail } from './post-trail.tsx';
import { PostVersions } from './post-versions.tsx';
import classes from './posts.module.css';
import { StageBadge } from './stage-badge.tsx';
import { WhyCard } from './why-card.tsx';

/** Everything about one post: where it stands, what it says, who decided, where it went, what happened. */
export function PostPage() {
  const { t } = useTranslation();
  const { postId } = useParams({ from: '/signed-in/posts/$postId' });
  const ago = useAgo();
  const nowMs = useNow();
  const { post, deliveries, problem, refetch } = usePostNews(postId, nowMs);
  const lead = post && (
    <Group gap="xs" component="span">
      <StageBadge stage={post.stage} outSince={post.outSince} />
      <span>
        {t('posts.by', { name: post.authorName })} · {t('posts.changedAt', { time: ago(post.updatedAt) })}
      </span>
    </Group>
  );
  return (
    <Page
      title={t('posts.post.title')}
      lead={lead}
      actions={post && <PostActions post={post} deliveries={deliveries} />}
    >
      <ProblemNotice error={problem} onRetry={refetch} />
      {post === undefined && problem === null && <ListSkeleton rows={3} height={120} />}
      {post !== undefined && <Post post={post} deliveries={deliveries} />}
    </Page>
  );
}

/** Who may write posts, and so correct them. */
const writers = [
  'administrator',
  'author',
  'clinician_reviewer',
  'privacy_officer',
  'publisher',
  'coordinator',
  'recruiter',
] as const;

/** Stages of what was approved and not put away since: what the library takes. */
const sharable: ReadonlySet<PostView['stage']> = new Set(['approved', 'scheduled', 'publishing', 'published']);

/** Nothing leaves before the approval, nor once it is out everywhere, taken down or put away. */
function mayStillLeave(stage: PostView['stage']): boolean {
  return stage === 'approved' || stage === 'scheduled' || stage === 'publishing' || stage === 'parked';
}

/** The post and its deliveries, asked for again every moment while something moves. */
function usePostNews(postId: string, nowMs: number) {
  const params = { id: postId };
  const client = useQueryClient();
  const postQuery = ask(getPost, { params });
  const deliveriesQuery = ask(listDeliveries, { params });
  // Asked while the queries are being made, so it reads what the cache holds and not what the queries return.
  const everyMs = () =>
    pollMs(
      {
        stage: client.getQueryData<PostView>(postQuery.queryKey)?.stage,
        deliveries: client.getQueryData<{ deliveries: DeliveryView[] }>(deliveriesQuery.queryKey)?.deliveries ?? [],
      },
      nowMs,
    );
  const post = useQuery({ ...postQuery, refetchInterval: everyMs });
  const deliveries = useQuery({ ...deliveriesQuery, refetchInterval: everyMs });
  return {
    post: post.data,
    deliveries: deliveries.data?.deliveries ?? [],
    problem: post.error ?? deliveries.error,
    refetch: () => void Promise.all([post.refetch(), deliveries.refetch()]),
  };
}

function PostActions(props: { post: PostView; deliveries: readonly DeliveryView[] }) {
  const { deliveries, post } = props;
  const { t } = useTranslation();
  const { person } = useSession();
  const mayWrite = hasRole(person, ...writers);
  const review = useOpenReview(post.id, post.stage === 'in_review');
  return (
    <>
      {review.reviewId !== null && (
        <LinkButton to="/review/$reviewId" params={{ reviewId: review.reviewId }}>
          {t('posts.post.reviewIt')}
        </LinkButton>
      )}
      {post.stage === 'published' && mayWrite && <BeginCorrection post={post} deliveries={deliveries} />}
      {(isEditable(post.stage) || post.stage === 'discarded') && (
        <LinkButton
          to="/compose/{-$postId}"
          params={{ postId: post.id }}
          variant={review.reviewId === null ? 'filled' : 'default'}
        >
          {t('posts.post.edit')}
        </LinkButton>
      )}
    </>
  );
}

function Post(props: { post: PostView; deliveries: readonly DeliveryView[] }) {
  const { post, deliveries } = props;
  const { t } = useTranslation();
  const channels = useQuery(ask(listChannels)).data?.channels ?? [];
  const reviews = useReviewsOfPost(post.id);
  const version = post.versions[0];
  const screened = reviews.find(({ review }) => review.versionId === version?.id);
  const waivedKeys = new Set(screened?.review.waivers.map(({ findingKey }) => findingKey));
  const permissions = useRef<HTMLDivElement>(null);
  const news = [post, ...deliveries].map(({ updatedAt }) => updatedAt).join(' ');
  const urlOf = (id: string) => channels.find((channel) => channel.id === id)?.publicUrl ?? null;
  return (
    <div className={reviewClasses.layout}>
      <Stack gap="lg" miw={0}>
        <LeavingBanner post={post} deliveries={deliveries} />
        {mayStillLeave(post.stage) && (
          <div>
            <StopControl target={{ kind: 'post', id: post.id }} />
          </div>
        )}
        <WhyCard deliveries={deliveries} />
        {deliveries.length > 0 && (
          <Stack gap="sm" component="section" aria-labelledby="deliveries-title">
            <Title order={2} size="h3" id="deliveries-title">
              {t('posts.post.deliveriesTitle')}
            </Title>
            <ul className={classes.deliveries}>
              {asItStands(deliveries).map((delivery) => (
                <DeliveryCard key={delivery.id} delivery={delivery} channelUrl={urlOf(delivery.channelId)} />
              ))}
            </ul>
          </Stack>
        )}
        <VersionContent
          content={version?.content ?? post.draft.content}
          findings={screened?.screening.findings ?? []}
          waivedKeys={waivedKeys}
          channels={channels}
        />
        {version === undefined && (
          <Text size="sm" c="dimmed">
            {t('posts.post.draftOnly')}
          </Text>
        )}
        <PostShortLinks postId={post.id} />
        <PostPermissions
          section={permissions}
          postId={post.id}
          versionId={version?.id}
          content={version?.content ?? post.draft.content}
          deliveries={deliveries}
          news={news}
        />
        <RepeatSection postId={post.id} news={news} />
        <PostReviews reviews={reviews} versions={post.versions} />
        <PostVersions key={version?.id} postId={post.id} versions={post.versions} />
      </Stack>
      <aside className={reviewClasses.aside}>
        {version !== undefined && <PublishAfterApproval postId={post.id} versionId={version.id} />}
        <BeforeThePublic post={post} permissions={permissions} />
        <LibraryCard postId={post.id} isApproved={sharable.has(post.stage)} news={news} />
        <PostTrail postId={post.id} news={news} />
        <Comments postId={post.id} />
      </aside>
    </div>
  );
}

/** What is still missing, for a post that has not left. */
function BeforeThePublic(props: { post: PostView; permissions: RefObject<HTMLElement | null> }) {
  const { post, permissions } = props;
  const { person } = useSession();
  const isBefore = isEditable(post.stage) || post.stage === 'scheduled';
  const clearance = useQuery({
    ...ask(getClearance, { params: { id: post.id } }),
    enabled: isBefore,
    refetchInterval: 5_000,
  });
  const review = useOpenReview(post.id, post.stage === 'in_review');
  if (!isBefore || clearance.data === undefined) return null;
  const rows = clearanceRows(clearance.data, {
    unsent: false,
    everSent: post.versions.length > 0,
    checking: false,
    blockCount: 0,
    missingAltTexts: 0,
    chosenChannels: 0,
    unfit: [],
  });
  const mayRead = hasRole(person, ...authorizationReaders);
  const actions: ClearanceActions = mayRead ? { showPermissions: () => bring(permissions) } : {};
  return <ClearancePanel rows={rows} asked={review.asked} actions={actions} />;
}
