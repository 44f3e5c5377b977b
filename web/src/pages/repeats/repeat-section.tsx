import { changeRepeat, readRepeat } from '@bedside/server/contract/flow/schedule/repeat';
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Check, Pause, Repeat } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallAnswer } from '../../lib/api.ts';
import { formatDate } from '../../lib/format.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { ask, useCall } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { RepeatDates } from './repeat-dates.tsx';
import { RepeatDialog } from './repeat-dialog.tsx';
import { ruleWords } from './repeat-words.ts';

type Answer = CallAnswer<typeof readRepeat>;
type Repeated = NonNullable<Answer['repeat']>;

/** Who may stop posts from coming again: more people than may let them. */
const stoppers = [
  'administrator',
  'author',
  'publisher',
  'privacy_officer',
  'clinician_reviewer',
  'coordinator',
  'recruiter',
] as const;

/**
 * By which rule a post comes again, when, and what became of it; or what it repeats itself. Asked for again whenever `news`, a
 * stamp of the last changes, is another one.
 */
export function RepeatSection({ postId, news }: { postId: string; news: string }) {
  const { t, i18n } = useTranslation();
  const [choosing, setChoosing] = useState(false);
  const { data, error, refetch } = useQuery(ask(readRepeat, { params: { id: postId } }));
  useEffect(() => {
    if (news !== '') void refetch();
  }, [news, refetch]);
  if (data === undefined) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  const { repeat, repeats, mayRepeat } = data;
  if (repeat === null && repeats === null && !mayRepeat) return null;
  return (
    <Stack gap="sm" component="section" aria-labelledby="repeats-title">
      <Title order={2} size="h3" id="repeats-title">
        {t('repeats.title')}
      </Title>
      {repeats !== null && (
        <Group gap="sm">
          <Text size="sm">{t('repeats.origin', { date: formatDate(repeats.on, i18n.language) })}</Text>
          <LinkButton to="/posts/$postId" params={{ postId: repeats.postId }} size="xs" variant="default">
            {t('repeats.openOrigin')}
          </LinkButton>
        </Group>
      )}
      {repeat === null && mayRepeat && (
        <Text size="sm" c="dimmed">
          {t('repeats.none')}
        </Text>
      )}
      {repeat !== null && <Standing repeat={repeat} keepsApproval={data.keepsApproval} />}
      {repeat !== null && <RepeatDates answer={data} isOver={repeat.state === 'ended'} />}
      <Group gap="xs">
        {repeat !== null && repeat.state !== 'ended' && <Stops postId={postId} repeat={repeat} mayGoOn={mayRepeat} />}
        {mayRepeat && (
          <Button variant="default" leftSection={<Repeat size={18} aria-hidden />} onClick={() => setChoosing(true)}>
            {t(repeat === null || repeat.state === 'ended' ? 'repeats.begin' : 'repeats.change')}
          </Button>
        )}
      </Group>
      {choosing && <RepeatDialog postId={postId} now={repeat} onClose={() => setChoosing(false)} />}
    </Stack>
  );
}

const looks = {
  active: { tone: 'pass', icon: Repeat },
  paused: { tone: 'warn', icon: Pause },
  ended: { tone: 'quiet', icon: Check },
} as const;

function Standing({ repeat, keepsApproval }: { repeat: Repeated; keepsApproval: boolean }) {
  const { t, i18n } = useTranslation();
  return (
    <div>
      <Group gap="xs">
        <StateBadge {...looks[repeat.state]}>{t(`repeats.states.${repeat.state}`)}</StateBadge>
        <Text fw={500}>{ruleWords(repeat, { t, language: i18n.language })}</Text>
      </Group>
      {repeat.because !== null && <Text size="sm">{t(`repeats.because.${repeat.because}`)}</Text>}
      <Text size="sm" c="dimmed">
        {t('repeats.byAhead', { name: repeat.madeByName, count: repeat.aheadDays })}{' '}
        {repeat.state !== 'ended' && t(keepsApproval ? 'repeats.keeps' : 'repeats.reviewed')}
      </Text>
    </div>
  );
}

function Stops({ postId, repeat, mayGoOn }: { postId: string; repeat: Repeated; mayGoOn: boolean }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const [ending, setEnding] = useState(false);
  const said = { active: 'resumed', paused: 'paused', ended: 'ended' } as const;
  const change = useCall(changeRepeat, {
    invalidates: [readRepeat],
    onSuccess: (_, { body }) => {
      setEnding(false);
      notifyDone(t(`repeats.${said[body.to]}`));
    },
  });
  const to = (state: Repeated['state']) => change.mutate({ params: { id: postId }, body: { to: state } });
  const mayStop = hasRole(person, ...stoppers);
  return (
    <>
      {repeat.state === 'paused' && mayGoOn && (
        <Button loading={change.isPending} onClick={() => to('active')}>
          {t('repeats.goOn')}
        </Button>
      )}
      {repeat.state === 'active' && mayStop && (
        <Button variant="default" loading={change.isPending} onClick={() => to('paused')}>
          {t('repeats.pause')}
        </Button>
      )}
      {mayStop && (
        <Button variant="default" onClick={() => setEnding(true)}>
          {t('repeats.end')}
        </Button>
      )}
      {!ending && <ProblemNotice error={change.error} />}
      {ending && (
        <ConfirmDialog
          title={t('repeats.endTitle')}
          text={t('repeats.endText')}
          confirm={t('repeats.endConfirm')}
          busy={change.isPending}
          error={change.error}
          onConfirm={() => to('ended')}
          onClose={() => setEnding(false)}
        />
      )}
    </>
  );
}
