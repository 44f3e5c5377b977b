import { listDraftComments } from '@bedside/server/contract/flow/compose/together';
import { Button, Drawer, Indicator } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { History, MessagesSquare } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';
import { Company } from './company.tsx';
import { DraftComments } from './draft-comments.tsx';
import { DraftHistory } from './draft-history.tsx';
import type { CommentAnchors } from './use-comment-anchor.ts';
import type { Colleague } from './use-company.ts';
import type { ComposerState } from './use-composer.ts';

/** Comments of others come without a reload; nobody waits for them by the second. */
const ASK_AGAIN_MS = 15_000;
/** Where the mail about a comment leads. */
const COMMENTS_HASH = '#comments';

type Panel = 'comments' | 'history';

/** The head of the composer: who else is here, what colleagues say, and how the post came about. */
export const DraftPanels = memo(function DraftPanels(props: {
  composer: Pick<ComposerState, 'keeper' | 'postId' | 'content' | 'onChange' | 'readOnly'>;
  others: readonly Colleague[];
  anchors: CommentAnchors;
}) {
  const { composer, others, anchors } = props;
  const { postId, keeper } = composer;
  const { t } = useTranslation();
  const [panel, setPanel] = useState<Panel | null>(() => (location.hash === COMMENTS_HASH ? 'comments' : null));
  const comments = useQuery({
    ...ask(listDraftComments, { params: { id: postId ?? '' } }),
    enabled: postId !== null,
    refetchInterval: ASK_AGAIN_MS,
  });
  const open = comments.data?.threads.filter(({ resolvedAt }) => resolvedAt === null).length ?? 0;
  const show = (next: Panel) => {
    anchors.take();
    void keeper.flush();
    setPanel(next);
  };
  const words = open === 0 ? t('together.comments.open') : t('together.comments.openCount', { count: open });
  return (
    <>
      <Company others={others} />
      <Indicator label={open} size={16} disabled={open === 0} color="teal" aria-hidden={undefined}>
        <Button
          variant="default"
          size="sm"
          leftSection={<MessagesSquare size={18} aria-hidden />}
          aria-label={words}
          onClick={() => show('comments')}
        >
          {t('together.comments.open')}
        </Button>
      </Indicator>
      <Button
        variant="default"
        size="sm"
        leftSection={<History size={18} aria-hidden />}
        onClick={() => show('history')}
      >
        {t('together.history.open')}
      </Button>
      <Drawer
        opened={panel !== null}
        onClose={() => setPanel(null)}
        position="right"
        size="lg"
        title={panel === null ? '' : t(`together.${panel}.title`)}
        closeButtonProps={{ 'aria-label': t('common.close') }}
        transitionProps={{ duration: 0 }}
      >
        {panel === 'comments' && (
          <div data-part="comments">
            <DraftComments postId={postId} content={composer.content} comments={comments} anchor={anchors.taken()} />
          </div>
        )}
        {panel === 'history' && <DraftHistory composer={composer} onDone={() => setPanel(null)} />}
      </Drawer>
    </>
  );
});
