import { getSignInMethods, getSsoProvider, putSsoProvider } from '@bedside/server/contract/registers/sign-in';
import { Alert, Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../lib/form-errors.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { isProblem } from '../../lib/problem.ts';
import { ask, keyOf, useCall } from '../../lib/query.ts';
import { PasswordField } from '../../ui/password-field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { SsoProvider } from './sso-settings.tsx';

type Values = { issuer: string; clientId: string; label: string; enabled: boolean; clientSecret: string };

function valuesOf(provider: SsoProvider | null): Values {
  const { issuer = '', clientId = '', label = '', enabled = true } = provider ?? {};
  return { issuer, clientId, label, enabled, clientSecret: '' };
}

/** An empty secret is left out, which keeps the one on record. */
function bodyOf({ clientSecret, ...rest }: Values, revision: number) {
  return { ...rest, revision, ...(clientSecret === '' ? {} : { clientSecret }) };
}

/** What is typed stands on the revision that was read first, so that nobody's change is overwritten unseen. */
export function SsoForm({ provider }: { provider: SsoProvider | null }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [base, setBase] = useState(provider);
  const byContract = contractErrors(putSsoProvider.body, t);
  const form = useForm<Values>({
    initialValues: valuesOf(base),
    validate: (values) => byContract(bodyOf(values, 0)),
  });
  const startFrom = (next: SsoProvider | null) => {
    setBase(next);
    form.setInitialValues(valuesOf(next));
    form.setValues(valuesOf(next));
    form.resetDirty(valuesOf(next));
  };
  const save = useCall(putSsoProvider, {
    invalidates: [getSsoProvider, getSignInMethods],
    onSuccess: (saved) => {
      startFrom(saved);
      notifyDone(t('security.settings.saved'));
    },
  });
  const loadTheirs = async () => {
    const newest = await client.fetchQuery({ ...ask(getSsoProvider), staleTime: 0 });
    client.setQueryData(keyOf(getSsoProvider), newest);
    startFrom(newest.provider);
    save.reset();
  };
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate({ body: bodyOf(values, base?.revision ?? 0) }))}>
      <Stack gap="md">
        <TextInput
          label={t('security.settings.label')}
          description={t('security.settings.labelHint')}
          required
          {...form.getInputProps('label')}
        />
        <TextInput
          label={t('security.settings.issuer')}
          description={t('security.settings.issuerHint')}
          type="url"
          required
          {...form.getInputProps('issuer')}
        />
        <TextInput
          label={t('security.settings.clientId')}
          autoComplete="off"
          required
          {...form.getInputProps('clientId')}
        />
        <PasswordField
          label={t('security.settings.clientSecret')}
          description={
            base?.hasClientSecret === true ? t('security.settings.secretKept') : t('security.settings.secretNone')
          }
          autoComplete="off"
          {...form.getInputProps('clientSecret')}
        />
        <Checkbox label={t('security.settings.enabled')} {...form.getInputProps('enabled', { type: 'checkbox' })} />
        {isProblem(save.error, 'SSO_CHANGED') ? (
          <Conflict onLoad={() => void loadTheirs()} />
        ) : (
          <ProblemNotice error={save.error} />
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            {t('security.settings.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Conflict({ onLoad }: { onLoad: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert role="alert" color="warn" title={t('security.settings.conflictTitle')}>
      <Stack gap="sm" align="flex-start">
        <Text>{t('security.settings.conflictText')}</Text>
        <Button size="xs" onClick={onLoad}>
          {t('security.settings.conflictLoad')}
        </Button>
      </Stack>
    </Alert>
  );
}
