import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Wand2 } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { certaintyOf, groupByCategory } from './finding-categories.ts';
import classes from './marked-text.module.css';
import { SeverityIcon } from './marked-text-severity.tsx';
import type { Mark } from './marked-text-types.ts';
import { explanationOf, useFieldWords, useFindingWords, useReplaceLabel } from './marked-text-words.ts';
import { usePermissionDoor } from './permission-door.ts';

/** A finding with the field it stands in, its place among the marks of that field, and the words under it. */
export type ListedFinding = {
  readonly field: string;
  readonly index: number;
  readonly mark: Mark;
  readonly words: string;
};

type Actions = {
  onShow: (finding: ListedFinding) => void;
  onReplace: (finding: ListedFinding) => void;
  onFixAll: () => void;
};

/**
 * Everything that was found, by category and in the order of the post, with the safe wording beside each. Nothing when
 * there is nothing.
 */
export const MarkedTextFindings = memo(function MarkedTextFindings(
  props: Actions & { findings: readonly ListedFinding[] },
) {
  const { findings, onFixAll } = props;
  const { t } = useTranslation();
  if (findings.length === 0) return null;
  const groups = groupByCategory(findings, ({ mark }) => mark.category);
  // One heading says it all where there is one kind of thing.
  const headed = groups.length > 1;
  const fixable = findings.filter(({ mark }) => mark.replacement !== null && mark.severity !== 'note');
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h3" id="findings-title">
          {t('findings.listTitle')}
        </Title>
        {fixable.length > 0 && (
          <Button
            size="xs"
            variant="light"
            leftSection={<Wand2 size={16} aria-hidden />}
            disabled={fixable.some(({ mark }) => mark.stale)}
            onClick={onFixAll}
          >
            {t('findings.fixAll', { count: fixable.length })}
          </Button>
        )}
      </Group>
      <Paper withBorder component="ul" aria-labelledby="findings-title" className={classes.findings}>
        {groups.map((group) => {
          const rows = group.findings.map((finding) => (
            <FindingRow
              key={`${finding.field}:${finding.index}`}
              finding={finding}
              onShow={props.onShow}
              onReplace={props.onReplace}
            />
          ));
          if (!headed) return rows;
          const id = `findings-${group.category}`;
          return (
            <li key={group.category}>
              <h3 id={id} className={classes.category}>
                {t(`findings.categories.${group.category}`)}
              </h3>
              <ul aria-labelledby={id} className={classes.findings}>
                {rows}
              </ul>
            </li>
          );
        })}
      </Paper>
    </Stack>
  );
});

type RowProps = Pick<Actions, 'onShow' | 'onReplace'> & { finding: ListedFinding };

const FindingRow = memo(function FindingRow(props: RowProps) {
  const { finding, onShow, onReplace } = props;
  const { mark, words, field } = finding;
  const { t } = useTranslation();
  const { title, why } = useFindingWords()(mark);
  const fieldWords = useFieldWords()(field);
  const explanation = explanationOf(mark);
  const label = useReplaceLabel()(mark.replacement);
  const toPermission = usePermissionDoor(mark);
  return (
    <li className={classes.finding}>
      <SeverityIcon severity={mark.severity} />
      <div className={classes.findingBody}>
        <div className={classes.findingWords}>
          <Text size="sm">
            <span className={classes.quote}>“{shorten(words)}”</span> · {title}
          </Text>
          <Text size="xs" c="dimmed">
            {t(`findings.severities.${mark.severity}`)}
            {mark.confidence !== undefined && ` · ${t(`findings.confidence.${certaintyOf(mark.confidence)}`)}`} ·{' '}
            {fieldWords} · {explanation ?? why}
          </Text>
        </div>
        <div className={classes.findingActions}>
          {label !== null && (
            <Button size="compact-sm" variant="light" disabled={mark.stale} onClick={() => onReplace(finding)}>
              {label}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('findings.showFinding', { words: shorten(words) })}
            onClick={() => onShow(finding)}
          >
            {t('findings.show')}
          </Button>
          {toPermission !== null && (
            <Button size="compact-sm" variant="default" onClick={toPermission}>
              {t('permits.findings.link')}
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}, looksTheSame);

/** A row is drawn again when it says something else; that its words moved along with the text it does not show. */
function looksTheSame(before: RowProps, after: RowProps): boolean {
  if (before.onShow !== after.onShow || before.onReplace !== after.onReplace) return false;
  const [was, is] = [before.finding, after.finding];
  const told = ['severity', 'code', 'message', 'replacement', 'stale', 'confidence', 'explanation'] as const;
  return (
    was.field === is.field &&
    was.index === is.index &&
    was.words === is.words &&
    told.every((part) => was.mark[part] === is.mark[part])
  );
}

/** Longest quote that still reads as a quote in one row. */
const QUOTE_UNITS = 60;

function shorten(words: string): string {
  return words.length <= QUOTE_UNITS ? words : `${words.slice(0, QUOTE_UNITS).toWellFormed()}…`;
}
