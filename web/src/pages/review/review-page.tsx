import { getReview, reviewQueue } from '@bedside/server/contract/flow/review';
import { listChannels } from '@bedside/server/contract/registers/channels';
import { Alert, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { CircleParking, CircleUserRound, Info, RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ask, keyOf } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { useAgo } from '../../lib/use-ago.ts';
import { LinkButton, TextLink } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ComposePreviews } from '../compose/compose-previews.tsx';
import { chosenNetworks } from '../compose/network-checks.ts';
import { PostPermissions } from '../permissions/post-permissions.tsx';
import { Comments } from './comments.tsx';
import { DecidePanel } from './decide-panel.tsx';
import { Guests } from './guests.tsx';
import { HandOvers } from './hand-overs.tsx';
import { PassageDialog } from './passage-dialog.tsx';
import { PublishAfterApproval } from './publish-after-approval.tsx';
import classes from './review.module.css';
import { ReviewFindings } from './review-findings.tsx';
import { ReviewSteps } from './review-steps.tsx';
import { usePassageMarks } from './use-passage-marks.ts';
import type { ReviewAnswer } from './use-reviews-of-post.ts';
import { VersionChanges } from './version-changes.tsx';
import { VersionContent } from './version-content.tsx';
import { VersionHistory } from './version-history.tsx';

/** One version under review: what it says, what was found, who decides. */
export function ReviewPage() {
  const { t } = useTranslation();
  const { reviewId } = useParams({ from: '/signed-in/review/$reviewId' });
  const review = useQuery({ ...ask(getReview, { params: { id: reviewId } }), refetchInterval: 10_000 });
  const answer = review.data;
  const ago = useAgo();
  const lead =
    answer === undefined
      ? undefined
      : t('review.pageLead', {
          number: answer.version.number,
          name: answer.review.submittedByName,
          time: ago(answer.review.submittedAt),
        });
  return (
    <Page title={t('review.pageTitle')} lead={lead}>
      <ProblemNotice error={review.error} onRetry={() => void review.refetch()} />
      {review.isPending && <ListSkeleton rows={3} height={120} />}
      {answer !== undefined && <Review key={answer.review.id} answer={answer} />}
    </Page>
  );
}

function Review(props: { answer: ReviewAnswer }) {
  const { answer } = props;
  const { review, version, decidedBefore, screening } = answer;
  const { t } = useTranslation();
  const client = useQueryClient();
  const channels = useQuery(ask(listChannels)).data?.channels ?? [];
  const waivedKeys = new Set(review.waivers.map(({ findingKey }) => findingKey));
  const standing = screening.findings.filter(({ severity, key }) => severity === 'block' && !waivedKeys.has(key));
  const isOpen = review.state === 'open';
  const onChangedMeanwhile = () => {
    void client.invalidateQueries({ queryKey: keyOf(getReview) });
    void client.invalidateQueries({ queryKey: keyOf(reviewQueue) });
  };
  const passages = usePassageMarks();
  const mayDecide = isOpen && answer.may.decideSteps.length > 0;
  return (
    <div className={classes.layout}>
      <Stack gap="lg" miw={0}>
        <VersionContent
          content={version.content}
          findings={screening.findings}
          waivedKeys={waivedKeys}
          channels={channels}
          onMark={mayDecide ? passages.onMark : undefined}
        />
        <ReviewFindings answer={answer} canChange={isOpen || review.state === 'approved'} />
        <PostPermissions
          postId={review.postId}
          versionId={version.id}
          content={version.content}
          deliveries={[]}
          news={review.state}
          isCompact
        />
        <VersionChanges approved={answer.approvedBefore} decided={decidedBefore} after={version} />
        <ComposePreviews
          title={t('review.previews')}
          content={version.content}
          channels={channels}
          networks={chosenNetworks(version.content, channels)}
        />
      </Stack>
      <aside className={classes.aside}>
        <Standing answer={answer} />
        {mayDecide && (
          <DecidePanel
            answer={answer}
            standingBlocks={standing.length}
            marks={passages.marks}
            onMarks={passages.setMarks}
            onMarkByWords={passages.onMarkByWords}
            onChangedMeanwhile={onChangedMeanwhile}
          />
        )}
        {review.state === 'approved' && <PublishAfterApproval postId={review.postId} versionId={version.id} />}
        <ReviewSteps review={review}>
          <HandOvers answer={answer} />
        </ReviewSteps>
        {isOpen && <Guests answer={answer} />}
        <VersionHistory answer={answer} />
        <Comments postId={review.postId} />
        <TextLink to="/posts/$postId" params={{ postId: review.postId }} size="sm">
          {t('review.openPost')}
        </TextLink>
      </aside>
      {passages.writing !== null && (
        <PassageDialog
          place={passages.writing === 'by-words' ? null : passages.writing}
          content={version.content}
          onKeep={passages.onKeep}
          onClose={passages.onClose}
        />
      )}
    </div>
  );
}

/** Why one cannot decide here, said plainly; nothing when one can. */
function Standing(props: { answer: ReviewAnswer }) {
  const { review, version, may, postStage } = props.answer;
  const { t } = useTranslation();
  const { person } = useSession();
  const newest = useQuery({ ...ask(reviewQueue), enabled: review.state === 'superseded' });
  const next = newest.data?.items.find(({ postId }) => postId === review.postId);
  if (review.state === 'superseded') {
    return (
      <Alert color="warn" icon={<RefreshCw size={20} aria-hidden />} title={t('review.states.superseded')}>
        <Stack gap="xs" align="flex-start">
          {t('review.versionChanged')}
          {next && (
            <LinkButton size="xs" to="/review/$reviewId" params={{ reviewId: next.reviewId }}>
              {t('review.loadNewest')}
            </LinkButton>
          )}
        </Stack>
      </Alert>
    );
  }
  if (review.state === 'approved' && postStage === 'parked') {
    return (
      <Alert color="warn" icon={<CircleParking size={20} aria-hidden />} title={t('reviewDesk.parkedTitle')}>
        <Stack gap="xs" align="flex-start">
          {t('reviewDesk.parkedText')}
          <LinkButton size="xs" to="/posts/$postId" params={{ postId: review.postId }}>
            {t('reviewDesk.chooseTime')}
          </LinkButton>
        </Stack>
      </Alert>
    );
  }
  if (review.state !== 'open') {
    return (
      <Alert color="info" icon={<Info size={20} aria-hidden />} title={t(`review.states.${review.state}`)}>
        {t('review.closedNote')}
      </Alert>
    );
  }
  if (may.decideSteps.length > 0) return null;
  const isOwn = review.submittedBy === person.id || version.createdBy === person.id;
  return (
    <Alert color="info" icon={<CircleUserRound size={20} aria-hidden />}>
      {t(isOwn ? 'review.ownPost' : 'review.notAsked')}
    </Alert>
  );
}
