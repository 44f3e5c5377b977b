import { type SignInAnswer, signIn } from '@bedside/server/contract/registers/sign-in';
import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../lib/form-errors.ts';
import { isProblem } from '../../lib/problem.ts';
import { useCall } from '../../lib/query.ts';
import { TextLink } from '../../ui/link-button.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

export function PasswordForm(props: { email?: string | undefined; onAnswer: (answer: SignInAnswer) => void }) {
  const { t } = useTranslation();
  const submit = useCall(signIn, { onSuccess: props.onAnswer });
  const form = useForm({
    initialValues: { email: props.email ?? '', password: '' },
    validate: contractErrors(signIn.body, t),
  });
  return (
    <form noValidate onSubmit={form.onSubmit((body) => submit.mutate({ body }))}>
      <Stack gap="md">
        <SignInProblem error={submit.error} />
        <TextInput
          label={t('common.email')}
          type="email"
          // The second word lets browsers offer passkeys below the field.
          autoComplete="username webauthn"
          inputMode="email"
          readOnly={props.email !== undefined}
          {...form.getInputProps('email')}
        />
        <Stack gap={6}>
          <PasswordField autoComplete="current-password" {...form.getInputProps('password')} />
          <Group justify="flex-end">
            <TextLink to="/forgot-password" size="xs">
              {t('signIn.forgotLink')}
            </TextLink>
          </Group>
        </Stack>
        <Button type="submit" loading={submit.isPending} fullWidth>
          {t('signIn.submit')}
        </Button>
      </Stack>
    </form>
  );
}

/** Somebody who is kept out for a while learns why, how long, and what works meanwhile. */
function SignInProblem({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (!isProblem(error, 'TOO_MANY_TRIES')) return <ProblemNotice error={error} />;
  return (
    <Alert role="alert" color="warn" icon={<Clock size={20} aria-hidden />} title={t('signIn.lockedTitle')}>
      <Text size="sm">{t('signIn.lockedText')}</Text>
    </Alert>
  );
}
