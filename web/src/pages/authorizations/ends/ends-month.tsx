import type { EndKind } from '@bedside/server/contract/registers/authorizations/ends';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../../lib/format.ts';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { weekBegins } from '../../calendar/calendar-range.ts';
import { endLooks } from './end-looks.ts';
import classes from './ends.module.css';
import { weeksOf } from './ends-range.ts';
import { type EndsAt, useEndCounts } from './use-ends.ts';

type Count = { readonly what: EndKind; readonly count: number };

/** A month with how much ends on each day; a day that is chosen narrows the list below. */
export function EndsMonth({ at }: { at: EndsAt }) {
  const { i18n } = useTranslation();
  const counted = useEndCounts(at);
  const byDay = new Map<string, Count[]>();
  for (const { day, ...count } of counted.data?.days ?? []) byDay.set(day, [...(byDay.get(day) ?? []), count]);
  const firstDay = weekBegins[i18n.language === 'es' ? 'es' : 'en'];
  const weeks = weeksOf(at.place.month, firstDay);
  const month = new Intl.DateTimeFormat(i18n.language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return (
    <>
      <ProblemNotice error={counted.error} onRetry={() => void counted.refetch()} />
      <table className={classes.month} aria-label={month.format(new Date(`${at.place.month}-01T00:00Z`))}>
        <thead>
          <tr>
            {Array.from({ length: 7 }, (_, index) => (
              <WeekDay key={index} index={(firstDay + index) % 7} />
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, number) => (
            <tr key={week.find((day) => day !== null) ?? number}>
              {week.map((day, index) => (
                <td key={day ?? `none ${index}`} data-today={day === at.today || undefined}>
                  {day !== null && <Day at={at} day={day} counts={byDay.get(day) ?? []} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function WeekDay({ index }: { index: number }) {
  const { i18n } = useTranslation();
  // 3 January 2027 is a Sunday.
  const day = new Date(`2027-01-0${3 + index}T00:00Z`);
  const words = (weekday: 'long' | 'short') =>
    new Intl.DateTimeFormat(i18n.language, { weekday, timeZone: 'UTC' }).format(day);
  return (
    <th scope="col" abbr={words('long')}>
      {words('short')}
    </th>
  );
}

function Day({ at, day, counts }: { at: EndsAt; day: string; counts: readonly Count[] }) {
  const { t, i18n } = useTranslation();
  const number = Number(day.slice(8));
  if (counts.length === 0) return <span className={classes.number}>{number}</span>;
  const what = counts.map(({ what: one, count }) => t(`ends.counts.${one}`, { count })).join(', ');
  const isChosen = at.place.day === day;
  return (
    <button
      type="button"
      className={classes.day}
      aria-pressed={isChosen}
      aria-label={t('ends.dayIs', { day: formatDate(day, i18n.language), what })}
      onClick={() => at.go({ day: isChosen ? undefined : day })}
    >
      <span className={classes.number}>{number}</span>
      <span className={classes.marks}>
        {counts.map(({ what: one, count }) => {
          const { icon: Icon } = endLooks[one];
          return (
            <span key={one} className={classes.mark} title={t(`ends.counts.${one}`, { count })}>
              <Icon size={14} aria-hidden />
              {count}
            </span>
          );
        })}
      </span>
    </button>
  );
}
