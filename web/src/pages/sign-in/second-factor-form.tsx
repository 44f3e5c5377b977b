import { giveSecondFactor, type SignInAnswer } from '@bedside/server/contract/registers/sign-in';
import { Button, Group, Stack, Text, TextInput, type TextInputProps, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../lib/form-errors.ts';
import { isProblem } from '../../lib/problem.ts';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** The second step: a code of the app, or one of the codes that were kept for the day without it. */
export function SecondFactorForm(props: { onAnswer: (answer: SignInAnswer) => void; onStartAgain: () => void }) {
  const { t } = useTranslation();
  const [byRecovery, setByRecovery] = useState(false);
  const give = useCall(giveSecondFactor, { onSuccess: props.onAnswer });
  const form = useForm({ initialValues: { code: '' }, validate: contractErrors(giveSecondFactor.body, t) });
  const change = () => {
    form.reset();
    give.reset();
    setByRecovery(!byRecovery);
  };
  const isOver = isProblem(give.error, 'SECOND_FACTOR_OVER');
  return (
    <form noValidate onSubmit={form.onSubmit((body) => give.mutate({ body }))}>
      <Stack gap="md">
        <div>
          <Title order={2}>{t('signIn.code.title')}</Title>
          <Text c="dimmed">{t('signIn.code.lead')}</Text>
        </div>
        <ProblemNotice error={give.error} />
        {!isOver && (
          // Another field for each, so that what a browser fills in goes to the right one.
          <CodeField key={byRecovery ? 'recovery' : 'app'} byRecovery={byRecovery} {...form.getInputProps('code')} />
        )}
        {!isOver && (
          <Button type="submit" loading={give.isPending} fullWidth>
            {t('signIn.code.submit')}
          </Button>
        )}
        <Group justify="space-between" gap="xs">
          {!isOver && (
            <Button variant="subtle" size="compact-sm" onClick={change}>
              {byRecovery ? t('signIn.code.useApp') : t('signIn.code.useRecovery')}
            </Button>
          )}
          <Button
            variant={isOver ? 'filled' : 'subtle'}
            size={isOver ? 'sm' : 'compact-sm'}
            onClick={props.onStartAgain}
          >
            {t('signIn.code.back')}
          </Button>
        </Group>
        {byRecovery && (
          <Text size="xs" c="dimmed">
            {t('signIn.code.lost')}
          </Text>
        )}
      </Stack>
    </form>
  );
}

function CodeField({ byRecovery, ...props }: TextInputProps & { byRecovery: boolean }) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  // What was there before is gone, and with it what had the focus.
  useEffect(() => field.current?.focus(), []);
  return (
    <TextInput
      ref={field}
      label={byRecovery ? t('signIn.code.recoveryLabel') : t('signIn.code.label')}
      description={byRecovery ? t('signIn.code.recoveryHint') : t('signIn.code.hint')}
      autoCapitalize="none"
      spellCheck={false}
      maxLength={20}
      autoComplete={byRecovery ? 'off' : 'one-time-code'}
      inputMode={byRecovery ? 'text' : 'numeric'}
      {...props}
    />
  );
}
