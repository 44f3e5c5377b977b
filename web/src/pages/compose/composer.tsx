import type { PostView } from '@bedside/server/contract/flow/compose';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { Stack } from '@mantine/core';
import { type ClipboardEvent, useCallback, useMemo, useRef, useState } from 'react';
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
import { ExampleStart } from './example-start.tsx';
import { ReviewNotes } from './review-notes.tsx';
import { ScreeningSummary } from './screening-summary.tsx';
import { useComposer } from './use-composer.ts';
import { type ComposerFindings, useComposerFindings } from './use-composer-findings.ts';
import { type Editors, useEditors } from './use-editors.ts';
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
  const { content, draft, keeper, onChange, page } = composer;
  const { readOnly, uploads } = page;
  const [tab, setTab] = useState(ALL_NETWORKS);
  const [linkIsGood, setLinkIsGood] = useState(true);
  const linkField = useRef<HTMLInputElement>(null);
  const images = useRef<HTMLDivElement>(null);
  const channelCards = useRef<HTMLDivElement>(null);
  const sections = useMemo(() => ({ images, channels: channelCards }), []);
  const editors = useEditors();
  const found = useComposerFindings({ composer: page, editors, linkField, onTab: setTab });
  const onComment = useCommenting(composer.postId);
  const onChannels = useCallback((channelIds: string[]) => onChange({ channelIds }), [onChange]);
  const onLink = useCallback((link: string | null) => onChange({ link }), [onChange]);
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
          <ReviewNotes post={page.post} />
          <ComposerWords
            composer={composer}
            found={found}
            editors={editors}
            tab={tab}
            onTab={setTab}
            onComment={onComment}
          />
          <ComposeChannels
            section={channelCards}
            channels={channels}
            chosen={content.channelIds}
            readOnly={readOnly}
            onChange={onChannels}
          />
          <ComposeImages section={images} composer={page} found={found} editors={editors} onComment={onComment} />
          <ComposeLink
            field={linkField}
            link={content.link}
            readOnly={readOnly}
            onChange={onLink}
            onGood={setLinkIsGood}
          />
          <DiscardDraft post={page.post} />
        </Stack>
        <ComposeAside
          composer={page}
          channels={channels}
          linkIsGood={linkIsGood}
          findings={found.findings}
          onShowFinding={found.onShow}
          onTab={setTab}
          sections={sections}
        />
      </div>
    </Page>
  );
}

/** The text, what was found in it in one line, and each thing with its safe wording. */
function ComposerWords(props: {
  composer: ReturnType<typeof useComposer>;
  found: ComposerFindings;
  editors: Editors;
  tab: string;
  onTab: (tab: string) => void;
  onComment: ((body: string) => Promise<unknown>) | undefined;
}) {
  const { composer, found, editors, tab, onTab, onComment } = props;
  const { live, readOnly, content } = composer.page;
  return (
    <Stack gap="md">
      <ComposeText
        {...composer}
        readOnly={readOnly}
        tab={tab}
        onTab={onTab}
        store={live.store}
        handleOf={editors.handleOf}
        onComment={onComment}
      />
      {!readOnly && <ExampleStart baseText={composer.content.baseText} onBegin={composer.onChange} />}
      <ScreeningSummary live={live.state} findings={found.findings} isEmpty={content.baseText.trim() === ''} />
      {!readOnly && (
        <MarkedTextFindings
          findings={found.findings}
          onShow={found.onShow}
          onReplace={found.onReplace}
          onFixAll={found.onFixAll}
        />
      )}
    </Stack>
  );
}
