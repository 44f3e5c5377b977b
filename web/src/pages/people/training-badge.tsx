import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';
import { StateBadge } from '../../ui/state-badge.tsx';

/** Whether the training in privacy law holds today. */
export function TrainingBadge({ until }: { until: string | null }) {
  const { t, i18n } = useTranslation();
  const nowMs = useNow();
  const title = t('people.columns.training');
  if (until === null) {
    return (
      <StateBadge tone="quiet" icon={CircleDashed}>
        {title}: {t('people.trainingNone')}
      </StateBadge>
    );
  }
  const date = formatDate(until, i18n.language);
  // The training holds to the end of its last day.
  const holds = Date.parse(`${until}T23:59:59Z`) >= nowMs;
  return (
    <StateBadge tone={holds ? 'pass' : 'warn'} icon={holds ? CircleCheck : CircleAlert}>
      {title}: {holds ? t('people.trainingHolds', { date }) : t('people.trainingOver', { date })}
    </StateBadge>
  );
}
