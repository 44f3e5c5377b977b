import { listKinds, type OrganizationKind } from '@bedside/server/contract/registers/org';
import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';
import { ask } from '../../lib/query.ts';

/** What a kind of organization begins with: its review, and who is usually needed. Without an answer it is left out. */
export function KindHint({ kind }: { kind: OrganizationKind }) {
  const { t } = useTranslation();
  const kinds = useQuery(ask(listKinds, { query: { language: currentLanguage() } }));
  const found = kinds.data?.kinds.find((each) => each.kind === kind);
  if (found === undefined) return null;
  const steps = found.steps.map(({ name, when }) => `${name} (${t(`settings.whens.${when}`)})`);
  return (
    <Alert color="info" icon={<ListChecks size={18} aria-hidden />} title={t('setup.kindTitle')}>
      <Stack gap={4}>
        <Text size="sm">{t('setup.kindSteps', { steps: steps.join(' → ') })}</Text>
        <Text size="sm">
          {t('setup.kindRoles', { roles: found.roles.map((role) => t(`people.roles.${role}`)).join(', ') })}
        </Text>
        <Text size="sm" c="dimmed">
          {t('setup.kindLater')}
        </Text>
      </Stack>
    </Alert>
  );
}
