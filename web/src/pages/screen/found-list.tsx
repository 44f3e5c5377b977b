import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { certaintyOf } from '../../ui/finding-categories.ts';
import marks from '../../ui/marked-text.module.css';
import { SeverityIcon } from '../../ui/marked-text-severity.tsx';
import { explanationOf, useFindingWords } from '../../ui/marked-text-words.ts';
import type { PostedFinding } from './posted-row.ts';
import classes from './screen.module.css';

/** Each finding of a post: the words, what they are and whose, why, and the safe wording. */
export function FoundList(props: { text: string; findings: readonly PostedFinding[] }) {
  const { text, findings } = props;
  const { t } = useTranslation();
  const wordsOf = useFindingWords();
  const wordingLine = useWordingLine();
  if (findings.length === 0) return null;
  return (
    <ul className={classes.found}>
      {findings.map((finding) => {
        const { title, why } = wordsOf(finding);
        const { severity, subject, confidence } = finding;
        return (
          <li key={`${finding.code}:${finding.start}:${finding.end}`}>
            <SeverityIcon severity={severity} />
            <div>
              <Text size="sm">
                <span className={marks.quote}>“{text.slice(finding.start, finding.end)}”</span> · {title} (
                {t(`findings.subjects.${subject}`)})
              </Text>
              <Text size="xs" c="dimmed">
                {t(`findings.severities.${severity}`)}
                {confidence !== undefined && ` · ${t(`findings.confidence.${certaintyOf(confidence)}`)}`} ·{' '}
                {explanationOf(finding) ?? why}
              </Text>
              <Text size="xs">{wordingLine(finding.replacement)}</Text>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** The safe wording of a finding, as a sentence. */
function useWordingLine(): (replacement: string | null) => string {
  const { t } = useTranslation();
  return (replacement) => {
    if (replacement === null) return t('screen.results.noWording');
    return replacement === '' ? t('screen.results.removeIt') : t('screen.results.wording', { wording: replacement });
  };
}
