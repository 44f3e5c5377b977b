import type { SessionView, SignInAnswer } from '@bedside/server/contract/registers/sign-in';
import { Button, Divider, Stack } from '@mantine/core';
import { Fingerprint } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { knowsPasskeys } from '../../lib/passkey.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';
import { SsoWays } from './sso-ways.tsx';
import { usePasskeySignIn } from './use-passkey-sign-in.ts';

type Props = {
  /** Given where only one account will do. */
  email?: string;
  /** Where single sign-on leads back to; left out where the page cannot be come back to. */
  returnPath?: string;
};

/** Every way to sign in, then the second step where one is asked for. */
export function SignInWays(props: Props & { onSignedIn: (session: SessionView) => void }) {
  const [needsCode, setNeedsCode] = useState(false);
  const takeAnswer = ({ session }: SignInAnswer) => {
    if (session === null) setNeedsCode(true);
    else props.onSignedIn(session);
  };
  if (needsCode) return <SecondFactorForm onAnswer={takeAnswer} onStartAgain={() => setNeedsCode(false)} />;
  return <FirstWays {...props} onAnswer={takeAnswer} />;
}

function FirstWays(props: Props & { onAnswer: (answer: SignInAnswer) => void }) {
  const { t } = useTranslation();
  const passkey = usePasskeySignIn(props.onAnswer);
  return (
    <Stack gap="md">
      <PasswordForm email={props.email} onAnswer={props.onAnswer} />
      <Divider label={t('signIn.or')} />
      <ProblemNotice error={passkey.error} />
      {knowsPasskeys() && (
        <Button
          variant="default"
          fullWidth
          leftSection={<Fingerprint size={18} aria-hidden />}
          loading={passkey.isPending}
          onClick={passkey.start}
        >
          {t('signIn.passkey')}
        </Button>
      )}
      {props.returnPath !== undefined && <SsoWays returnPath={props.returnPath} />}
    </Stack>
  );
}
