import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { certaintyOf } from '../../ui/finding-categories.ts';
import { SeverityBadge } from '../../ui/marked-text-severity.tsx';
import type { Mark } from '../../ui/marked-text-types.ts';
import { explanationOf, useFindingWords } from '../../ui/marked-text-words.ts';
import classes from './screen.module.css';

const columns = ['words', 'what', 'type', 'whose', 'certainty', 'why', 'wording'] as const;

/** Everything that is known about each finding, one a row; on a phone, one below the other. */
export function PlaygroundTable(props: { text: string; marks: readonly Mark[] }) {
  const { text, marks } = props;
  const { t } = useTranslation();
  if (marks.length === 0) return null;
  return (
    <Table className={classes.table ?? ''} verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          {columns.map((column) => (
            <Table.Th key={column}>{t(`screen.playground.columns.${column}`)}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {marks.map((mark) => (
          <Row key={`${mark.code}:${mark.start}:${mark.end}`} text={text} mark={mark} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Row({ text, mark }: { text: string; mark: Mark }) {
  const { t, i18n } = useTranslation();
  const { title, why } = useFindingWords()(mark);
  const { confidence, replacement } = mark;
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  const certainty =
    confidence === undefined
      ? t('screen.playground.notSaid')
      : `${t(`findings.confidence.${certaintyOf(confidence)}`)} (${percent.format(confidence)})`;
  const wording = replacement ?? t('screen.playground.byHand');
  const cells: Record<(typeof columns)[number], React.ReactNode> = {
    words: <b className={classes.quoted}>{text.slice(mark.start, mark.end)}</b>,
    what: (
      <span className={classes.what}>
        {title} <SeverityBadge severity={mark.severity} />
      </span>
    ),
    type: <code>{mark.type}</code>,
    whose: t(`findings.subjects.${mark.subject}`),
    certainty,
    why: explanationOf(mark) ?? why,
    wording: wording === '' ? t('screen.playground.remove') : wording,
  };
  return (
    <Table.Tr>
      {columns.map((column) => (
        <Table.Td key={column} data-label={t(`screen.playground.columns.${column}`)}>
          {cells[column]}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
