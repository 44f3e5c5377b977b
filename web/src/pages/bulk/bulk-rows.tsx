import type { BulkField, BulkPreview, RowView } from '@bedside/server/contract/flow/bulk';
import { Button, Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { CircleAlert, CircleCheck, CircleX, ShieldAlert } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { TextLink } from '../../ui/link-button.tsx';
import classes from '../../ui/row-list.module.css';
import { StateBadge } from '../../ui/state-badge.tsx';
import own from './bulk.module.css';
import { fieldWords } from './bulk-columns.tsx';
import { MAKE_ID } from './bulk-focus.ts';
import type { Bulk } from './use-bulk.ts';

const ROWS_A_PAGE = 50;
type Shown = 'all' | 'faulty' | 'warned';

const fits: Readonly<Record<Shown, (row: RowView) => boolean>> = {
  all: () => true,
  faulty: ({ errors }) => errors.length > 0,
  warned: ({ errors, warnings, verdict }) =>
    errors.length === 0 && (warnings.length > 0 || verdict === 'block' || verdict === 'warn'),
};

/** Row by row what the file says, what is wrong with it, and a field to mend it in. */
export function BulkRows({ bulk, importId, seen }: { bulk: Bulk; importId: string; seen: BulkPreview }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Shown>(seen.counts.faulty > 0 ? 'faulty' : 'all');
  const [most, setMost] = useState(ROWS_A_PAGE);
  // Where the last fault is mended, all rows are seen.
  const shown = chosen === 'faulty' && seen.counts.faulty === 0 ? 'all' : chosen;
  const rows = seen.rows.filter(fits[shown]);
  const { section, onMended } = useNextFault(seen);
  const mend = (row: number, field: BulkField, value: string) => {
    onMended();
    const others = bulk.choices.edits.filter((one) => one.row !== row || one.field !== field);
    bulk.look(importId, { ...bulk.choices, edits: [...others, { row, field, value }] });
  };
  return (
    <Stack gap="sm" component="section" aria-label={t('bulk.rows')} ref={section}>
      <SegmentedControl
        aria-label={t('bulk.show')}
        value={shown}
        onChange={(value) => {
          setChosen(value === 'faulty' || value === 'warned' ? value : 'all');
          setMost(ROWS_A_PAGE);
        }}
        data={(['all', 'faulty', 'warned'] as const).map((value) => ({
          value,
          label: t(`bulk.shown.${value}`, { count: seen.rows.filter(fits[value]).length }),
        }))}
      />
      {rows.length === 0 ? (
        <Text c="dimmed">{t('bulk.noRows')}</Text>
      ) : (
        <ul className={classes.list}>
          {rows.slice(0, most).map((row) => (
            <Row key={row.row} row={row} busy={bulk.busy} onMend={mend} />
          ))}
        </ul>
      )}
      {rows.length > most && (
        <Button variant="default" onClick={() => setMost(most + ROWS_A_PAGE)}>
          {t('bulk.moreRows', { count: rows.length - most })}
        </Button>
      )}
    </Stack>
  );
}

/** The field that was mended is gone with its fault: the hands go on to the next one, and last to the button below. */
function useNextFault(seen: BulkPreview) {
  const section = useRef<HTMLDivElement>(null);
  const mendedIn = useRef<BulkPreview | null>(null);
  useEffect(() => {
    if (mendedIn.current === null || mendedIn.current === seen) return;
    mendedIn.current = null;
    const at = document.activeElement;
    if (at instanceof HTMLTextAreaElement && section.current?.contains(at) === true) return;
    const next = section.current?.querySelector('textarea:not([aria-hidden])') ?? document.getElementById(MAKE_ID);
    if (next instanceof HTMLElement) next.focus();
  }, [seen]);
  return {
    section,
    onMended: () => {
      mendedIn.current = seen;
    },
  };
}

type Mend = (row: number, field: BulkField, value: string) => void;

function Row({ row, busy, onMend }: { row: RowView; busy: boolean; onMend: Mend }) {
  const { t } = useTranslation();
  return (
    <li className={`${classes.row} ${own.row}`}>
      <Text size="xs" c="dimmed" lh="24px">
        {t('bulk.row', { row: row.row })}
      </Text>
      <Stack gap={6} className={`${classes.main} ${own.words}`}>
        <Text size="sm" fw={500} dir="auto">
          {row.excerpt === '' ? t('posts.untitled') : row.excerpt}
        </Text>
        <RowFacts row={row} />
        {row.errors.map((error) => (
          <Fault key={`${error.field} ${error.code}`} row={row.row} error={error} busy={busy} onMend={onMend} />
        ))}
        {row.warnings.map(({ code, facts }) => (
          <Group key={code + JSON.stringify(facts)} gap={6} wrap="nowrap" align="flex-start">
            <CircleAlert size={16} color="var(--bedside-warn)" className={own.mark} aria-hidden />
            <Text size="sm">
              {t(`bulk.warnings.${code}`, {
                ...facts,
                network: t(`common.networks.${facts['network'] as 'newsroom'}`, { defaultValue: '' }),
              })}{' '}
              {code === 'DUPLICATE_OF_POST' && (
                <TextLink
                  to="/posts/$postId"
                  params={{ postId: String(facts['post']) }}
                  target="_blank"
                  underline="always"
                >
                  {t('bulk.openPost')}
                </TextLink>
              )}
            </Text>
          </Group>
        ))}
      </Stack>
      <Verdict row={row} />
    </li>
  );
}

function RowFacts({ row }: { row: RowView }) {
  const { t, i18n } = useTranslation();
  const told = [
    row.channels.join(', '),
    row.dueAt === null || row.timeZone === null
      ? t('bulk.noTime')
      : `${formatInstant(row.dueAt, i18n.language, row.timeZone)} (${row.timeZone})`,
    row.imageCount > 0 ? t('posts.imageCount', { count: row.imageCount }) : '',
    row.ownWordings.map((network) => t('bulk.ownText', { network: t(`common.networks.${network}`) })).join(', '),
    row.hasFirstComment ? t('bulk.fields.firstComment') : '',
    row.link ?? '',
  ];
  return (
    <Text size="xs" c="dimmed">
      {told.filter((one) => one !== '').join(' · ')}
    </Text>
  );
}

function Fault(props: { row: number; error: RowView['errors'][number]; busy: boolean; onMend: Mend }) {
  const { row, error, busy, onMend } = props;
  const { t } = useTranslation();
  const [value, setValue] = useState(error.value ?? '');
  const { field } = error;
  const name = field === null ? null : (error.column ?? fieldWords(field, t));
  const isSame = busy || value === error.value;
  /** Words may have several lines; everything else is done with Enter. */
  const onKeyDown = (event: KeyboardEvent) => {
    const isDone = event.key === 'Enter' && (field !== 'text' || event.ctrlKey || event.metaKey);
    if (field === null || !isDone || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!isSame) onMend(row, field, value);
  };
  return (
    <Stack gap={4}>
      <Group gap={6} wrap="nowrap" align="flex-start">
        <CircleX size={16} color="var(--bedside-block)" className={own.mark} aria-hidden />
        <Text size="sm">
          {name !== null && <b>{name}: </b>}
          {t(`bulk.faults.${error.code}`, error.facts)}
        </Text>
      </Group>
      {field !== null && error.value !== null && (
        <Group gap="xs" align="flex-end">
          <Textarea
            aria-label={t('bulk.mendOf', { field: name, row })}
            autosize
            minRows={1}
            maxRows={4}
            value={value}
            onChange={(event) => setValue(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            style={{ flex: '1 1 160px', maxWidth: 480 }}
          />
          <Button variant="default" disabled={isSame} onClick={() => onMend(row, field, value)}>
            {t('bulk.mend')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Verdict({ row }: { row: RowView }) {
  const { t } = useTranslation();
  if (row.postId !== null) {
    return (
      <StateBadge tone="pass" icon={CircleCheck}>
        {t('bulk.verdicts.made')}
      </StateBadge>
    );
  }
  if (row.verdict === null) {
    return (
      <StateBadge tone="block" icon={CircleX}>
        {t('bulk.verdicts.faulty')}
      </StateBadge>
    );
  }
  const looks = { pass: ['pass', CircleCheck], warn: ['warn', CircleAlert], block: ['block', ShieldAlert] } as const;
  const [tone, icon] = looks[row.verdict];
  return (
    <StateBadge tone={tone} icon={icon}>
      {t(`bulk.verdicts.${row.verdict}`, { count: row.findings })}
    </StateBadge>
  );
}
