import type { DeliveryState } from '@bedside/server/contract/flow/publish';
import {
  CircleCheck,
  CirclePause,
  CircleX,
  Eraser,
  Hourglass,
  type LucideIcon,
  SearchCheck,
  Send,
  UserRoundSearch,
  XCircle,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';

const looks: Readonly<Record<DeliveryState, { tone: Tone; icon: LucideIcon }>> = {
  planned: { tone: 'info', icon: Hourglass },
  armed: { tone: 'info', icon: Send },
  unknown: { tone: 'warn', icon: SearchCheck },
  confirmed: { tone: 'pass', icon: CircleCheck },
  rejected: { tone: 'block', icon: CircleX },
  parked: { tone: 'warn', icon: CirclePause },
  cancelled: { tone: 'quiet', icon: XCircle },
  needs_person: { tone: 'block', icon: UserRoundSearch },
  removing: { tone: 'info', icon: Eraser },
  removed: { tone: 'quiet', icon: Eraser },
};

/** How a delivery is, as icon and word. */
export function DeliveryBadge({ state }: { state: DeliveryState }) {
  const { t } = useTranslation();
  return <StateBadge {...looks[state]}>{t(`posts.delivery.states.${state}`)}</StateBadge>;
}
