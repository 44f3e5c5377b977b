import { Button, Paper, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { CircleAlert, CircleCheck, CircleDashed, Hourglass, LoaderCircle, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './clearance.module.css';
import type { ClearanceAction, ClearanceRow } from './clearance-rows.ts';
import { useReasonWords } from './clearance-words.ts';
import type { CategoryCount } from './finding-categories.ts';

export type ClearanceActions = Partial<Record<ClearanceAction, () => void>>;

const signs: Record<ClearanceRow['state'], LucideIcon> = {
  ok: CircleCheck,
  open: CircleAlert,
  waiting: Hourglass,
  later: CircleDashed,
  checking: LoaderCircle,
};

/** "Between this post and the public": a tick, who is asked, or the one button that helps, line by line. */
export function ClearancePanel(props: {
  rows: readonly ClearanceRow[];
  /** Who may give the approval that is waited for. */
  asked?: readonly string[];
  actions?: ClearanceActions;
  /** What was found in the words on screen, by category. */
  found?: readonly CategoryCount[];
}) {
  const { rows, asked = [], actions = {}, found = [] } = props;
  const { t } = useTranslation();
  const open = rows.filter(({ state }) => state !== 'ok').length;
  return (
    <Paper withBorder className={classes.panel} component="section" aria-labelledby="clearance-title">
      <Stack gap="xs">
        <div>
          <Title order={2} size="h3" id="clearance-title">
            {t('posts.clearance.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {open === 0 ? t('posts.clearance.nothing') : t('posts.clearance.open', { count: open })}
          </Text>
        </div>
        <ul className={classes.rows}>
          {rows.map((row) => (
            <Row
              key={row.line}
              row={row}
              asked={asked}
              found={row.line === 'screening' ? found : []}
              onAction={row.action === null ? undefined : actions[row.action]}
            />
          ))}
        </ul>
      </Stack>
    </Paper>
  );
}

function Row(props: {
  row: ClearanceRow;
  asked: readonly string[];
  found: readonly CategoryCount[];
  onAction: (() => void) | undefined;
}) {
  const { row, asked, found, onAction } = props;
  const { t, i18n } = useTranslation();
  const reasonWords = useReasonWords();
  const Sign = signs[row.state];
  const people = new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(asked);
  return (
    <li className={classes.row} data-line={row.line} data-state={row.state}>
      <span className={classes.sign}>
        <Sign size={20} aria-hidden />
        <VisuallyHidden>{t(`posts.clearance.states.${row.state}`)}</VisuallyHidden>
      </span>
      <Stack gap={4} align="flex-start">
        <Text size="sm" fw={500}>
          {t(`posts.clearance.lines.${row.line}`)}
        </Text>
        {row.reasons.map((reason) => (
          <Text key={reason.code + JSON.stringify(reason.facts)} size="sm" c="dimmed">
            {reasonWords(reason)}
          </Text>
        ))}
        {found.length > 0 && <Found counts={found} />}
        {row.line === 'approval' && row.state === 'waiting' && people !== '' && (
          <Text size="sm">{t('posts.clearance.waitingFor', { people })}</Text>
        )}
        {row.action !== null && onAction && (
          <Button size="compact-sm" variant="light" onClick={onAction}>
            {t(`posts.clearance.actions.${row.action}`)}
          </Button>
        )}
      </Stack>
    </li>
  );
}

/** "Privacy: 2 must be solved, 1 to look at", one line a category. */
function Found({ counts }: { counts: readonly CategoryCount[] }) {
  const { t, i18n } = useTranslation();
  const list = new Intl.ListFormat(i18n.language, { type: 'unit' });
  return (
    <ul className={classes.found}>
      {counts.map(({ category, block, warn, note }) => {
        const parts = [
          block > 0 ? t('findings.categoryBlock', { count: block }) : '',
          warn > 0 ? t('findings.categoryWarn', { count: warn }) : '',
          note > 0 ? t('findings.categoryNote', { count: note }) : '',
        ];
        return (
          <li key={category}>
            <b>{t(`findings.categories.${category}`)}</b>: {list.format(parts.filter((part) => part !== ''))}
          </li>
        );
      })}
    </ul>
  );
}
