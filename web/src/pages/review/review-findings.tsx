import { textFields } from '@bedside/server/contract/flow/compose';
import type { FindingView } from '@bedside/server/contract/flow/screen';
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SeverityBadge } from '../../ui/marked-text-severity.tsx';
import { useFieldWords, useFindingWords } from '../../ui/marked-text-words.ts';
import classes from './review.module.css';
import type { ReviewAnswer } from './use-reviews-of-post.ts';
import { WaiveDialog, WithdrawWaiver } from './waive-dialog.tsx';

/** What screening found in a version, what was let stand and why; a privacy officer decides here. */
export function ReviewFindings(props: { answer: ReviewAnswer; canChange: boolean }) {
  const { answer, canChange } = props;
  const { t } = useTranslation();
  const { findings } = answer.screening;
  const [waiving, setWaiving] = useState<FindingView | null>(null);
  return (
    <Paper withBorder component="section" aria-labelledby="review-findings">
      <Title order={2} size="h3" id="review-findings" p="md" pb="xs">
        {t('findings.listTitleReview')}
      </Title>
      {findings.length === 0 && (
        <Text size="sm" px="md" pb="md" c="dimmed">
          {t('review.findingsNone')}
        </Text>
      )}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {findings.map((finding) => (
          <FindingItem
            key={finding.key}
            finding={finding}
            answer={answer}
            canChange={canChange && answer.may.waive}
            onWaive={() => setWaiving(finding)}
          />
        ))}
      </ul>
      {waiving !== null && <WaiveDialog review={answer.review} finding={waiving} onClose={() => setWaiving(null)} />}
    </Paper>
  );
}

function FindingItem(props: { finding: FindingView; answer: ReviewAnswer; canChange: boolean; onWaive: () => void }) {
  const { finding, answer, canChange, onWaive } = props;
  const { t } = useTranslation();
  const { title, why } = useFindingWords()(finding);
  const fieldWords = useFieldWords()(finding.field);
  const words = wordsOf(answer, finding);
  const waiver = answer.review.waivers.find(({ findingKey }) => findingKey === finding.key);
  return (
    <li id={`finding-${finding.key}`} className={classes.finding} tabIndex={-1}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <Stack gap={4} align="flex-start" style={{ flex: '1 1 220px' }}>
          <Group gap="xs">
            <SeverityBadge severity={finding.severity} waived={waiver !== undefined} />
            <Text size="sm">
              {words !== '' && <b>“{words}”</b>}
              {words !== '' && ' · '}
              {title}
            </Text>
          </Group>
          <Text size="xs" c="dimmed">
            {fieldWords} · {why}
          </Text>
          {waiver && <Text size="sm">{t('review.waived', { name: waiver.officerName, reason: waiver.reason })}</Text>}
        </Stack>
        <Button size="compact-sm" variant="subtle" onClick={() => showMark(finding.key)}>
          {t('reviewDesk.showInText')}
        </Button>
        {canChange && waiver && <WithdrawWaiver waiverId={waiver.id} />}
        {canChange && !waiver && finding.severity === 'block' && (
          <Button size="compact-sm" variant="default" onClick={onWaive}>
            {t('review.waive')}
          </Button>
        )}
      </Group>
    </li>
  );
}

/** Brings the mark of a finding into sight and puts the focus on it. */
function showMark(key: string): void {
  const found = [...document.querySelectorAll('a')].find((each) => each.getAttribute('href') === `#finding-${key}`);
  found?.scrollIntoView({ block: 'center' });
  found?.focus();
}

/** The words that a finding is about, as they stand in the version. */
function wordsOf(answer: ReviewAnswer, { field, start, end }: FindingView): string {
  const text = textFields(answer.version.content).find((each) => each.field === field)?.text ?? '';
  return text.slice(start, end);
}
