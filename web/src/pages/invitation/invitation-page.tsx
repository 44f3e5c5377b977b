import { acceptInvitation, readInvitation } from '@bedside/server/contract/registers/sign-in';
import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../lib/form-errors.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { ask, useCall } from '../../lib/query.ts';
import { keepSession } from '../../lib/session.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { OpenPage } from '../../ui/open-page.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Joins by a link whose secret stands behind `#`, where no server and no log sees it. */
export function InvitationPage() {
  const { t } = useTranslation();
  const [token] = useState(() => window.location.hash.slice(1));
  const isWhole = readInvitation.body.safeParse({ token }).success;
  const invitation = useQuery({
    ...ask(readInvitation, { body: { token } }),
    queryKey: ['invitation'],
    enabled: isWhole,
  });

  if (!isWhole || invitation.error) {
    return (
      <OpenPage title={t('signIn.invitation.plainTitle')}>
        {isWhole ? (
          <ProblemNotice error={invitation.error} onRetry={() => void invitation.refetch()} />
        ) : (
          <Text>{t('signIn.invitation.missing')}</Text>
        )}
        <Button component={Link} to="/sign-in" variant="default">
          {t('signIn.invitation.toSignIn')}
        </Button>
      </OpenPage>
    );
  }
  if (!invitation.data) {
    return (
      <OpenPage title={t('signIn.invitation.plainTitle')}>
        <ListSkeleton rows={3} />
      </OpenPage>
    );
  }
  const { organizationName, name, email } = invitation.data;
  return (
    <OpenPage
      title={t('signIn.invitation.title', { organization: organizationName })}
      lead={t('signIn.invitation.lead', { name })}
    >
      <JoinForm token={token} email={email} />
    </OpenPage>
  );
}

function JoinForm(props: { token: string; email: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const join = useCall(acceptInvitation, {
    onSuccess: async (session) => {
      client.removeQueries({ type: 'inactive' });
      keepSession(client, session);
      await navigate({ to: '/', replace: true });
    },
  });
  const form = useForm({
    initialValues: { password: '' },
    validate: contractErrors(acceptInvitation.body.pick({ password: true }), t),
  });
  const submit = form.onSubmit(({ password }) =>
    join.mutate({ body: { token: props.token, password, locale: currentLanguage() } }),
  );
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <ProblemNotice error={join.error} />
        <TextInput label={t('common.email')} value={props.email} readOnly autoComplete="username" />
        <PasswordField
          description={t('signIn.invitation.passwordHint')}
          autoComplete="new-password"
          required
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={join.isPending} fullWidth>
          {t('signIn.invitation.submit')}
        </Button>
      </Stack>
    </form>
  );
}
