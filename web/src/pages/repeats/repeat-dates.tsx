import type { OccurrenceView, readRepeat } from '@bedside/server/contract/flow/schedule/repeat';
import { List, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CallAnswer } from '../../lib/api.ts';
import { formatDate } from '../../lib/format.ts';
import { wallWords } from '../calendar/calendar-words.ts';

/** The next dates of a rule, and what became of earlier ones. */
export function RepeatDates({ answer, isOver }: { answer: CallAnswer<typeof readRepeat>; isOver: boolean }) {
  const { t, i18n } = useTranslation();
  const { coming, made } = answer;
  return (
    <>
      {!isOver && (
        <div>
          <Text size="sm" fw={500} id="repeats-coming">
            {t('repeats.coming')}
          </Text>
          {coming.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('repeats.noComing')}
            </Text>
          ) : (
            <List size="sm" aria-labelledby="repeats-coming">
              {coming.map(({ on, localTime, isBlackedOut }) => (
                <List.Item key={on}>
                  {wallWords(localTime, i18n.language)}
                  {isBlackedOut && ` (${t('repeats.willSkip')})`}
                </List.Item>
              ))}
            </List>
          )}
        </div>
      )}
      {made.length > 0 && (
        <div>
          <Text size="sm" fw={500} id="repeats-made">
            {t('repeats.made')}
          </Text>
          <List size="sm" aria-labelledby="repeats-made">
            {made.map((one) => (
              <List.Item key={one.on}>
                <Made one={one} />
              </List.Item>
            ))}
          </List>
        </div>
      )}
    </>
  );
}

function Made({ one }: { one: OccurrenceView }) {
  const { t, i18n } = useTranslation();
  const date = formatDate(one.on, i18n.language);
  if (one.because !== null) return `${date}: ${t(`repeats.skipped.${one.because}`)}`;
  if (one.postId === null || one.stage === null) return `${date}: ${t('repeats.madePost')}`;
  return (
    <>
      <Link to="/posts/$postId" params={{ postId: one.postId }} aria-label={t('repeats.openMade', { date })}>
        {date}
      </Link>
      : {t(`posts.stages.${one.stage}`)}
    </>
  );
}
