import type { OriginalState } from '@bedside/server/contract/registers/authorizations/originals';
import { Ban, FileSearch, type LucideIcon, ScanLine, Signature, TimerOff, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';

const states: Readonly<Record<OriginalState, { readonly tone: Tone; readonly icon: LucideIcon }>> = {
  unscanned: { tone: 'warn', icon: ScanLine },
  waiting: { tone: 'info', icon: FileSearch },
  returned: { tone: 'warn', icon: Undo2 },
  signed: { tone: 'pass', icon: Signature },
  discarded: { tone: 'quiet', icon: Ban },
};

export function OriginalBadge({ state }: { state: OriginalState }) {
  const { t } = useTranslation();
  return <StateBadge {...states[state]}>{t(`originals.states.${state}`)}</StateBadge>;
}

/** Somebody has to look at it: it has waited for more than a week. */
export function OverdueBadge() {
  const { t } = useTranslation();
  return (
    <StateBadge tone="block" icon={TimerOff}>
      {t('originals.overdue')}
    </StateBadge>
  );
}
