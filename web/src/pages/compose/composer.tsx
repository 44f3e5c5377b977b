import type { PostView } from '@bedside/server/contract/flow/compose';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { Stack } from '@mantine/core';
import { type ReactNode, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bring } from '../../lib/bring.ts';
import { MarkedTextFindings } from '../../ui/marked-text-findings.tsx';
import { Page } from '../../ui/page.tsx';
import { PermissionDoor } from '../../ui/permission-door.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StartCard } from '../start/start-card.tsx';
import { PostPart } from './company.tsx';
import classes from './compose.module.css';
import { ComposeAddresses } from './compose-addresses.tsx';
import { ComposeAside } from './compose-aside.tsx';
import { ComposeChannels } from './compose-channels.tsx';
import { ComposeCost } from './compose-cost.tsx';
import { ComposeDocument } from './compose-document.tsx';
import { ComposeFirstComment } from './compose-first-comment.tsx';
import { ComposeImages } from './compose-images.tsx';
import { ComposeLink } from './compose-link.tsx';
import { ComposeMediaFor } from './compose-media-for.tsx';
import { ComposePeople } from './compose-people.tsx';
import { ComposeQuota } from './compose-quota.tsx';
import { ALL_NETWORKS, ComposeText } from './compose-text.tsx';
import { ComposeVideo } from './compose-video.tsx';
import { DiscardDraft } from './discard-draft.tsx';
import { DraftConflict } from './draft-conflict.tsx';
import { DraftPanels } from './draft-panels.tsx';
import { DraftStatus } from './draft-status.tsx';
import type { Kept } from './draft-sync.ts';
import { ExampleStart } from './example-start.tsx';
import type { KeptPlace } from './kept-draft.ts';
import { LanguageChoice } from './language-choice.tsx';
import { NetworkOptions } from './options/network-options.tsx';
import { ReviewNotes } from './review-notes.tsx';
import { ScreeningSummary } from './screening-summary.tsx';
import { type Colleague, useCompany } from './use-company.ts';
import { useComposer } from './use-composer.ts';
import { type ComposerFindings, useComposerFindings } from './use-composer-findings.ts';
import { type Editors, useEditors } from './use-editors.ts';
import { useImageDrop } from './use-image-drop.ts';
import { useCommenting } from './use-post-actions.ts';
import { WritingAids } from './writing-aids.tsx';

/** Writing a post: words, link, images and channels on the left, what stands before the public on the right. */
export function Composer(props: {
  post: PostView | null;
  channels: readonly ChannelView[];
  place: Omit<KeptPlace, 'postId'>;
  kept: Kept | null;
  /** What to know before writing; stands above the text. */
  notice: ReactNode;
  onCreated: (post: PostView) => void;
}) {
  const { channels } = props;
  const composer = useComposer(props);
  const { draft, keeper, page } = composer;
  const { readOnly, uploads } = page;
  const [tab, setTab] = useState(ALL_NETWORKS);
  const [linkIsGood, setLinkIsGood] = useState(true);
  const { refs, sections, toPeople } = useSections();
  const editors = useEditors();
  useWritingFirst(editors, props.post === null);
  const company = useCompany(composer.postId, draft.base.revision);
  const { others } = company;
  const found = useComposerFindings({ composer: page, editors, linkField: refs.linkField, onTab: setTab });
  const onComment = useCommenting(composer.postId);
  const drop = useImageDrop({ readOnly, onFiles: uploads.add });
  const head = useHead(composer, company, props.post === null);
  return (
    <Page {...head}>
      <div
        className={classes.layout}
        data-dropping={drop.isOver || undefined}
        {...drop.handlers}
        onFocus={company.onFocus}
      >
        <PermissionDoor value={toPeople}>
          <Stack gap="xl" miw={0}>
            {props.post === null && <StartCard />}
            {props.notice}
            <DraftConflict draft={draft} dispatch={keeper.dispatch} />
            <ProblemNotice error={composer.problem} />
            <ReviewNotes post={page.post} />
            <PostPart name={tab === ALL_NETWORKS ? 'baseText' : `variants.${tab}`} others={others}>
              <ComposerWords
                composer={composer}
                channels={channels}
                found={found}
                editors={editors}
                tab={tab}
                onTab={setTab}
                onComment={onComment}
              />
            </PostPart>
            <ComposerParts
              composer={composer}
              channels={channels}
              others={others}
              found={found}
              editors={editors}
              refs={refs}
              onComment={onComment}
              onGoodLink={setLinkIsGood}
            />
            <DiscardDraft post={page.post} />
          </Stack>
        </PermissionDoor>
        <ComposeAside
          composer={page}
          channels={channels}
          linkIsGood={linkIsGood}
          findings={found.findings}
          onShowFinding={found.onShow}
          tab={tab}
          onTab={setTab}
          sections={sections}
        />
      </div>
    </Page>
  );
}

/** What stands beside the heading: the same elements as long as they say the same, so that typing does not draw them. */
function useHead(
  composer: ReturnType<typeof useComposer>,
  { others, anchors }: ReturnType<typeof useCompany>,
  isNew: boolean,
) {
  const { t } = useTranslation();
  const { page, hasRoom } = composer;
  const { phase, savedAt } = composer.draft;
  const { flush } = composer.keeper;
  const lead = useMemo(
    () => <DraftStatus phase={phase} savedAt={savedAt} hasRoom={hasRoom} onSave={flush} />,
    [phase, savedAt, hasRoom, flush],
  );
  const actions = useMemo(
    () => <DraftPanels composer={page} others={others} anchors={anchors} />,
    [page, others, anchors],
  );
  const title = t(page.readOnly ? 'compose.titleReading' : isNew ? 'compose.title' : 'compose.titleExisting');
  return { title, lead, actions };
}

