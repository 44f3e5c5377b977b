import { usePasswordReset as resetEndpoint } from '@bedside/server/contract/registers/sign-in';
import { Button, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../lib/form-errors.ts';
import { isProblem } from '../../lib/problem.ts';
import { useCall } from '../../lib/query.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { NewPasswordField } from '../../ui/new-password-field.tsx';
import { OpenPage } from '../../ui/open-page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Sets a password by a link whose secret stands behind `#`, where no server and no log sees it. */
export function ResetPasswordPage() {
  const { t } = useTranslation();
  const [token] = useState(() => window.location.hash.slice(1));
  const isWhole = resetEndpoint.body.shape.token.safeParse(token).success;
  // oxlint-disable-next-line react/hooks -- an endpoint whose name begins like a hook's
  const reset = useCall(resetEndpoint);
  const form = useForm({
    initialValues: { password: '' },
    validate: contractErrors(resetEndpoint.body.pick({ password: true }), t),
  });
  if (!isWhole) return <Missing />;
  if (reset.isSuccess) {
    return (
      <OpenPage title={t('signIn.reset.doneTitle')} lead={t('signIn.reset.doneText')}>
        <LinkButton to="/sign-in">{t('signIn.submit')}</LinkButton>
      </OpenPage>
    );
  }
  if (isProblem(reset.error, 'RESET_LINK_UNKNOWN')) {
    return (
      <OpenPage title={t('signIn.reset.title')}>
        <ProblemNotice error={reset.error} />
        <LinkButton to="/forgot-password">{t('signIn.reset.again')}</LinkButton>
      </OpenPage>
    );
  }
  return (
    <OpenPage title={t('signIn.reset.title')} lead={t('signIn.reset.lead')}>
      <form noValidate onSubmit={form.onSubmit(({ password }) => reset.mutate({ body: { token, password } }))}>
        <Stack gap="md">
          <ProblemNotice error={reset.error} />
          <NewPasswordField
            label={t('signIn.reset.label')}
            description={t('signIn.invitation.passwordHint')}
            knownWords={[]}
            {...form.getInputProps('password')}
          />
          <Button type="submit" fullWidth loading={reset.isPending}>
            {t('signIn.reset.submit')}
          </Button>
        </Stack>
      </form>
    </OpenPage>
  );
}

function Missing() {
  const { t } = useTranslation();
  return (
    <OpenPage title={t('signIn.reset.title')}>
      <Text>{t('signIn.reset.missing')}</Text>
      <LinkButton to="/forgot-password" variant="default">
        {t('signIn.reset.again')}
      </LinkButton>
    </OpenPage>
  );
}
