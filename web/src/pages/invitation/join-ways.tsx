import {
  acceptByPasskeyOptions,
  acceptInvitation,
  beginSso,
  type SessionView,
} from '@bedside/server/contract/registers/sign-in';
import { Badge, Button, Divider, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Building2, Fingerprint } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api.ts';
import { contractErrors } from '../../lib/form-errors.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { deviceName, knowsPasskeys, makePasskey } from '../../lib/passkey.ts';
import { useCall } from '../../lib/query.ts';
import { NewPasswordField } from '../../ui/new-password-field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { Invitation } from './invitation-page.tsx';

type Props = { invitation: Invitation; onJoined: (session: SessionView) => void };

/** The surest way first; a password is one press away, and stands open where there are no passkeys. */
export function JoinWays(props: Props) {
  const { t } = useTranslation();
  const { invitation } = props;
  const withPasskey = invitation.passkeysPossible && knowsPasskeys();
  const [withPassword, setWithPassword] = useState(!withPasskey);
  return (
    <Stack gap="md">
      {withPasskey && <JoinByPasskey {...props} />}
      {invitation.sso !== null && <JoinBySso invitation={invitation} label={invitation.sso.label} />}
      {(withPasskey || invitation.sso !== null) && <Divider label={t('signIn.or')} />}
      {withPassword ? (
        <JoinByPassword {...props} isFirst={!withPasskey} />
      ) : (
        <Button variant="default" fullWidth onClick={() => setWithPassword(true)}>
          {t('signIn.invitation.passwordOpen')}
        </Button>
      )}
    </Stack>
  );
}

function JoinByPasskey({ invitation, onJoined }: Props) {
  const { t } = useTranslation();
  const { token } = invitation;
  const join = useMutation({
    mutationFn: async () => {
      const { options } = await call(acceptByPasskeyOptions, { body: { token } });
      const response = await makePasskey(options);
      const name = deviceName() ?? t('signIn.invitation.passkeyNameUnknown');
      return call(acceptInvitation, { body: { token, passkey: { name, response }, locale: currentLanguage() } });
    },
    onSuccess: (answer) => answer.session !== null && onJoined(answer.session),
  });
  return (
    <Stack gap="sm">
      <div>
        <Group gap="xs">
          <Title order={2} size="h3">
            {t('signIn.invitation.passkeyTitle')}
          </Title>
          <Badge variant="light">{t('signIn.invitation.recommended')}</Badge>
        </Group>
        <Text c="dimmed">{t('signIn.invitation.passkeyText')}</Text>
      </div>
      <ProblemNotice error={join.error} />
      <Button
        fullWidth
        leftSection={<Fingerprint size={18} aria-hidden />}
        loading={join.isPending}
        onClick={() => join.mutate()}
      >
        {t('signIn.invitation.passkeySubmit')}
      </Button>
    </Stack>
  );
}

function JoinBySso({ invitation, label }: { invitation: Invitation; label: string }) {
  const { t } = useTranslation();
  const begin = useCall(beginSso, { onSuccess: ({ redirectTo }) => location.assign(redirectTo) });
  const { token } = invitation;
  // An invitation's secret begins with its organization.
  const organizationId = token.split('.')[0] ?? '';
  return (
    <Stack gap="xs">
      <ProblemNotice error={begin.error} />
      <Button
        variant="default"
        fullWidth
        leftSection={<Building2 size={18} aria-hidden />}
        loading={begin.isPending}
        onClick={() => begin.mutate({ body: { organizationId, purpose: { for: 'join', token }, returnPath: '/' } })}
      >
        {t('signIn.invitation.sso', { label })}
      </Button>
    </Stack>
  );
}

function JoinByPassword({ invitation, onJoined, isFirst }: Props & { isFirst: boolean }) {
  const { t } = useTranslation();
  const { token, email, name, organizationName } = invitation;
  const join = useCall(acceptInvitation, {
    onSuccess: (answer) => answer.session !== null && onJoined(answer.session),
  });
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The button that opened this form is gone, and with it what had the focus.
    if (!isFirst) field.current?.focus();
  }, [isFirst]);
  const form = useForm({
    initialValues: { password: '' },
    validate: contractErrors(acceptInvitation.body.pick({ password: true }).required(), t),
  });
  const submit = form.onSubmit(({ password }) => join.mutate({ body: { token, password, locale: currentLanguage() } }));
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <ProblemNotice error={join.error} />
        <TextInput label={t('common.email')} value={email} readOnly autoComplete="username" />
        <NewPasswordField
          description={t('signIn.invitation.passwordHint')}
          knownWords={[name, email, organizationName]}
          ref={field}
          {...form.getInputProps('password')}
        />
        <Button type="submit" variant={isFirst ? 'filled' : 'default'} loading={join.isPending} fullWidth>
          {t('signIn.invitation.passwordSubmit')}
        </Button>
      </Stack>
    </form>
  );
}
