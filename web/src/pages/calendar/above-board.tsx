import type { ObservanceView } from '@bedside/server/contract/flow/schedule/calendar';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ArrangeDrawer } from './arrange-drawer.tsx';
import type { CalendarData } from './board-events.ts';
import { channelNames } from './calendar-words.ts';
import { MoveDialog } from './move-dialog.tsx';
import type { Target } from './moving.ts';
import { NewPostDialog } from './new-post-dialog.tsx';
import { PostDrawer } from './post-drawer.tsx';
import { QuestionDialog } from './question-dialog.tsx';
import type { Question, useMoves } from './use-moves.ts';

/** What is open above the board. */
export type Open =
  | { readonly kind: 'post' | 'move'; readonly postId: string }
  | { readonly kind: 'new'; readonly start: string; readonly about?: ObservanceView }
  | { readonly kind: 'arrange' }
  | { readonly kind: 'question'; readonly question: Question };

type AboveProps = {
  open: Open;
  data: CalendarData | undefined;
  zone: string;
  channelId: string | undefined;
  moves: ReturnType<typeof useMoves>;
  onOpen: (open: Open | null) => void;
};

/** The one drawer or dialog that is open. */
export function AboveBoard(props: AboveProps) {
  const { open, data, zone, channelId, moves, onOpen } = props;
  const close = () => onOpen(null);
  const move = (target: Target, reason?: string) => {
    close();
    moves.moveOne(target, reason);
  };
  switch (open.kind) {
    case 'arrange':
      return <ArrangeDrawer onClose={close} />;
    case 'new':
      return (
        <NewPostDialog
          start={open.start}
          about={open.about}
          zone={zone}
          channels={data?.channels ?? []}
          channelId={channelId}
          onClose={close}
        />
      );
    case 'question':
      return <QuestionDialog question={open.question} zone={zone} onMove={move} onClose={close} />;
    default:
      return <AboutPost {...props} open={open} onMove={move} />;
  }
}

function AboutPost(
  props: AboveProps & { open: Extract<Open, { kind: 'post' | 'move' }>; onMove: (target: Target) => void },
) {
  const { open, data, zone, moves, onOpen, onMove } = props;
  const { t } = useTranslation();
  const nameOf = useMemo(() => channelNames(data?.channels ?? [], t), [data?.channels, t]);
  const item = data?.items.find(({ postId }) => postId === open.postId);
  if (item === undefined) return null;
  const close = () => onOpen(null);
  if (open.kind === 'move') return <MoveDialog item={item} zone={zone} onMove={onMove} onClose={close} />;
  return (
    <PostDrawer
      item={item}
      zone={zone}
      nameOf={nameOf}
      onMove={() => onOpen({ kind: 'move', postId: item.postId })}
      onUnplan={() => {
        close();
        moves.unplan([item]);
      }}
      onClose={close}
    />
  );
}
