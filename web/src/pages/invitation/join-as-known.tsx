import { acceptInvitation, getSession, type SessionView, signOut } from '@bedside/server/contract/registers/sign-in';
import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';
import { ask, useCall } from '../../lib/query.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SignInWays } from '../sign-in/sign-in-ways.tsx';
import type { Invitation } from './invitation-page.tsx';

/** Somebody who has an account proves that it is theirs by signing in; then one button joins. */
export function JoinAsKnown(props: { invitation: Invitation; onJoined: (session: SessionView) => void }) {
  const { t } = useTranslation();
  const { email, organizationName, token } = props.invitation;
  const session = useQuery(ask(getSession));
  const join = useCall(acceptInvitation, {
    onSuccess: (answer) => answer.session !== null && props.onJoined(answer.session),
  });
  const leave = useCall(signOut, { invalidates: [getSession] });
  if (session.isPending) return <ListSkeleton rows={2} />;
  const person = session.data?.session?.person;

  if (!person) {
    return (
      <Stack gap="md">
        <Text>{t('signIn.invitation.hasAccount', { email })}</Text>
        {/* Back on this page the secret is no longer in the address, so another provider's page is no way from here. */}
        <SignInWays email={email} onSignedIn={() => void session.refetch()} />
      </Stack>
    );
  }
  if (person.email.toLowerCase() !== email.toLowerCase()) {
    return (
      <Stack gap="md">
        <Text>{t('signIn.invitation.otherAccount', { email: person.email, invited: email })}</Text>
        <ProblemNotice error={leave.error} />
        <Button fullWidth loading={leave.isPending} onClick={() => leave.mutate({})}>
          {t('signIn.invitation.signOut')}
        </Button>
      </Stack>
    );
  }
  return (
    <Stack gap="md">
      <Text>{t('signIn.invitation.hasAccountSignedIn', { email })}</Text>
      <ProblemNotice error={join.error} />
      <Button
        fullWidth
        loading={join.isPending}
        onClick={() => join.mutate({ body: { token, locale: currentLanguage() } })}
      >
        {t('signIn.invitation.joinSubmit', { organization: organizationName })}
      </Button>
    </Stack>
  );
}
