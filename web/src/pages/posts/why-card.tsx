import type { DeliveryView } from '@bedside/server/contract/flow/publish';
import { Alert, List, Text } from '@mantine/core';
import { CircleQuestionMark } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useReasonWords } from '../../ui/clearance-words.ts';
import { useFailureWords } from '../../ui/failure-words.ts';
import { TextLink } from '../../ui/link-button.tsx';
import { useStops } from '../../ui/stop-control.tsx';
import { useTroubleWords } from '../../ui/trouble-words.ts';
import { newestByChannel } from '../health/why-lines.ts';
import { type WhyReason, whyNotOut } from './why-not-out.ts';

/** "Why did this not go out?": one sentence, and each reason with what to do. Nothing where nothing is missing. */
export function WhyCard({ deliveries }: { deliveries: readonly DeliveryView[] }) {
  const { t, i18n } = useTranslation();
  const nowMs = useNow();
  const stops = new Set(useStops().data?.stops.map(({ id }) => id));
  const why = whyNotOut(newestByChannel(deliveries), { nowMs, stops });
  if (why === null) return null;
  return (
    <section aria-label={t('posts.why.title')}>
      <Alert color="warn" role="none" icon={<CircleQuestionMark size={20} aria-hidden />} title={t('posts.why.title')}>
        <Text size="sm" fw={500}>
          {t(`posts.why.sentences.${why.sentence}`, { time: formatInstant(why.dueAt, i18n.language) })}
        </Text>
        <List size="sm" my="xs">
          {why.reasons.map((reason) => (
            <ReasonLine key={reason.channelName + JSON.stringify(reason.about)} reason={reason} />
          ))}
        </List>
        <TextLink to="/health" size="sm">
          {t('posts.why.toHealth')}
        </TextLink>
      </Alert>
    </section>
  );
}

function ReasonLine({ reason }: { reason: WhyReason }) {
  const { t } = useTranslation();
  const reasonWords = useReasonWords();
  const failureWords = useFailureWords();
  const troubleWords = useTroubleWords();
  const { about } = reason;
  const wordsOf = () => {
    if (about.kind === 'blocker') return reasonWords(about.blocker);
    if (about.kind === 'failure') return failureWords(about.code);
    if (about.kind === 'trouble') return troubleWords(about.network, about.trouble);
    return about.kind === 'late' ? t('posts.why.late') : '';
  };
  return (
    <List.Item>
      <b>{reason.channelName}</b>: {wordsOf()} {t(`posts.why.advice.${reason.advice}`)}
    </List.Item>
  );
}
