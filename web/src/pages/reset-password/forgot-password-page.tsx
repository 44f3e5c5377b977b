import { requestPasswordReset } from '@bedside/server/contract/registers/sign-in';
import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../lib/form-errors.ts';
import { useCall } from '../../lib/query.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { OpenPage } from '../../ui/open-page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Asks for a link by mail. What it says is the same whether or not somebody has this address. */
export function ForgotPasswordPage() {
  const { t } = useTranslation();
  const request = useCall(requestPasswordReset);
  const form = useForm({ initialValues: { email: '' }, validate: contractErrors(requestPasswordReset.body, t) });
  const sentTo = request.isSuccess ? request.variables.body.email : null;
  return (
    <OpenPage
      title={sentTo === null ? t('signIn.forgot.title') : t('signIn.forgot.sentTitle')}
      {...(sentTo === null ? { lead: t('signIn.forgot.lead') } : {})}
    >
      {sentTo === null ? (
        <form noValidate onSubmit={form.onSubmit((body) => request.mutate({ body }))}>
          <Stack gap="md">
            <ProblemNotice error={request.error} />
            <TextInput
              label={t('common.email')}
              type="email"
              autoComplete="username"
              inputMode="email"
              {...form.getInputProps('email')}
            />
            <Button type="submit" fullWidth loading={request.isPending}>
              {t('signIn.forgot.submit')}
            </Button>
          </Stack>
        </form>
      ) : (
        <Stack gap="sm" component="output">
          <Text>{t('signIn.forgot.sentText', { email: sentTo })}</Text>
          <Text c="dimmed">{t('signIn.forgot.noMail')}</Text>
        </Stack>
      )}
      <LinkButton to="/sign-in" variant="default">
        {t('signIn.forgot.back')}
      </LinkButton>
    </OpenPage>
  );
}
