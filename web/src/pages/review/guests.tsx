import { type GuestView, getReview } from '@bedside/server/contract/flow/review';
import { revokeGuest } from '@bedside/server/contract/flow/review/guests';
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { useCall } from '../../lib/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { guestIcons } from './guest-icons.ts';
import { type FormerGuest, InviteGuestDialog } from './invite-guest-dialog.tsx';
import classes from './review.module.css';
import { type ReviewAnswer, useReviewsOfPost } from './use-reviews-of-post.ts';

/** People from outside who are asked to decide this version, and those who were asked for earlier ones. */
export function Guests(props: { answer: ReviewAnswer }) {
  const { review, may } = props.answer;
  const { t } = useTranslation();
  const [inviting, setInviting] = useState<FormerGuest | 'new' | null>(null);
  const [ending, setEnding] = useState<GuestView | null>(null);
  const former = useFormerGuests(props.answer);
  const canInvite = may.inviteTo.length > 0;
  const revoke = useCall(revokeGuest, { invalidates: [getReview], onSuccess: () => setEnding(null) });
  if (review.guests.length === 0 && !canInvite) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="guests-title">
      <Stack gap="sm">
        <Title order={2} size="h3" id="guests-title">
          {t('reviewDesk.guestsTitle')}
        </Title>
        {review.guests.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('reviewDesk.guestsNone')}
          </Text>
        )}
        <Stack gap="sm" component="ul" m={0} p={0} className={classes.plainList ?? ''}>
          {review.guests.map((guest) => (
            <GuestLine key={guest.id} guest={guest} onEnd={() => setEnding(guest)} />
          ))}
        </Stack>
        {canInvite && (
          <>
            {former.map((guest) => (
              <Group key={guest.email} gap="xs" justify="space-between">
                <Text size="sm">{guest.name}</Text>
                <Button size="compact-sm" variant="default" onClick={() => setInviting(guest)}>
                  {t('reviewDesk.again')}
                </Button>
              </Group>
            ))}
            <Button
              size="sm"
              variant="default"
              w="fit-content"
              leftSection={<UserRoundPlus size={16} aria-hidden />}
              onClick={() => setInviting('new')}
            >
              {t('reviewDesk.inviteGuest')}
            </Button>
          </>
        )}
      </Stack>
      {inviting !== null && (
        <InviteGuestDialog
          answer={props.answer}
          former={inviting === 'new' ? null : inviting}
          onClose={() => setInviting(null)}
        />
      )}
      {ending !== null && (
        <ConfirmDialog
          title={t('reviewDesk.revokeTitle', { name: ending.name })}
          text={t('reviewDesk.revokeText')}
          confirm={t('reviewDesk.revoke')}
          busy={revoke.isPending}
          error={revoke.error}
          onConfirm={() => revoke.mutate({ params: { id: review.id, guestId: ending.id } })}
          onClose={() => setEnding(null)}
        />
      )}
    </Paper>
  );
}

/** Guests of earlier reviews of the post whom this one has not asked, each once. */
function useFormerGuests({ review }: ReviewAnswer): FormerGuest[] {
  const known = new Set(review.guests.map(({ email }) => email));
  const earlier = useReviewsOfPost(review.postId).filter((one) => one.review.id !== review.id);
  const all = earlier.flatMap((one) => one.review.guests).filter(({ email }) => !known.has(email));
  return [...new Map(all.map((guest) => [guest.email, guest])).values()];
}

function GuestLine(props: { guest: GuestView; onEnd: () => void }) {
  const { guest, onEnd } = props;
  const { t, i18n } = useTranslation();
  const { tone, icon } = guestIcons[guest.state];
  const time = formatInstant(guest.expiresAt, i18n.language);
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={500}>
          {guest.name}
        </Text>
        <StateBadge tone={tone} icon={icon}>
          {t(`reviewDesk.guestStates.${guest.state}`)}
        </StateBadge>
      </Group>
      <Text size="xs" c="dimmed" className={classes.said ?? ''}>
        {guest.email} · {t('reviewDesk.guestBy', { name: guest.invitedByName, time })}
        {guest.trainingAttestedByName !== null &&
          ` · ${t('reviewDesk.guestAttested', { name: guest.trainingAttestedByName })}`}
      </Text>
      {guest.mailErrorCode !== null && <Text size="xs">{t('reviewDesk.guestMailFailed')}</Text>}
      {guest.state !== 'revoked' && (
        <Button size="compact-sm" variant="subtle" color="block" onClick={onEnd}>
          {t('reviewDesk.revoke')}
        </Button>
      )}
    </li>
  );
}
