import { type Content, getPost, mediaPlaces, type PostView } from '@bedside/server/contract/flow/compose';
import { readPermissions } from '@bedside/server/contract/flow/permit';
import { getClearance } from '@bedside/server/contract/flow/publish';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { listUtmPresets } from '@bedside/server/contract/registers/utm-presets';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { currentLanguage } from '../../lib/i18n.ts';
import { ask, keyOf } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { useScreening } from '../../lib/use-screening.ts';
import { useScreeningFacts } from '../../lib/use-screening-facts.ts';
import { type ChangeContent, emptyContent, sameContent } from './draft-content.ts';
import type { Kept } from './draft-sync.ts';
import type { KeptPlace } from './kept-draft.ts';
import { withLeavingAddresses } from './leaving-addresses.ts';
import { altLimitsOf, checkChannels, chosenNetworks, unfitNetworks } from './network-checks.ts';
import { isEditable, nextStepOf } from './next-step.ts';
import { changedContent } from './thread-parts.ts';
import { type OpenedDraft, useDraftKeeper } from './use-draft-keeper.ts';
import { useImageUploads } from './use-image-uploads.ts';
import { useMediaFacts } from './use-media-facts.ts';

/** While others decide or a delivery runs, the stage is asked for again this often. */
const POLL_MS = 5_000;

type ComposerInit = {
  post: PostView | null;
  channels: readonly ChannelView[];
  /** Whose work this is, and what this browser kept of it. */
  place: Omit<KeptPlace, 'postId'>;
  kept: Kept | null;
  onCreated: (post: PostView) => void;
};

/**
 * Everything that the composer shows: the draft, what was found in it, what networks say, and where the post stands.
 * `page` is for all parts but the text itself: it follows the words when there is time, so that typing waits for nothing.
 */
export function useComposer(init: ComposerInit) {
  const { organization } = useSession();
  const [blank] = useState(() => emptyContent(firstLanguage(organization.languages)));
  const opened = useDraftKeeper({ ...init, blank });
  const { draft, keeper, postId } = opened;
  const content = draft.local;
  const onChange = useCallback<ChangeContent>(
    (patch) => keeper.dispatch({ type: 'edited', content: changedContent(keeper.state().local, patch) }),
    [keeper],
  );

  const settled = useLeaving(useSettled(content), { ...opened, channels: init.channels, post: init.post });
  const facts = useScreeningFacts({ staleTime: 60_000 });
  const live = useScreening(content, settled, facts.data);
  const media = useMediaFacts(settled);
  const { channels } = init;
  const networks = useMemo(() => chosenNetworks(settled, channels), [settled, channels]);
  const checks = useMemo(() => checkChannels(settled, channels, media), [settled, channels, media]);
  const uploads = useImageUploads({ keeper, media, onChange });

  const params = { id: postId ?? '' };
  const enabled = postId !== null;
  const post =
    useQuery({ ...ask(getPost, { params }), enabled, refetchInterval: POLL_MS }).data ?? init.post ?? undefined;
  const clearance = useQuery({ ...ask(getClearance, { params }), enabled, refetchInterval: POLL_MS }).data;
  useFreshClearance(postId, draft.base.revision);
  useNewerDraft(post, opened);

  const version = post?.versions[0];
  const stage = post?.stage ?? 'draft';
  const differs = useMemo(() => version === undefined || !sameContent(version.content, settled), [version, settled]);
  const step = nextStepOf({ stage, unsent: differs });
  const { savedPostId } = opened;
  const { phase } = draft;
  const page = useMemo(
    () => ({
      keeper,
      postId,
      savedPostId,
      onChange,
      live,
      media,
      networks,
      uploads,
      post,
      clearance,
      step,
      content: settled,
      unfit: unfitNetworks(checks),
      altLimits: altLimitsOf(checks),
      unsent: step === 'send',
      everSent: post?.versions[0] !== undefined,
      readOnly: !isEditable(post?.stage ?? 'draft'),
      inConflict: phase === 'conflict',
      canSave: phase !== 'conflict' && phase !== 'offline' && phase !== 'refused',
      missingAltTexts: mediaPlaces(settled).filter(({ words }) => words?.trim() === '').length,
    }),
    [
      keeper,
      postId,
      savedPostId,
      onChange,
      live,
      media,
      networks,
      uploads,
      post,
      clearance,
      step,
      settled,
      checks,
      phase,
    ],
  );
  return { ...opened, content, onChange, networks, checks, page };
}

