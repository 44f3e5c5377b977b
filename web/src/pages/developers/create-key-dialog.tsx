import { createKey, type KeyScope, listKeys } from '@bedside/server/contract/registers/keys';
import { Button, Checkbox, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../lib/form-errors.ts';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import own from './developers.module.css';
import { ShownOnce } from './shown-once.tsx';
import { scopeKey } from './word-keys.ts';

const lives = [30, 90, 180, 366] as const;

/** Asks what the key is for and what it may do, then shows it once. */
export function CreateKeyDialog(props: { grantable: readonly KeyScope[]; onClose: () => void }) {
  const { t } = useTranslation();
  const create = useCall(createKey, { invalidates: [listKeys] });
  const made = create.data;
  return (
    <Modal
      opened
      size="lg"
      onClose={props.onClose}
      title={made ? t('developers.keyMadeTitle') : t('developers.makeKeyTitle')}
      // The key is shown only once: neither a slip of the mouse nor Escape may lose it.
      closeOnClickOutside={!made}
      closeOnEscape={!made}
    >
      {made ? (
        <ShownOnce
          text={t('developers.keyMadeText', { name: made.key.name })}
          label={t('developers.theKey')}
          value={made.token}
          onClose={props.onClose}
        />
      ) : (
        <KeyForm
          grantable={props.grantable}
          busy={create.isPending}
          error={create.error}
          onSubmit={(body) => create.mutate({ body })}
          onClose={props.onClose}
        />
      )}
    </Modal>
  );
}

type KeyBody = { name: string; scopes: KeyScope[]; expiresInDays: number };

function KeyForm(props: {
  grantable: readonly KeyScope[];
  busy: boolean;
  error: unknown;
  onSubmit: (body: KeyBody) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const byContract = contractErrors(createKey.body, t);
  const form = useForm<Omit<KeyBody, 'expiresInDays'> & { days: string }>({
    initialValues: { name: '', scopes: [], days: '90' },
    validate: (values) => byContract(asBody(values)),
  });
  return (
    <form noValidate onSubmit={form.onSubmit((values) => props.onSubmit(asBody(values)))}>
      <Stack gap="md">
        <Text c="dimmed">{t('developers.makeKeyLead')}</Text>
        <TextInput
          label={t('developers.keyName')}
          description={t('developers.keyNameHint')}
          autoComplete="off"
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Checkbox.Group
          label={t('developers.keyScopes')}
          description={t('developers.keyScopesHint')}
          {...form.getInputProps('scopes')}
        >
          <div className={own.choices}>
            {props.grantable.map((scope) => (
              <Checkbox
                key={scope}
                value={scope}
                label={t(`developers.scopes.${scopeKey(scope)}`)}
                description={t(`developers.scopeHints.${scopeKey(scope)}`)}
              />
            ))}
          </div>
        </Checkbox.Group>
        <Radio.Group label={t('developers.keyLife')} {...form.getInputProps('days')}>
          <Group gap="md" mt="xs">
            {lives.map((days) => (
              <Radio key={days} value={String(days)} label={t('developers.days', { count: days })} />
            ))}
          </Group>
        </Radio.Group>
        <ProblemNotice error={props.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={props.busy}>
            {t('developers.makeKey')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function asBody(values: { name: string; scopes: KeyScope[]; days: string }): KeyBody {
  return { name: values.name, scopes: values.scopes, expiresInDays: Number(values.days) };
}
