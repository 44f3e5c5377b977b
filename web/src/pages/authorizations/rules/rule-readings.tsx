import type { RuleView } from '@bedside/server/contract/registers/authorizations/rules';
import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../../lib/format.ts';
import classes from './rule-readings.module.css';

/** What was read of a rule: the words and where they stood. They are in the language of the law. */
export function RuleReadings({ readings, readOn }: { readings: RuleView['readings']; readOn: string }) {
  const { t, i18n } = useTranslation();
  if (readings.length === 0) return null;
  return (
    <details className={classes.readings}>
      <Text component="summary" size="xs" className={classes.summary}>
        {t('houseRules.read.title', { date: formatDate(readOn, i18n.language) })}
      </Text>
      <ul className={classes.list}>
        {readings.map(({ address, words }) => (
          <li key={`${address} ${words}`}>
            <Text size="xs" component="q" lang="en">
              {words}
            </Text>{' '}
            <Anchor href={address} target="_blank" rel="noreferrer" size="xs">
              {new URL(address).hostname}
            </Anchor>
          </li>
        ))}
      </ul>
    </details>
  );
}
