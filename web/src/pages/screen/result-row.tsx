import { Anchor, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { ExternalLink, FileWarning } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../ui/link-button.tsx';
import { useFindingWords } from '../../ui/marked-text-words.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { FoundList } from './found-list.tsx';
import { MarkedWords } from './marked-words.tsx';
import { type PostedRow, webLink } from './posted-row.ts';
import { excerptOf } from './results.ts';
import classes from './screen.module.css';
import { VerdictBadge } from './verdict-badge.tsx';

/** Findings told in a row before "and more". */
const TOLD = 3;

/** One post that was checked; opens to the whole of it. */
export function ResultRow({ row }: { row: PostedRow }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const id = useId();
  const excerpt = excerptOf(row);
  return (
    <li className={classes.item}>
      <UnstyledButton
        className={classes.row}
        data-list-row
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <span className={classes.badges}>
          <VerdictBadge verdict={row.verdict} />
          {row.lacksAuthorization && (
            <StateBadge tone="warn" icon={FileWarning}>
              {t('screen.results.lacks')}
            </StateBadge>
          )}
        </span>
        <span className={classes.words} data-excerpt>
          {excerpt.cutBefore && '… '}
          <MarkedWords text={excerpt.text} start={excerpt.start} findings={row.findings} />
          {excerpt.cutAfter && ' …'}
        </span>
        <Text size="xs" component="span">
          <FoundWords row={row} />
        </Text>
        <Text size="xs" c="dimmed" component="span" className={classes.place}>
          <Place row={row} />
        </Text>
      </UnstyledButton>
      {open && <Details id={id} row={row} wholeIsShown={!excerpt.cutBefore && !excerpt.cutAfter} />}
    </li>
  );
}

/** "A person’s name (a patient’s), A date (a patient’s) and 2 more". */
function FoundWords({ row }: { row: PostedRow }) {
  const { t } = useTranslation();
  const wordsOf = useFindingWords();
  const told = row.findings.map(
    (finding) => `${wordsOf(finding).title} (${t(`findings.subjects.${finding.subject}`)})`,
  );
  const each = [...new Set(told)];
  if (each.length === 0) return t('screen.results.nothingFound');
  const more = each.length > TOLD ? ` ${t('screen.results.moreFound', { count: each.length - TOLD })}` : '';
  return each.slice(0, TOLD).join(', ') + more;
}

function Place({ row }: { row: PostedRow }) {
  const { t, i18n } = useTranslation();
  const parts = [
    t('screen.results.number', { number: new Intl.NumberFormat(i18n.language).format(row.number) }),
    dateWords(row.date, i18n.language),
    row.line === null ? '' : t('screen.results.line', { line: row.line }),
    row.line === null || row.id === '' ? '' : t('screen.results.id', { id: row.id }),
    row.sameAs === null ? '' : t('screen.results.sameAs', { number: row.sameAs }),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** An instant in words; any other date as it stands in the archive. */
function dateWords(date: string, language: string): string {
  if (!/^\d{4}-\d{2}-\d{2}T/.test(date) || Number.isNaN(Date.parse(date))) return date;
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(date));
}

function Details(props: { id: string; row: PostedRow; wholeIsShown: boolean }) {
  const { id, row, wholeIsShown } = props;
  const { t } = useTranslation();
  const link = webLink(row.link);
  return (
    <Stack id={id} gap="sm" className={classes.details}>
      {!wholeIsShown && (
        <div className={classes.whole} dir="auto">
          <MarkedWords text={row.text} start={0} findings={row.findings} />
        </div>
      )}
      <FoundList text={row.text} findings={row.findings} />
      <Group gap="md">
        {link !== null && (
          <Anchor href={link} target="_blank" rel="noreferrer noopener" size="sm">
            {t('screen.results.open')} <ExternalLink size={14} aria-hidden />
          </Anchor>
        )}
        {row.postId !== null && (
          <TextLink to="/posts/$postId" params={{ postId: row.postId }} size="sm">
            {t('screen.results.openInBedside')}
          </TextLink>
        )}
      </Group>
    </Stack>
  );
}
