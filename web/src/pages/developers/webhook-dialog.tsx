import {
  createWebhook,
  listWebhooks,
  updateWebhook,
  type WebhookEvent,
  type WebhookView,
  webhookEvent,
} from '@bedside/server/contract/registers/webhooks';
import { Button, Checkbox, Fieldset, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../lib/form-errors.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import own from './developers.module.css';
import { ShownOnce } from './shown-once.tsx';
import { eventKey, groupOf } from './word-keys.ts';

const groups = ['post', 'review', 'delivery', 'person', 'channel'] as const;
const all = webhookEvent.options;
const usual: WebhookEvent[] = ['review.approved', 'delivery.confirmed', 'delivery.rejected', 'delivery.needs_person'];

/** A new address and what it is told, or a change of one; a new one's secret is shown once. */
export function WebhookDialog(props: { webhook: WebhookView | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { webhook, onClose } = props;
  const create = useCall(createWebhook, { invalidates: [listWebhooks] });
  const update = useCall(updateWebhook, {
    invalidates: [listWebhooks],
    onSuccess: () => {
      notifyDone(t('developers.webhookSaved'));
      onClose();
    },
  });
  const save = (body: WebhookBody) => {
    if (webhook === null) create.mutate({ body });
    else update.mutate({ params: { id: webhook.id }, body: { ...body, revision: webhook.revision } });
  };
  const made = create.data;
  const title = webhook === null ? t('developers.addTitle') : t('developers.changeTitle');
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={made ? t('developers.secretTitle') : title}
      // The secret is shown only once: neither a slip of the mouse nor Escape may lose it.
      closeOnClickOutside={!made}
      closeOnEscape={!made}
    >
      {made ? (
        <ShownOnce
          text={t('developers.secretText')}
          label={t('developers.secret')}
          value={made.secret}
          onClose={onClose}
        />
      ) : (
        <WebhookForm
          webhook={webhook}
          busy={create.isPending || update.isPending}
          error={create.error ?? update.error}
          onSubmit={save}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}

type WebhookBody = { url: string; description: string; events: WebhookEvent[] };

function WebhookForm(props: {
  webhook: WebhookView | null;
  busy: boolean;
  error: unknown;
  onSubmit: (body: WebhookBody) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { webhook } = props;
  const form = useForm<WebhookBody>({
    initialValues: {
      url: webhook?.url ?? 'https://',
      description: webhook?.description ?? '',
      events: webhook?.events ?? usual,
    },
    validate: contractErrors(createWebhook.body, t),
  });
  return (
    <form noValidate onSubmit={form.onSubmit(props.onSubmit)}>
      <Stack gap="md">
        <TextInput
          label={t('developers.url')}
          description={t('developers.urlHint')}
          type="url"
          autoComplete="off"
          required
          data-autofocus
          {...form.getInputProps('url')}
        />
        <TextInput
          label={t('developers.description')}
          description={t('developers.descriptionHint')}
          autoComplete="off"
          {...form.getInputProps('description')}
        />
        <EventsField
          value={form.values.events}
          error={form.errors.events}
          onChange={(events) => form.setFieldValue('events', events)}
        />
        <ProblemNotice error={props.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={props.busy}>
            {webhook === null ? t('developers.addWebhook') : t('common.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function EventsField(props: { value: WebhookEvent[]; error: ReactNode; onChange: (events: WebhookEvent[]) => void }) {
  const { t } = useTranslation();
  const every = props.value.length === all.length;
  return (
    <Checkbox.Group
      label={t('developers.events')}
      value={props.value}
      error={props.error}
      // The group's values are those of its boxes.
      onChange={(events) => props.onChange(events as WebhookEvent[])}
    >
      <Stack gap="sm" mt="xs">
        <Group>
          <Button
            size="xs"
            variant={every ? 'light' : 'default'}
            aria-pressed={every}
            onClick={() => props.onChange(every ? [] : [...all])}
          >
            {t('developers.allEvents')}
          </Button>
        </Group>
        {groups.map((group) => (
          <Fieldset key={group} legend={t(`developers.eventGroups.${group}`)} variant="filled">
            <div className={own.choices}>
              {all
                .filter((event) => groupOf(event) === group)
                .map((event) => (
                  <Checkbox key={event} value={event} label={t(`developers.eventWords.${eventKey(event)}`)} />
                ))}
            </div>
          </Fieldset>
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
