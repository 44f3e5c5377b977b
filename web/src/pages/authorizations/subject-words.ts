import type { SubjectView } from '@bedside/server/contract/registers/authorizations';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../lib/format.ts';

/** What tells one person from another of the same name: kind, age, death. */
export function useSubjectWords(): (subject: SubjectView) => string {
  const { t, i18n } = useTranslation();
  return ({ kind, bornOn, diedOn, isKnownAdult }) =>
    [
      t(`authorizations.subjectKinds.${kind}`),
      bornOn === null ? null : t('authorizations.facts.born', { date: formatDate(bornOn, i18n.language) }),
      bornOn === null && isKnownAdult ? t('authorizations.facts.ofAge') : null,
      diedOn === null ? null : t('authorizations.facts.died', { date: formatDate(diedOn, i18n.language) }),
    ]
      .filter((words) => words !== null)
      .join(' · ');
}
