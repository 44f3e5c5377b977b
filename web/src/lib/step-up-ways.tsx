import { proveByPasskeyOptions, proveIdentity } from '@bedside/server/contract/registers/sign-in';
import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Fingerprint } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PasswordField } from '../ui/password-field.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SsoWindowButton } from '../ui/sso-window-button.tsx';
import { call } from './api.ts';
import { askForPasskey } from './passkey.ts';
import { ApiProblem, isProblem, isSessionLost } from './problem.ts';
import { stepUpDesk } from './step-up-desk.ts';

/** After a proof the waiting calls go on; where the session has ended meanwhile, there is nothing left to prove. */
const settling = {
  onSuccess: () => stepUpDesk.proved(),
  onError: (error: Error) => {
    if (isSessionLost(error)) stepUpDesk.cancel();
  },
};

/** What had the focus goes when another way is chosen, so that way takes it. */
function useFocus<Element extends HTMLElement>() {
  const element = useRef<Element>(null);
  useEffect(() => element.current?.focus(), []);
  return element;
}

/** The server speaks of e-mail and password; here only the password was asked for. */
const wrongPassword = new ApiProblem({ code: 'PROOF_WRONG', status: 401, title: 'This password is not right.' });

export function ProveByPasskey() {
  const { t } = useTranslation();
  const button = useFocus<HTMLButtonElement>();
  const prove = useMutation({
    mutationFn: async () => {
      const { options } = await call(proveByPasskeyOptions);
      return call(proveIdentity, { body: { by: 'passkey', response: await askForPasskey(options) } });
    },
    ...settling,
  });
  return (
    <Stack gap="sm">
      <ProblemNotice error={prove.error} />
      <Button
        ref={button}
        data-autofocus
        fullWidth
        leftSection={<Fingerprint size={18} aria-hidden />}
        loading={prove.isPending}
        onClick={() => prove.mutate()}
      >
        {t('security.stepUp.ways.passkey')}
      </Button>
    </Stack>
  );
}

export function ProveByWords({ by }: { by: 'totp' | 'password' }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const input = useFocus<HTMLInputElement>();
  const prove = useMutation({
    mutationFn: () => call(proveIdentity, { body: by === 'totp' ? { by, code: words } : { by, password: words } }),
    ...settling,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The dialog lies above other forms, and its key press is its own.
    event.stopPropagation();
    if (words.trim() !== '') prove.mutate();
  };
  const field = {
    ref: input,
    value: words,
    'data-autofocus': true,
    onChange: (event: { currentTarget: HTMLInputElement }) => setWords(event.currentTarget.value),
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="sm">
        <ProblemNotice error={isProblem(prove.error, 'SIGN_IN_FAILED') ? wrongPassword : prove.error} />
        {by === 'totp' ? (
          <TextInput
            label={t('security.stepUp.codeLabel')}
            description={t('security.stepUp.codeHint')}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={20}
            {...field}
          />
        ) : (
          <PasswordField autoComplete="current-password" {...field} />
        )}
        <Button type="submit" fullWidth loading={prove.isPending}>
          {t('security.stepUp.confirm')}
        </Button>
      </Stack>
    </form>
  );
}

export function ProveBySso({ organizationId }: { organizationId: string }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      <Text>{t('security.stepUp.ssoText')}</Text>
      <SsoWindowButton
        organizationId={organizationId}
        purpose={{ for: 'prove' }}
        label={t('security.stepUp.ways.sso')}
        takesFocus
        onDone={stepUpDesk.proved}
      />
    </Stack>
  );
}