export type ComposerState = ReturnType<typeof useComposer>['page'];

/** The content with its addresses as they will leave, of which the server tells those that are made. */
function useLeaving(
  content: Content,
  about: { postId: string | null; channels: readonly ChannelView[]; post: PostView | null },
): Content {
  const { channels, postId } = about;
  const newest = useQuery({ ...ask(getPost, { params: { id: postId ?? '' } }), enabled: postId !== null }).data;
  const places = useQuery({ ...ask(listUtmPresets), enabled: content.links !== undefined }).data ?? null;
  const known = (newest ?? about.post)?.draft.content.addresses;
  return useMemo(
    () => withLeavingAddresses(content, { channels, postId, places, known: known ?? [] }),
    [content, channels, postId, places, known],
  );
}

/**
 * The content as all but the text fields show it: words of the post come a little later, when nothing more urgent is to
 * be drawn. What is set in fields of those parts (images, link, channels) comes at once, or typing there would stumble.
 */
function useSettled(content: Content): Content {
  const { baseText, variants, firstComment, options } = content;
  const words = useDeferredValue(
    useMemo(() => ({ baseText, variants, firstComment, options }), [baseText, variants, firstComment, options]),
  );
  const { schema, link, images, video, document, mediaFor, channelIds, language, links, permission } = content;
  return useMemo(() => {
    const { firstComment: comment, options: own, ...texts } = words;
    const optional = { ...(comment === undefined ? {} : { firstComment: comment }), ...(own ? { options: own } : {}) };
    const people = permission === undefined ? {} : { permission };
    const wished = links === undefined ? {} : { links };
    const files = {
      ...(video === undefined ? {} : { video }),
      ...(document === undefined ? {} : { document }),
      ...(mediaFor === undefined ? {} : { mediaFor }),
    };
    return { ...texts, ...optional, ...people, ...wished, ...files, schema, link, images, channelIds, language };
  }, [words, schema, link, images, video, document, mediaFor, channelIds, language, links, permission]);
}

function firstLanguage(languages: readonly ('en' | 'es')[]): 'en' | 'es' {
  const own = currentLanguage();
  return languages.includes(own) ? own : (languages[0] ?? 'en');
}

/** Words that somebody else saved come on screen while nothing here is unsaved; else the next save finds them. */
function useNewerDraft(post: PostView | undefined, { keeper, arrive }: OpenedDraft) {
  const revision = post?.draft.revision;
  const newer = useEffectEvent(() => {
    if (post === undefined) return;
    const { revision: known, content } = post.draft;
    const bring = () => {
      const { phase, base } = keeper.state();
      if (phase !== 'clean' || base.revision === null || known <= base.revision) return;
      keeper.dispatch({ type: 'changedElsewhere', revision: known, content });
    };
    // Drawing at once is not possible in the middle of drawing.
    queueMicrotask(() => arrive(bring));
  });
  useEffect(() => {
    if (revision !== undefined) newer();
  }, [revision]);
}

/** What the server said about clearance and permissions is about the words it had; a save makes it stale. */
function useFreshClearance(postId: string | null, revision: number | null) {
  const client = useQueryClient();
  useEffect(() => {
    if (postId === null || revision === null) return;
    void client.invalidateQueries({ queryKey: keyOf(getClearance, { params: { id: postId } }) });
    void client.invalidateQueries({ queryKey: keyOf(readPermissions, { params: { id: postId }, query: {} }) });
  }, [client, postId, revision]);
}
