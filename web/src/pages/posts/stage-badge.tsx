import type { Stage } from '@bedside/server/contract/flow/compose';
import {
  Archive,
  CalendarClock,
  CircleCheck,
  CirclePause,
  Globe,
  Hourglass,
  type LucideIcon,
  PencilLine,
  Send,
  Undo2,
  XCircle,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';

const looks: Readonly<Record<Stage, { tone: Tone; icon: LucideIcon }>> = {
  draft: { tone: 'quiet', icon: PencilLine },
  in_review: { tone: 'info', icon: Hourglass },
  changes_requested: { tone: 'warn', icon: Undo2 },
  approved: { tone: 'pass', icon: CircleCheck },
  scheduled: { tone: 'info', icon: CalendarClock },
  publishing: { tone: 'info', icon: Send },
  published: { tone: 'pass', icon: Globe },
  parked: { tone: 'warn', icon: CirclePause },
  taken_down: { tone: 'quiet', icon: XCircle },
  discarded: { tone: 'quiet', icon: Archive },
};

/** Stages that say by themselves that something is out, or that nothing is. */
const plain: ReadonlySet<Stage> = new Set(['publishing', 'published', 'taken_down', 'discarded']);

/** Where a post stands in its life, as sign and word; of one that is being corrected also that it is still out. */
export function StageBadge(props: { stage: Stage; outSince?: string | null }) {
  const { t } = useTranslation();
  const { tone, icon } = looks[props.stage];
  const isCorrected = (props.outSince ?? null) !== null && !plain.has(props.stage);
  const stage = t(`posts.stages.${props.stage}`);
  return (
    <StateBadge tone={tone} icon={icon}>
      {isCorrected ? t('posts.stillOut', { stage }) : stage}
    </StateBadge>
  );
}
