import type { PostView } from '@bedside/server/contract/flow/compose';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { Stack } from '@mantine/core';
import { type ClipboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MarkedTextFindings } from '../../ui/marked-text-findings.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './compose.module.css';
import { ComposeAside } from './compose-aside.tsx';
import { ComposeChannels } from './compose-channels.tsx';
import { ComposeImages } from './compose-images.tsx';
import { ComposeLink } from './compose-link.tsx';
import { ALL_NETWORKS, ComposeText } from './compose-text.tsx';
import { DiscardDraft } from './discard-draft.tsx';
import { DraftConflict } from './draft-conflict.tsx';
import { DraftStatus } from './draft-status.tsx';
import { ReviewNotes } from './review-notes.tsx';
import { ScreeningSummary } from './screening-summary.tsx';
import { useComposer } from './use-composer.ts';
import { useComposerFindings } from './use-composer-findings.ts';
import { useCommenting } from './use-post-actions.ts';

/** Writing a post: words, link, images and channels on the left, what stands before the public on the right. */
export function Composer(props: {
  post: PostView | null;
  channels: readonly ChannelView[];
  onCreated: (post: PostView) => void;
}) {
  const { channels } = props;
  const { t } = useTranslation();
  const composer = useComposer(props);
  const { content, draft, keeper, live, onChange, readOnly, uploads } = composer;
  const [tab, setTab] = useState(ALL_NETWORKS);
  const [linkIsGood, setLinkIsGood] = useState(true);
  const linkField = useRef<HTMLInputElement>(null);
  const imagesSection = useRef<HTMLDivElement>(null);
  const channelsSection = useRef<HTMLDivElement>(null);
  const found = useComposerFindings({ content, live, linkField, onChange, onTab: setTab });
  const onComment = useCommenting(composer.postId);
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (files.length === 0 || readOnly) return;
    event.preventDefault();
    uploads.add(files);
  };
  return (
    <Page
      title={props.post === null ? t('compose.title') : t('compose.titleExisting')}
      lead={<DraftStatus draft={draft} onSave={() => void keeper.flush()} />}
    >
      <div className={classes.layout} onPaste={onPaste}>
        <Stack gap="xl" miw={0}>
          <DraftConflict draft={draft} dispatch={keeper.dispatch} />
          <ProblemNotice error={composer.problem} />
          <ReviewNotes post={composer.post} />
          <Stack gap="md">
            <ComposeText
              {...composer}
              tab={tab}
              onTab={setTab}
              marksOf={found.marksOf}
              handleOf={found.handleOf}
              onComment={onComment}
            />
            <ScreeningSummary live={live.state} findings={found.findings} isEmpty={content.baseText.trim() === ''} />
            {!readOnly && <MarkedTextFindings {...found} />}
          </Stack>
          <ComposeChannels
            section={channelsSection}
            channels={channels}
            chosen={content.channelIds}
            readOnly={readOnly}
            onChange={(channelIds) => onChange({ channelIds })}
          />
          <ComposeImages section={imagesSection} composer={composer} found={found} onComment={onComment} />
          <ComposeLink
            field={linkField}
            link={content.link}
            readOnly={readOnly}
            onChange={(link) => onChange({ link })}
            onGood={setLinkIsGood}
          />
          <DiscardDraft post={composer.post} />
        </Stack>
        <ComposeAside
          composer={composer}
          channels={channels}
          linkIsGood={linkIsGood}
          findings={found.findings}
          onShowFinding={found.onShow}
          onTab={setTab}
          sections={{ images: imagesSection, channels: channelsSection }}
        />
      </div>
    </Page>
  );
}
