import { useTranslation } from 'react-i18next';
import { formatDate } from '../../lib/format.ts';
import { useSession } from '../../lib/session.ts';
import { wallTimeOf } from '../../lib/wall-time.ts';

/** The day of an instant by the clocks of the organization: what is signed late at night is signed that day. */
export function useHouseDay(): (instant: string) => string {
  const { i18n } = useTranslation();
  const { organization } = useSession();
  return (instant) => formatDate(wallTimeOf(Date.parse(instant), organization.timeZone).slice(0, 10), i18n.language);
}

/** An end is the first moment at which it holds no longer; people name the day before it. */
export function lastMoment(endsAt: string): string {
  return new Date(Date.parse(endsAt) - 1).toISOString();
}
