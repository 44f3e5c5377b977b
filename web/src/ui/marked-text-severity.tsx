import { CircleCheck, Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './marked-text.module.css';
import type { Marked } from './marked-text-types.ts';
import { StateBadge } from './state-badge.tsx';

const icons = { block: OctagonAlert, warn: TriangleAlert, note: Info } as const;
const tones = { block: 'block', warn: 'warn', note: 'quiet' } as const;

/** The sign of a severity, where the word stands beside it. */
export function SeverityIcon(props: { severity: Marked['severity'] }) {
  const Icon = icons[props.severity];
  return (
    <span className={classes.tone} data-severity={props.severity}>
      <Icon size={18} aria-hidden />
    </span>
  );
}

/** A severity as sign and word. */
export function SeverityBadge(props: { severity: Marked['severity']; waived?: boolean | undefined }) {
  const { t } = useTranslation();
  if (props.waived) {
    return (
      <StateBadge tone="pass" icon={CircleCheck}>
        {t('findings.waived')}
      </StateBadge>
    );
  }
  return (
    <StateBadge tone={tones[props.severity]} icon={icons[props.severity]}>
      {t(`findings.severities.${props.severity}`)}
    </StateBadge>
  );
}
