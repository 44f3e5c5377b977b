import type { PostView } from '@bedside/server/contract/flow/compose';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { browserStore } from '../../lib/browser-store.ts';
import { useSession } from '../../lib/session.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { BegunHereNotice, useSheetLock } from './begun-here.tsx';
import { Composer } from './composer.tsx';
import { readKept } from './kept-draft.ts';

/** Where a tab remembers its new sheet, so that it finds it again after it was loaded anew. */
const SHEET = 'bedside.new-sheet';

/** The composer with what this browser kept of the post from an earlier visit. */
export function OpenedComposer(props: {
  post: PostView | null;
  channels: readonly ChannelView[];
  /** Whether an earlier new sheet of this tab goes on; a fresh one begins otherwise. */
  resumes: boolean;
  onCreated: (post: PostView) => void;
}) {
  const { post, resumes } = props;
  const { t } = useTranslation();
  const { person, organization } = useSession();
  const [sheetId, setSheetId] = useState(() => (post === null ? openSheet(resumes) : post.id));
  useSheetLock(sheetId);
  const place = { owner: person.email, organizationId: organization.id, sheetId };
  const kept = useQuery({
    queryKey: ['kept-draft', place, post?.id ?? null],
    queryFn: () => readKept(browserStore, { ...place, postId: post?.id ?? null }),
    networkMode: 'always',
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const openOther = (sheet: string) => {
    sessionStorage.setItem(SHEET, sheet);
    setSheetId(sheet);
  };
  const onCreated = (created: PostView) => {
    sessionStorage.removeItem(SHEET);
    props.onCreated(created);
  };
  if (kept.data === undefined) {
    return (
      <Page title={t('compose.title')}>
        <ListSkeleton rows={3} height={120} />
      </Page>
    );
  }
  return (
    <Composer
      key={sheetId}
      post={post}
      channels={props.channels}
      place={place}
      kept={kept.data}
      notice={post === null ? <BegunHereNotice place={place} onOpen={openOther} /> : null}
      onCreated={onCreated}
    />
  );
}

function openSheet(resumes: boolean): string {
  const known = sessionStorage.getItem(SHEET);
  if (resumes && known !== null) return known;
  const fresh = crypto.randomUUID();
  sessionStorage.setItem(SHEET, fresh);
  return fresh;
}
