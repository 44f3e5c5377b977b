import { Group, Text } from '@mantine/core';
import { CircleCheck, OctagonAlert, ShieldQuestion, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveScreening } from '../../lib/use-screening.ts';
import { countByCategory } from '../../ui/finding-categories.ts';
import type { ListedFinding } from '../../ui/marked-text-findings.tsx';

/** What the check says, in one line that screen readers are told when it changes. */
export const ScreeningSummary = memo(function ScreeningSummary(props: {
  live: LiveScreening['state'];
  findings: readonly ListedFinding[];
  isEmpty: boolean;
}) {
  const { live, findings, isEmpty } = props;
  const { t } = useTranslation();
  const counts = countByCategory(findings.map(({ mark }) => mark));
  const patients = counts.find(({ category }) => category === 'privacy')?.block ?? 0;
  const blocks = counts.reduce((sum, { block }) => sum + block, 0);
  const looks = findings.filter(({ mark }) => mark.severity === 'warn').length;
  const words = [
    patients > 0 ? t('findings.summaryBlock', { count: patients }) : '',
    blocks > patients ? t('findings.summaryBlockOther', { count: blocks - patients }) : '',
    looks > 0 ? t('findings.summaryLook', { count: looks }) : '',
  ].filter((part) => part !== '');
  const [Icon, tone] =
    blocks > 0 ? [OctagonAlert, 'block'] : looks > 0 ? [TriangleAlert, 'warn'] : [CircleCheck, 'pass'];
  return (
    <output id="findings-summary" aria-live="polite">
      {live === 'failed' && <Line icon={ShieldQuestion} tone="warn" words={t('findings.failed')} />}
      {live === 'starting' && !isEmpty && <Line icon={ShieldQuestion} tone="quiet" words={t('findings.starting')} />}
      {live !== 'failed' && live !== 'starting' && !isEmpty && (
        <Line icon={Icon} tone={tone} words={words.length > 0 ? words.join(' ') : t('findings.summaryNone')} />
      )}
    </output>
  );
});

function Line(props: { icon: typeof CircleCheck; tone: string; words: string }) {
  const Icon = props.icon;
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Icon size={18} color={`var(--bedside-${props.tone})`} style={{ flex: 'none', marginTop: 1 }} aria-hidden />
      <Text size="sm" fw={500}>
        {props.words}
      </Text>
    </Group>
  );
}