/** Places on the page that other parts of it lead to. */
function useSections() {
  const linkField = useRef<HTMLInputElement>(null);
  const images = useRef<HTMLDivElement>(null);
  const channelCards = useRef<HTMLDivElement>(null);
  const people = useRef<HTMLDivElement>(null);
  return useMemo(
    () => ({
      refs: { linkField, images, channelCards, people },
      sections: { images, channels: channelCards, people },
      toPeople: () => bring(people),
    }),
    [],
  );
}

/** Whoever opens a fresh sheet with a keyboard at hand came to write; a touch screen would be half covered by its keys. */
function useWritingFirst(editors: Editors, isNew: boolean): void {
  useEffect(() => {
    if (!isNew || document.activeElement?.closest('[role="dialog"]') || !matchMedia('(pointer: fine)').matches) return;
    editors.get('baseText')?.focus();
  }, [editors, isNew]);
}

/** What goes with the text: channels, images and a link. */
function ComposerParts(props: {
  composer: ReturnType<typeof useComposer>;
  channels: readonly ChannelView[];
  others: readonly Colleague[];
  found: ComposerFindings;
  editors: Editors;
  refs: {
    images: RefObject<HTMLDivElement | null>;
    channelCards: RefObject<HTMLDivElement | null>;
    people: RefObject<HTMLDivElement | null>;
    linkField: RefObject<HTMLInputElement | null>;
  };
  onComment: ((body: string) => Promise<unknown>) | undefined;
  onGoodLink: (isGood: boolean) => void;
}) {
  const { composer, channels, others, found, editors, refs, onComment } = props;
  const { content, onChange } = composer;
  const { readOnly } = composer.page;
  const onChannels = useCallback((channelIds: string[]) => onChange({ channelIds }), [onChange]);
  const onLink = useCallback((link: string | null) => onChange({ link }), [onChange]);
  return (
    <>
      <PostPart name="channels" others={others}>
        <ComposeChannels
          section={refs.channelCards}
          channels={channels}
          chosen={content.channelIds}
          readOnly={readOnly}
          onChange={onChannels}
        />
        <ComposeCost content={content} channels={channels} />
        <ComposeQuota channelIds={content.channelIds} channels={channels} />
      </PostPart>
      {!(readOnly && content.images.length === 0) && (
        <PostPart name="images" others={others}>
          <ComposeImages
            section={refs.images}
            composer={composer.page}
            found={found}
            editors={editors}
            onComment={onComment}
          />
        </PostPart>
      )}
      {!(readOnly && content.video === undefined) && (
        <PostPart name="video" others={others}>
          <ComposeVideo composer={composer.page} found={found} editors={editors} onComment={onComment} />
        </PostPart>
      )}
      {!(readOnly && content.document === undefined) && (
        <PostPart name="document" others={others}>
          <ComposeDocument composer={composer.page} />
        </PostPart>
      )}
      <ComposeMediaFor composer={composer.page} channels={channels} />
      <ComposePeople section={refs.people} composer={composer.page} />
      {!(readOnly && content.link === null) && (
        <PostPart name="link" others={others}>
          <ComposeLink
            field={refs.linkField}
            link={content.link}
            readOnly={readOnly}
            onChange={onLink}
            onGood={props.onGoodLink}
          />
        </PostPart>
      )}
      <ComposeAddresses composer={composer.page} />
    </>
  );
}

/** The text, what was found in it in one line, and each thing with its safe wording. */
function ComposerWords(props: {
  composer: ReturnType<typeof useComposer>;
  channels: readonly ChannelView[];
  found: ComposerFindings;
  editors: Editors;
  tab: string;
  onTab: (tab: string) => void;
  onComment: ((body: string) => Promise<unknown>) | undefined;
}) {
  const { composer, found, editors, tab, onTab, onComment } = props;
  const { live, readOnly, content } = composer.page;
  const { keeper } = composer;
  const current = useCallback(() => keeper.state().local, [keeper]);
  const texts = {
    ...composer,
    readOnly,
    tab,
    onTab,
    store: live.store,
    handleOf: editors.handleOf,
    onComment,
  };
  return (
    <Stack gap="md">
      <WritingAids
        content={content}
        channels={props.channels}
        networks={composer.networks}
        only={composer.networks.find((network) => network === tab) ?? null}
        readOnly={readOnly}
        end={<LanguageChoice language={content.language} onChange={composer.onChange} />}
        current={current}
        onChange={composer.onChange}
      >
        <ComposeText {...texts} />
      </WritingAids>
      {!readOnly && <ExampleStart baseText={composer.content.baseText} onBegin={composer.onChange} />}
      {!readOnly && (
        <>
          <ScreeningSummary live={live.state} findings={found.findings} isEmpty={content.baseText.trim() === ''} />
          <MarkedTextFindings
            findings={found.findings}
            onShow={found.onShow}
            onReplace={found.onReplace}
            onFixAll={found.onFixAll}
          />
        </>
      )}
      <div className={classes.extras}>
        <ComposeFirstComment {...texts} />
        <NetworkOptions {...texts} channels={props.channels} />
      </div>
    </Stack>
  );
}
