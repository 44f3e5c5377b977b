import type { AuthorizationState } from '@bedside/server/contract/registers/authorizations';
import type { RequestView } from '@bedside/server/contract/registers/authorizations/asking';
import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleSlash,
  Clock,
  Hourglass,
  type LucideIcon,
  OctagonAlert,
  Signature,
  TimerOff,
  TriangleAlert,
  Undo2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';
import { type AskingStand, standOf } from './request-state.ts';

type Look = { readonly tone: Tone; readonly icon: LucideIcon };

const stands: Readonly<Record<AskingStand, Look>> = {
  prepared: { tone: 'quiet', icon: CircleDashed },
  waiting: { tone: 'info', icon: Hourglass },
  over: { tone: 'warn', icon: TimerOff },
  signed: { tone: 'pass', icon: Signature },
  declined: { tone: 'quiet', icon: CircleSlash },
  cancelled: { tone: 'quiet', icon: Ban },
};

const states: Readonly<Record<AuthorizationState, Look>> = {
  valid: { tone: 'pass', icon: CircleCheck },
  revoked: { tone: 'block', icon: Undo2 },
  expired: { tone: 'quiet', icon: TimerOff },
  defective: { tone: 'block', icon: OctagonAlert },
  incomplete: { tone: 'warn', icon: TriangleAlert },
  not_yet: { tone: 'info', icon: Clock },
  not_covering: { tone: 'warn', icon: TriangleAlert },
};

export function RequestBadge({ request }: { request: RequestView }) {
  const { t } = useTranslation();
  const stand = standOf(request);
  return <StateBadge {...stands[stand]}>{t(`authorizations.requestStates.${stand}`)}</StateBadge>;
}

export function AuthorizationBadge({ state }: { state: AuthorizationState }) {
  const { t } = useTranslation();
  return <StateBadge {...states[state]}>{t(`authorizations.states.${state}`)}</StateBadge>;
}
