import type { HandTaskView } from '@bedside/server/contract/flow/by-hand';
import { CircleCheck, ClockAlert, Eraser, Hand, Hourglass, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';

const looks: Readonly<Record<HandTaskView['state'], { tone: Tone; icon: LucideIcon }>> = {
  to_post: { tone: 'info', icon: Hand },
  to_take_down: { tone: 'warn', icon: Eraser },
  standing: { tone: 'pass', icon: CircleCheck },
  waiting: { tone: 'quiet', icon: Hourglass },
  over: { tone: 'quiet', icon: CircleCheck },
};

/** What there is to do, as icon and word; late first. */
export function HandState({ task }: { task: Pick<HandTaskView, 'state' | 'isLate'> }) {
  const { t } = useTranslation();
  if (task.isLate) {
    return (
      <StateBadge tone="block" icon={ClockAlert}>
        {t(`byHand.late.${task.state === 'to_take_down' ? 'to_take_down' : 'to_post'}`)}
      </StateBadge>
    );
  }
  return <StateBadge {...looks[task.state]}>{t(`byHand.states.${task.state}`)}</StateBadge>;
}
