import { beginSso } from '@bedside/server/contract/registers/sign-in';
import { Alert, Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { SquareArrowOutUpRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CallInput, call } from '../lib/api.ts';
import { awaitSso, newSsoTicket, openSsoWindow } from '../lib/sso-window.ts';
import { ProblemNotice } from './problem-notice.tsx';

type Purpose = CallInput<typeof beginSso>['body']['purpose'];

/** Goes through single sign-on in a window of its own and says when it is done; what is typed in this page stays. */
export function SsoWindowButton(props: {
  organizationId: string;
  purpose: Purpose;
  label: string;
  variant?: string;
  /** The first thing in a dialog. */
  takesFocus?: boolean;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const { organizationId, purpose } = props;
  const waiting = useRef<AbortController | null>(null);
  const [blocked, setBlocked] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { takesFocus = false } = props;
  useEffect(() => () => waiting.current?.abort(), []);
  useEffect(() => {
    if (takesFocus) button.current?.focus();
  }, [takesFocus]);

  const begin = (returnPath: string) => call(beginSso, { body: { organizationId, purpose, returnPath } });
  const through = useMutation({
    mutationFn: async (other: Window) => {
      waiting.current?.abort();
      waiting.current = new AbortController();
      const { ticket, returnPath } = newSsoTicket();
      const done = awaitSso(ticket, waiting.current.signal);
      // Until the window is on its way, nobody waits for what comes of it.
      done.catch(() => {});
      try {
        other.location.href = (await begin(returnPath)).redirectTo;
      } catch (error) {
        other.close();
        throw error;
      }
      return done;
    },
    onSuccess: props.onDone,
  });
  const leave = useMutation({
    mutationFn: () => begin(`${location.pathname}${location.search}`),
    onSuccess: ({ redirectTo }) => location.assign(redirectTo),
  });
  const press = () => {
    const other = openSsoWindow();
    setBlocked(other === null);
    if (other !== null) through.mutate(other);
  };
  const isAborted = through.error?.name === 'AbortError';
  return (
    <Stack gap="sm">
      <ProblemNotice error={isAborted ? null : (through.error ?? leave.error)} />
      {blocked && (
        <Alert role="alert" color="warn" title={t('security.sso.blockedTitle')}>
          <Stack gap="xs" align="flex-start">
            <Text>{t('security.sso.blockedText')}</Text>
            <Button size="xs" variant="default" loading={leave.isPending} onClick={() => leave.mutate()}>
              {t('security.sso.goHere')}
            </Button>
          </Stack>
        </Alert>
      )}
      <Button
        variant={props.variant ?? 'filled'}
        ref={button}
        data-autofocus={takesFocus || undefined}
        leftSection={<SquareArrowOutUpRight size={16} aria-hidden />}
        onClick={press}
      >
        {props.label}
      </Button>
      <Text component="output" size="xs" c="dimmed">
        {through.isPending && t('security.sso.waiting')}
      </Text>
    </Stack>
  );
}
