import { setupStatus } from '@bedside/server/contract/registers/org';
import { signIn } from '@bedside/server/contract/registers/sign-in';
import { Alert, Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../lib/form-errors.ts';
import { ask, useCall } from '../../lib/query.ts';
import { localPath } from '../../lib/return-path.ts';
import { keepSession } from '../../lib/session.ts';
import { OpenPage } from '../../ui/open-page.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

export function SignInPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { history } = useRouter();
  const search = useSearch({ from: '/sign-in' });
  const returnPath = localPath(search.return);
  const status = useQuery(ask(setupStatus));
  const submit = useCall(signIn, {
    onSuccess: (session) => {
      client.removeQueries({ type: 'inactive' });
      keepSession(client, session);
      history.push(returnPath);
    },
  });
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: contractErrors(signIn.body, t),
  });

  if (status.data?.done === false) return <Navigate to="/setup" replace />;
  return (
    <OpenPage title={t('signIn.title')} lead={t('signIn.lead')}>
      <form noValidate onSubmit={form.onSubmit((body) => submit.mutate({ body }))}>
        <Stack gap="md">
          {returnPath !== '/' && submit.error === null && <Alert color="info">{t('signIn.returning')}</Alert>}
          <ProblemNotice error={submit.error} />
          <TextInput
            label={t('common.email')}
            type="email"
            autoComplete="username"
            inputMode="email"
            {...form.getInputProps('email')}
          />
          <PasswordField autoComplete="current-password" {...form.getInputProps('password')} />
          <Button type="submit" loading={submit.isPending} fullWidth>
            {t('signIn.submit')}
          </Button>
        </Stack>
      </form>
      <Text size="xs" c="dimmed">
        {t('signIn.forgot')}
      </Text>
    </OpenPage>
  );
}
