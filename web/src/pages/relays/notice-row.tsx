import { markNotice, type NoticeState, type NoticeView } from '@bedside/server/contract/flow/relays';
import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { Archive, CircleCheck, CircleDot, ExternalLink, type LucideIcon, PenLine, Siren } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatInstant } from '../../lib/format.ts';
import { useCall } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';
import { afterNotice } from './use-notices.ts';

const badges: Readonly<Record<NoticeState, { readonly tone: Tone; readonly icon: LucideIcon }>> = {
  new: { tone: 'info', icon: CircleDot },
  drafted: { tone: 'warn', icon: PenLine },
  passed_on: { tone: 'pass', icon: CircleCheck },
  set_aside: { tone: 'quiet', icon: Archive },
};

/** One notice: what it says, whose it is, what became of it and what can be done. */
export function NoticeRow({ notice, onPassOn }: { notice: NoticeView; onPassOn: () => void }) {
  const { t, i18n } = useTranslation();
  const { organization } = useSession();
  const { icon, tone } = badges[notice.state];
  const when =
    notice.publishedAt === null
      ? t('relays.found', { time: formatInstant(notice.listedAt, i18n.language, organization.timeZone) })
      : t('relays.published', { time: formatDate(dayIn(notice.publishedAt, organization.timeZone), i18n.language) });
  return (
    <li className={classes.row} data-notice={notice.id}>
      <Stack gap={4} className={classes.main}>
        <Anchor href={notice.link} target="_blank" rel="noreferrer" fw={650} lang={notice.language} data-list-row>
          {notice.title} <ExternalLink size={14} aria-label={t('relays.opens')} />
        </Anchor>
        <Text size="sm" c="dimmed">
          {[notice.sourceName, when].join(' · ')}
        </Text>
        {notice.summary !== '' && (
          <Text size="sm" lang={notice.language} lineClamp={3}>
            {notice.summary}
          </Text>
        )}
        <Change notice={notice} />
      </Stack>
      <Stack gap="xs" align="flex-end">
        <Group gap="xs">
          {notice.isSevere && (
            <StateBadge tone="warn" icon={Siren}>
              {t('relays.severe')}
            </StateBadge>
          )}
          <StateBadge tone={tone} icon={icon}>
            {t(`relays.states.${notice.state}`)}
          </StateBadge>
        </Group>
        <Actions notice={notice} onPassOn={onPassOn} />
      </Stack>
    </li>
  );
}

function dayIn(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(new Date(instant));
}

function useMayWrite(): boolean {
  const { person } = useSession();
  return hasRole(
    person,
    'administrator',
    'author',
    'clinician_reviewer',
    'privacy_officer',
    'publisher',
    'coordinator',
  );
}

function Actions({ notice, onPassOn }: { notice: NoticeView; onPassOn: () => void }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const mayWrite = useMayWrite();
  const mark = useCall(markNotice, { invalidates: afterNotice });
  const { change, isSevere, posts, state, title } = notice;
  const post = posts.at(-1);
  const to = (as: 'set_aside' | 'taken_back') => mark.mutate({ params: { id: notice.id }, body: { as } });
  return (
    <Group component="fieldset" gap="xs" justify="flex-end" bd={0} p={0} m={0} miw={0} aria-label={title}>
      {post !== undefined && (
        <LinkButton to="/posts/$postId" params={{ postId: post.postId }} variant="default" size="xs">
          {t('relays.openPost')}
        </LinkButton>
      )}
      {mayWrite && state === 'new' && (
        <Button variant="default" size="xs" loading={mark.isPending} onClick={() => to('set_aside')}>
          {t('relays.setAside')}
        </Button>
      )}
      {mayWrite && state === 'set_aside' && (
        <Button variant="default" size="xs" loading={mark.isPending} onClick={() => to('taken_back')}>
          {t('relays.takeBack')}
        </Button>
      )}
      {isSevere && state === 'new' && hasRole(person, 'publisher') && (
        <LinkButton to="/urgent" search={{ notice: notice.id }} variant="default" size="xs">
          {t('relays.urgent')}
        </LinkButton>
      )}
      {mayWrite && change?.kind !== 'withdrawn' && (
        <Button size="xs" variant={state === 'new' ? 'filled' : 'default'} onClick={onPassOn}>
          {t('relays.passOn')}
        </Button>
      )}
      <ProblemNotice error={mark.error} />
    </Group>
  );
}

/** What its source did to it since, and the way to the post that has to follow. */
function Change({ notice }: { notice: NoticeView }) {
  const { t } = useTranslation();
  const mayWrite = useMayWrite();
  const seen = useCall(markNotice, { invalidates: afterNotice });
  const { change, id, language, posts } = notice;
  if (change === null) return null;
  const standing = posts.find(({ outSince }) => outSince !== null);
  const before = change.before?.title;
  return (
    <Alert color="warn" title={t(`relays.${change.kind}`)}>
      <Stack gap="xs">
        {before !== undefined && before !== notice.title && (
          <Text size="sm" lang={language}>
            {t('relays.before', { title: before })}
          </Text>
        )}
        {mayWrite && (
          <Group gap="xs">
            {standing !== undefined && (
              <LinkButton to="/posts/$postId" params={{ postId: standing.postId }} size="xs">
                {t('relays.correct')}
              </LinkButton>
            )}
            <Button
              variant="default"
              size="xs"
              loading={seen.isPending}
              onClick={() => seen.mutate({ params: { id }, body: { as: 'change_seen' } })}
            >
              {t('relays.seen')}
            </Button>
          </Group>
        )}
        <ProblemNotice error={seen.error} />
      </Stack>
    </Alert>
  );
}
