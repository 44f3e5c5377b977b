import { useTranslation } from 'react-i18next';
import { saveFile } from '../../lib/save-file.ts';
import { useFindingWords } from '../../ui/marked-text-words.ts';
import type { PostedRow } from './posted-row.ts';
import { resultsCsv } from './results-csv.ts';

/** Saves results as a table on this computer, in the language on screen. */
export function useSaveCsv(): (rows: readonly PostedRow[]) => void {
  const { t } = useTranslation();
  const wordsOf = useFindingWords();
  return (rows) => {
    const columns = [
      'number',
      'line',
      'id',
      'date',
      'link',
      'verdict',
      'findings',
      'subjects',
      'lacking',
      'text',
    ] as const;
    const csv = resultsCsv(rows, {
      heading: columns.map((column) => t(`screen.csv.${column}`)),
      verdict: (verdict) => t(`screen.results.verdicts.${verdict}`),
      finding: (finding) => wordsOf(finding).title,
      subject: (subject) => t(`findings.subjects.${subject}`),
      yes: t('screen.csv.yes'),
      no: t('screen.csv.no'),
    });
    saveFile(new Blob([csv], { type: 'text/csv;charset=utf-8' }), t('screen.results.exportName'));
  };
}
