import { type Content, getPost, type PostView } from '@bedside/server/contract/flow/compose';
import { getClearance } from '@bedside/server/contract/flow/publish';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { currentLanguage } from '../../lib/i18n.ts';
import { ask, keyOf } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { useScreening } from '../../lib/use-screening.ts';
import { useScreeningFacts } from '../../lib/use-screening-facts.ts';
import { type ChangeContent, emptyContent, sameContent } from './draft-content.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import { checkNetworks, chosenNetworks, unfitNetworks } from './network-checks.ts';
import { isEditable, nextStepOf } from './next-step.ts';
import { useDraftKeeper } from './use-draft-keeper.ts';
import { useMediaFacts } from './use-media-facts.ts';
import { useUploads } from './use-uploads.ts';

/** While others decide or a delivery runs, the stage is asked for again this often. */
const POLL_MS = 5_000;

/**
 * Everything that the composer shows: the draft, what was found in it, what networks say, and where the post stands.
 * `page` is for all parts but the text itself: it follows the words when there is time, so that typing waits for nothing.
 */
export function useComposer(init: {
  post: PostView | null;
  channels: readonly ChannelView[];
  onCreated: (post: PostView) => void;
}) {
  const { person, organization } = useSession();
  const [blank] = useState(() => emptyContent(firstLanguage(organization.languages)));
  const opened = useDraftKeeper({ post: init.post, blank, personId: person.id, onCreated: init.onCreated });
  const { draft, keeper, postId } = opened;
  const content = draft.local;
  const onChange = useCallback<ChangeContent>(
    (patch) => {
      const now = keeper.state().local;
      keeper.dispatch({ type: 'edited', content: { ...now, ...(typeof patch === 'function' ? patch(now) : patch) } });
    },
    [keeper],
  );

  const settled = useSettled(content);
  const facts = useScreeningFacts({ staleTime: 60_000 });
  const live = useScreening(content, settled, facts.data);
  const media = useMediaFacts(settled.images);
  const { channels } = init;
  const networks = useMemo(() => chosenNetworks(settled, channels), [settled, channels]);
  const checks = useMemo(() => checkNetworks(settled, networks, media), [settled, networks, media]);
  const uploads = useUploads(({ id, sha256 }) =>
    onChange((now) => ({ images: [...now.images, { mediaId: id, sha256, altText: '' }] })),
  );

  const params = { id: postId ?? '' };
  const enabled = postId !== null;
  const post =
    useQuery({ ...ask(getPost, { params }), enabled, refetchInterval: POLL_MS }).data ?? init.post ?? undefined;
  const clearance = useQuery({ ...ask(getClearance, { params }), enabled, refetchInterval: POLL_MS }).data;
  useFreshClearance(postId, draft.base.revision);
  useNewerDraft(post, keeper);

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
      unsent: step === 'send',
      everSent: post?.versions[0] !== undefined,
      readOnly: !isEditable(post?.stage ?? 'draft'),
      canSave: phase !== 'conflict' && phase !== 'offline' && phase !== 'refused',
      missingAltTexts: settled.images.filter(({ altText }) => altText.trim() === '').length,
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

/**
 * The content as all but the text fields show it: words of the post come a little later, when nothing more urgent is to
 * be drawn. What is set in fields of those parts (images, link, channels) comes at once, or typing there would stumble.
 */
function useSettled({ baseText, variants, schema, link, images, channelIds, language }: Content): Content {
  const words = useDeferredValue(useMemo(() => ({ baseText, variants }), [baseText, variants]));
  return useMemo(
    () => ({ ...words, schema, link, images, channelIds, language }),
    [words, schema, link, images, channelIds, language],
  );
}

function firstLanguage(languages: readonly ('en' | 'es')[]): 'en' | 'es' {
  const own = currentLanguage();
  return languages.includes(own) ? own : (languages[0] ?? 'en');
}

/** Words that somebody else saved come on screen while nothing here is unsaved; else the next save finds them. */
function useNewerDraft(post: PostView | undefined, keeper: DraftKeeper) {
  const revision = post?.draft.revision;
  const newer = useEffectEvent(() => {
    const { phase, base } = keeper.state();
    if (post === undefined || phase !== 'clean' || base.revision === null || post.draft.revision <= base.revision)
      return;
    keeper.dispatch({ type: 'changedElsewhere', revision: post.draft.revision, content: post.draft.content });
  });
  useEffect(() => {
    if (revision !== undefined) newer();
  }, [revision]);
}

/** What the server said about clearance is about the words it had; a save makes it stale. */
function useFreshClearance(postId: string | null, revision: number | null) {
  const client = useQueryClient();
  useEffect(() => {
    if (postId === null || revision === null) return;
    void client.invalidateQueries({ queryKey: keyOf(getClearance, { params: { id: postId } }) });
  }, [client, postId, revision]);
}
