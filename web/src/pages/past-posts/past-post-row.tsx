import {
  type PastPostView,
  type PastReason,
  pastSummary,
  searchPastPosts,
  undoPastDecision,
} from '@bedside/server/contract/evidence/past-posts';
import { Anchor, Button, Group, List, Stack, Text } from '@mantine/core';
import { CircleCheck, CircleSlash, Eye, Hourglass, type LucideIcon, OctagonAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { TextLink } from '../../ui/link-button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';
import { useChannelNames } from '../authorizations/use-channel-names.ts';
import { useHouseDay } from '../authorizations/use-house-day.ts';
import { DecideDialog } from './decide-dialog.tsx';

const looks: Readonly<Record<PastPostView['verdict'], { readonly tone: Tone; readonly icon: LucideIcon }>> = {
  waiting: { tone: 'quiet', icon: Hourglass },
  lacks: { tone: 'block', icon: OctagonAlert },
  look: { tone: 'warn', icon: Eye },
  allowed: { tone: 'pass', icon: CircleCheck },
  nobody: { tone: 'quiet', icon: CircleSlash },
};

/** One post from before: where and when, its words, why it lacks a permission, and what was decided. */
export function PastPostRow({ post, mayDecide }: { post: PastPostView; mayDecide: boolean }) {
  const { t } = useTranslation();
  const [isDeciding, setDeciding] = useState(false);
  return (
    <li className={classes.row}>
      <Stack gap={6} className={classes.main ?? ''}>
        <About post={post} />
        <Words text={post.text} />
        <Pictures post={post} />
        {post.reasons.length > 0 && (
          <List size="sm" spacing={2}>
            {post.reasons.map((reason) => (
              <List.Item key={JSON.stringify(reason)}>
                <ReasonText reason={reason} />
              </List.Item>
            ))}
          </List>
        )}
        {post.authorizationIds.map((id) => (
          <TextLink key={id} to="/authorizations/$authorizationId" params={{ authorizationId: id }} size="sm">
            {t('pastPosts.allowedBy')}
          </TextLink>
        ))}
        {post.decision !== null && <Decided post={post} mayDecide={mayDecide} />}
      </Stack>
      <div className={classes.side}>
        <StateBadge {...looks[post.verdict]}>{t(`pastPosts.verdicts.${post.verdict}`)}</StateBadge>
        {mayDecide && (
          <Button size="xs" variant="default" onClick={() => setDeciding(true)}>
            {t('pastPosts.decide')}
          </Button>
        )}
      </div>
      {isDeciding && <DecideDialog post={post} onClose={() => setDeciding(false)} />}
    </li>
  );
}

function About({ post }: { post: PastPostView }) {
  const { t } = useTranslation();
  const dayOf = useHouseDay();
  const nameOf = useChannelNames();
  const { postedAt, channelId, channelName, link, postId } = post;
  const about = [
    postedAt === null ? t('pastPosts.dayUnknown') : dayOf(postedAt),
    channelId === null ? channelName : nameOf(channelId),
  ].filter((part) => part !== '');
  return (
    <Group gap="sm">
      <Text size="xs" c="dimmed">
        {about.join(' · ')}
      </Text>
      {link !== null && (
        <Anchor href={link} target="_blank" rel="noreferrer noopener" size="xs">
          {t('pastPosts.openLink')}
        </Anchor>
      )}
      {postId !== null && (
        <TextLink to="/posts/$postId" params={{ postId }} size="xs">
          {t('pastPosts.openPost')}
        </TextLink>
      )}
    </Group>
  );
}

/** Longer words are folded up first. */
const SHORT_UNITS = 400;

function Words({ text }: { text: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (text === '') {
    return (
      <Text size="sm" c="dimmed">
        {t('pastPosts.noWords')}
      </Text>
    );
  }
  return (
    <div>
      <Text size="sm" lineClamp={isOpen ? 0 : 4} style={{ whiteSpace: 'pre-wrap' }}>
        {isOpen ? text : text.slice(0, 2 * SHORT_UNITS)}
      </Text>
      {text.length > SHORT_UNITS && (
        <Button size="compact-xs" variant="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'pastPosts.lessText' : 'pastPosts.wholeText')}
        </Button>
      )}
    </div>
  );
}

function Pictures({ post: { pictures } }: { post: PastPostView }) {
  const { t } = useTranslation();
  if (pictures.length === 0) return null;
  const names = pictures.map(({ name, sha256 }) => name ?? `${(sha256 ?? '').slice(0, 12)}…`);
  return (
    <Text size="xs" c="dimmed">
      {t('pastPosts.pictures', { names: names.join(', ') })}
    </Text>
  );
}

function ReasonText({ reason }: { reason: PastReason }) {
  const { t } = useTranslation();
  if (reason.code === 'PATIENT_TOLD_OF')
    return t('pastPosts.reasons.PATIENT_TOLD_OF', { found: reason.found.join(', ') });
  if (reason.code === 'PICTURES_UNKNOWN') return t('pastPosts.reasons.PICTURES_UNKNOWN');
  if (reason.code === 'PICTURE_NAMED_ONLY') return t('pastPosts.reasons.PICTURE_NAMED_ONLY', { count: reason.count });
  if (reason.code === 'PICTURE_UNSEEN') return t('pastPosts.reasons.PICTURE_UNSEEN', { picture: reason.picture });
  const { picture, state } = reason;
  if (state === null) return t('pastPosts.reasons.PERSON_NOT_CLEARED', { picture });
  return t('pastPosts.reasons.PERSON_NOT_CLEARED_state', { picture, state: t(`authorizations.states.${state}`) });
}

function Decided({ post, mayDecide }: { post: PastPostView; mayDecide: boolean }) {
  const { t } = useTranslation();
  const dayOf = useHouseDay();
  const undo = useCall(undoPastDecision, {
    invalidates: [pastSummary, searchPastPosts],
    onSuccess: () => notifyDone(t('pastPosts.undone')),
  });
  const { decision } = post;
  if (decision === null) return null;
  const { kind, note, authorizationId, decidedByName, decidedAt } = decision;
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Text size="sm" fw={500}>
          {t(`pastPosts.decisions.${kind}`)}
        </Text>
        <Text size="xs" c="dimmed">
          {t('pastPosts.decisionBy', { name: decidedByName, date: dayOf(decidedAt) })}
        </Text>
        {authorizationId !== null && (
          <TextLink to="/authorizations/$authorizationId" params={{ authorizationId }} size="xs">
            {t('pastPosts.allowedBy')}
          </TextLink>
        )}
        {mayDecide && (
          <Button
            size="compact-xs"
            variant="subtle"
            loading={undo.isPending}
            onClick={() => undo.mutate({ params: { id: post.id } })}
          >
            {t('pastPosts.undo')}
          </Button>
        )}
      </Group>
      {note !== '' && <Text size="sm">{note}</Text>}
      <ProblemNotice error={undo.error} />
    </Stack>
  );
}
