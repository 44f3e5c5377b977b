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

/** Where a post stands in its life, as sign and word. */
export function StageBadge(props: { stage: Stage }) {
  const { t } = useTranslation();
  const { tone, icon } = looks[props.stage];
  return (
    <StateBadge tone={tone} icon={icon}>
      {t(`posts.stages.${props.stage}`)}
    </StateBadge>
  );
}
