import { type OrganizationKind, previewKind } from '@bedside/server/contract/registers/org';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Lightbulb } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallAnswer } from '../../lib/api.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { ask } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { OrganizationValuesForm } from './organization-form.tsx';

type Preview = CallAnswer<typeof previewKind>;

/** What another kind would bring. People take a part over, into the form, or leave it; nothing happens by itself. */
export function KindProposal({ form, kind }: { form: OrganizationValuesForm; kind: OrganizationKind }) {
  const { t } = useTranslation();
  const preview = useQuery(ask(previewKind, { query: { kind, language: currentLanguage() } }));
  if (preview.data === undefined) return <ProblemNotice error={preview.error} onRetry={() => void preview.refetch()} />;
  const { steps, packs, rolesMissing } = preview.data;
  const samePacks = packs.added.length + packs.removed.length === 0;
  return (
    <Alert
      color="info"
      icon={<Lightbulb size={18} aria-hidden />}
      title={t('settings.kind.title', { kind: t(`organization.kinds.${kind}`) })}
    >
      <Stack gap="sm">
        <Text size="sm">{steps.same && samePacks ? t('settings.kind.same') : t('settings.kind.lead')}</Text>
        {!steps.same && <ProposedSteps form={form} steps={steps} />}
        {!samePacks && <ProposedPacks form={form} packs={packs} />}
        {rolesMissing.length > 0 && (
          <Text size="sm">
            {t('settings.kind.rolesMissing', {
              roles: rolesMissing.map((role) => t(`people.roles.${role}`)).join(', '),
            })}
          </Text>
        )}
      </Stack>
    </Alert>
  );
}

function ProposedSteps({ form, steps }: { form: OrganizationValuesForm; steps: Preview['steps'] }) {
  const { t } = useTranslation();
  const names = steps.proposed.map(({ name, when }) => `${name} (${t(`settings.whens.${when}`)})`).join(' → ');
  const take = () => {
    form.setFieldValue('reviewSteps', steps.proposed);
    notifyDone(t('settings.kind.stepsTaken'));
  };
  return (
    <Group gap="xs" justify="space-between">
      <div style={{ flex: '1 1 240px' }}>
        <Text size="sm">{t('settings.kind.steps', { steps: names })}</Text>
        {steps.changedByPeople && (
          <Text size="sm" c="var(--bedside-warn)">
            {t('settings.kind.stepsLost')}
          </Text>
        )}
      </div>
      <Button size="xs" variant="default" onClick={take}>
        {t('settings.kind.takeSteps')}
      </Button>
    </Group>
  );
}

function ProposedPacks({ form, packs }: { form: OrganizationValuesForm; packs: Preview['packs'] }) {
  const { t } = useTranslation();
  const words = (list: Preview['packs']['added']) =>
    list.map((pack) => t(`organization.packs.${pack}.label`)).join('; ');
  const take = () => {
    form.setFieldValue('packs', packs.proposed);
    notifyDone(t('settings.kind.packsTaken'));
  };
  return (
    <Group gap="xs" justify="space-between">
      <div style={{ flex: '1 1 240px' }}>
        {packs.added.length > 0 && (
          <Text size="sm">{t('settings.kind.packsAdded', { packs: words(packs.added) })}</Text>
        )}
        {packs.removed.length > 0 && (
          <Text size="sm">{t('settings.kind.packsRemoved', { packs: words(packs.removed) })}</Text>
        )}
      </div>
      <Button size="xs" variant="default" onClick={take}>
        {t('settings.kind.takePacks')}
      </Button>
    </Group>
  );
}
