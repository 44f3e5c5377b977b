import type { HouseFormView } from '@bedside/server/contract/registers/authorizations/forms';
import { BookOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StateBadge } from '../../../ui/state-badge.tsx';

type Grades = HouseFormView['shipped']['grades'];

/** Above it many people cannot follow (server: registers/authorizations/state.ts). */
const PLAIN_GRADE = 8;

/** How hard a form is to read, in words. */
export function useGrades(): (grades: Grades) => string {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const inWords = (grade: number | null) => (grade === null ? t('houseForms.unknownGrade') : number.format(grade));
  return ({ en, es }) => t('houseForms.grades', { en: inWords(en), es: inWords(es) });
}

/** Told where one of both languages is hard to read. */
export function HardBadge({ grades: { en, es } }: { grades: Grades }) {
  const { t } = useTranslation();
  if ((en ?? 0) <= PLAIN_GRADE && (es ?? 0) <= PLAIN_GRADE) return null;
  return (
    <StateBadge tone="warn" icon={BookOpen}>
      {t('houseForms.hard')}
    </StateBadge>
  );
}
