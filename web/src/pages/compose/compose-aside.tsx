import { everyMedium } from '@bedside/server/contract/flow/compose';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { useNavigate } from '@tanstack/react-router';
import { memo, type RefObject, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bring } from '../../lib/bring.ts';
import { useKeys } from '../../lib/keys.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { type ClearanceActions, ClearancePanel } from '../../ui/clearance-panel.tsx';
import { clearanceRows } from '../../ui/clearance-rows.ts';
import { countByCategory } from '../../ui/finding-categories.ts';
import type { ListedFinding } from '../../ui/marked-text-findings.tsx';
import { usePostPermissions } from '../permissions/use-post-permissions.ts';
import classes from './compose.module.css';
import { ComposeNextStep } from './compose-next-step.tsx';
import { ComposePreviews } from './compose-previews.tsx';
import { ALL_NETWORKS } from './compose-text.tsx';
import { needsOf } from './next-step.ts';
import { SendAnywayDialog } from './send-anyway-dialog.tsx';
import type { ComposerState } from './use-composer.ts';
import { usePostActions } from './use-post-actions.ts';
import { useOpenReview } from './use-post-review.ts';

/** Parts of the page that a line of clearance leads to. */
type Sections = Readonly<Record<'images' | 'channels' | 'people', RefObject<HTMLElement | null>>>;

/** What stands between the words on screen and the public, the next step, and how the post will look. */
export const ComposeAside = memo(function ComposeAside(props: {
  composer: ComposerState;
  channels: readonly ChannelView[];
  linkIsGood: boolean;
  findings: readonly ListedFinding[];
  onShowFinding: (finding: ListedFinding) => void;
  /** The text on screen: the one for all networks, or a network's. */
  tab: string;
  onTab: (tab: string) => void;
  sections: Sections;
}) {
  const { composer, findings, sections } = props;
  const { content, live, post } = composer;
  const allowed = useAllowed(composer.postId);
  const blocks = findings.filter((finding) => finding.mark.severity === 'block' && !allowed(finding));
  const review = useOpenReview(composer.postId, post?.stage === 'in_review');
  const sending = useSending(composer, blocks.length);
  const counts = useMemo(() => countByCategory(findings.map(({ mark }) => mark)), [findings]);
  const goTo = useGoTo(props, blocks[0]);
  const rows = clearanceRows(composer.clearance ?? null, {
    unsent: composer.unsent,
    everSent: composer.everSent,
    checking: live.state === 'starting' && content.baseText !== '',
    blockCount: blocks.length,
    missingAltTexts: composer.missingAltTexts,
    chosenChannels: content.channelIds.length,
    unfit: content.baseText === '' && everyMedium(content).length === 0 ? [] : composer.unfit,
  });
  const needs = needsOf({
    hasWords: content.baseText.trim() !== '',
    imageCount: everyMedium(content).length,
    uploading: composer.uploads.busy,
    linkIsGood: props.linkIsGood,
    missingAltTexts: composer.missingAltTexts,
    channelCount: content.channelIds.length,
    unfitCount: content.baseText.trim() === '' ? 0 : composer.unfit.length,
    inConflict: composer.inConflict,
    canSave: composer.canSave,
  });
  useSendKey(composer.step === 'send' && needs.length === 0 && !sending.pending, sending.run);
  return (
    <aside className={classes.aside}>
      <ClearancePanel rows={rows} asked={review.asked} actions={goTo(sections)} found={counts} />
      <ComposeNextStep
        step={composer.step}
        post={post}
        clearance={composer.clearance}
        needs={needs}
        reviewId={review.reviewId}
        nobodyToAsk={review.nobody}
        send={sending}
      />
      <ComposePreviews
        content={content}
        channels={props.channels}
        networks={composer.networks}
        follows={composer.networks.find((network) => network === props.tab) ?? null}
      />
      {sending.asks && (
        <SendAnywayDialog blockCount={blocks.length} onSend={sending.sendAnyway} onClose={sending.dismiss} />
      )}
    </aside>
  );
});

/** Ctrl or ⌘ with Enter sends from wherever one writes; in what lies over the page it means something else. */
function useSendKey(isReady: boolean, send: () => void): void {
  const { t } = useTranslation();
  const run = () => {
    if (isReady && !document.activeElement?.closest('[role="dialog"], [role="alertdialog"]')) send();
  };
  useKeys([{ keys: 'mod+Enter', label: t('compose.send'), place: 'page', run }]);
}

/** Whether a permission that the post names allows what was found; nobody knows of words that are not saved yet. */
function useAllowed(postId: string | null): (finding: ListedFinding) => boolean {
  const { data } = usePostPermissions(postId).found;
  const covered = new Set(data?.covered.map(({ field, start, end, code }) => [field, start, end, code].join('|')));
  return ({ field, mark }) => covered.has([field, mark.start, mark.end, mark.code].join('|'));
}

/** Sends what is saved; asks first where something would identify a patient. */
function useSending(composer: ComposerState, blockCount: number) {
  const { t } = useTranslation();
  const { submit } = usePostActions({ submit: () => notifyDone(t('compose.sent')) });
  const [asks, setAsks] = useState(false);
  const [flushing, setFlushing] = useState(false);
  const send = async () => {
    setAsks(false);
    setFlushing(true);
    const revision = await composer.keeper.flush();
    setFlushing(false);
    const postId = composer.savedPostId();
    if (revision === null || postId === null) return;
    submit.mutate({ params: { id: postId }, body: { revision } });
  };
  return {
    run: () => (blockCount > 0 ? setAsks(true) : void send()),
    pending: flushing || submit.isPending,
    problem: submit.error,
    asks,
    sendAnyway: () => void send(),
    dismiss: () => setAsks(false),
  };
}

function useGoTo(
  props: { onShowFinding: (finding: ListedFinding) => void; onTab: (tab: string) => void; composer: ComposerState },
  firstBlock: ListedFinding | undefined,
) {
  const navigate = useNavigate();
  return (sections: Sections): ClearanceActions => ({
    ...(firstBlock === undefined ? {} : { showFindings: () => props.onShowFinding(firstBlock) }),
    describeImages: () => bring(sections.images),
    chooseChannels: () => bring(sections.channels),
    mendText: () => props.onTab(props.composer.unfit[0]?.network ?? ALL_NETWORKS),
    openChannels: () => void navigate({ to: '/channels' }),
    showPermissions: () => bring(sections.people),
  });
}
