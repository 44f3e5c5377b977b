import {
  type FhirServerView,
  getFhirServer,
  getSending,
  listRefusedSendings,
  putFhirServer,
} from '@bedside/server/contract/registers/authorizations/chart';
import { Alert, Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../lib/form-errors.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { isProblem } from '../../lib/problem.ts';
import { ask, keyOf, useCall } from '../../lib/query.ts';
import { PasswordField } from '../../ui/password-field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

type Values = {
  baseUrl: string;
  access: {
    kind: FhirServerView['access'];
    tokenUrl: string;
    clientId: string;
    scope: string;
    secret: string;
  };
};

function valuesOf(server: FhirServerView | null): Values {
  return {
    baseUrl: server?.baseUrl ?? '',
    access: {
      kind: server?.access ?? 'bearer',
      tokenUrl: server?.tokenUrl ?? '',
      clientId: server?.clientId ?? '',
      scope: server?.scope ?? '',
      secret: '',
    },
  };
}

/** An empty secret is left out, which keeps the one on record. */
function bodyOf({ baseUrl, access: { kind, secret, ...client } }: Values, revision: number) {
  const told = secret === '' ? {} : { secret };
  return { baseUrl, revision, access: kind === 'bearer' ? { kind, ...told } : { kind, ...client, ...told } };
}

/** What is typed stands on the revision that was read first, so that nobody's change is overwritten unseen. */
export function ChartForm({ server }: { server: FhirServerView | null }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [base, setBase] = useState(server);
  const byContract = contractErrors(putFhirServer.body, t);
  const form = useForm<Values>({ initialValues: valuesOf(base), validate: (values) => byContract(bodyOf(values, 0)) });
  const startFrom = (next: FhirServerView | null) => {
    setBase(next);
    form.setInitialValues(valuesOf(next));
    form.setValues(valuesOf(next));
    form.resetDirty(valuesOf(next));
  };
  const save = useCall(putFhirServer, {
    invalidates: [getFhirServer, getSending, listRefusedSendings],
    onSuccess: (saved) => {
      startFrom(saved);
      notifyDone(t('chart.settings.saved'));
    },
  });
  const loadTheirs = async () => {
    const newest = await client.fetchQuery({ ...ask(getFhirServer), staleTime: 0 });
    client.setQueryData(keyOf(getFhirServer), newest);
    startFrom(newest.server);
    save.reset();
  };
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate({ body: bodyOf(values, base?.revision ?? 0) }))}>
      <Stack gap="md">
        <TextInput
          label={t('chart.settings.baseUrl')}
          description={t('chart.settings.baseUrlHint')}
          type="url"
          required
          {...form.getInputProps('baseUrl')}
        />
        <AccessFields form={form} isKept={base !== null && base.access === form.values.access.kind} />
        {isProblem(save.error, 'FHIR_SERVER_CHANGED') ? (
          <Conflict onLoad={() => void loadTheirs()} />
        ) : (
          <ProblemNotice error={save.error} />
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            {t('chart.settings.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function AccessFields({ form, isKept }: { form: UseFormReturnType<Values>; isKept: boolean }) {
  const { t } = useTranslation();
  const isClient = form.values.access.kind === 'client_credentials';
  return (
    <>
      <Radio.Group label={t('chart.settings.access')} {...form.getInputProps('access.kind')}>
        <Stack gap="xs" mt="xs">
          <Radio value="bearer" label={t('chart.settings.bearer')} />
          <Radio value="client_credentials" label={t('chart.settings.client')} />
        </Stack>
      </Radio.Group>
      {isClient && (
        <>
          <TextInput
            label={t('chart.settings.tokenUrl')}
            type="url"
            required
            {...form.getInputProps('access.tokenUrl')}
          />
          <TextInput
            label={t('chart.settings.clientId')}
            autoComplete="off"
            required
            {...form.getInputProps('access.clientId')}
          />
          <TextInput
            label={t('chart.settings.scope')}
            description={t('chart.settings.scopeHint')}
            autoComplete="off"
            {...form.getInputProps('access.scope')}
          />
        </>
      )}
      <PasswordField
        label={isClient ? t('chart.settings.clientSecret') : t('chart.settings.token')}
        description={isKept ? t('chart.settings.secretKept') : t('chart.settings.secretNone')}
        autoComplete="off"
        {...form.getInputProps('access.secret')}
      />
    </>
  );
}

function Conflict({ onLoad }: { onLoad: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert role="alert" color="warn" title={t('chart.settings.conflictTitle')}>
      <Stack gap="sm" align="flex-start">
        <Text>{t('chart.settings.conflictText')}</Text>
        <Button size="xs" onClick={onLoad}>
          {t('chart.settings.conflictLoad')}
        </Button>
      </Stack>
    </Alert>
  );
}
