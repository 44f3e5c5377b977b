import type { Verdict } from '@bedside/screening';
import { CircleCheck, OctagonAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StateBadge } from '../../ui/state-badge.tsx';

const looks = {
  block: { tone: 'block', icon: OctagonAlert },
  warn: { tone: 'warn', icon: TriangleAlert },
  pass: { tone: 'pass', icon: CircleCheck },
} as const;

/** Stop, look, or clear: as sign and word. */
export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation();
  const { tone, icon } = looks[verdict];
  return (
    <StateBadge tone={tone} icon={icon}>
      {t(`screen.results.verdicts.${verdict}`)}
    </StateBadge>
  );
}
