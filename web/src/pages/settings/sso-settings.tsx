import { getSsoProvider } from '@bedside/server/contract/registers/sign-in';
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleDashed } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallAnswer } from '../../lib/api.ts';
import { ask } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SsoWindowButton } from '../../ui/sso-window-button.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { SsoForm } from './sso-form.tsx';
import { RemoveSsoDialog } from './sso-remove-dialog.tsx';

export type SsoProvider = NonNullable<CallAnswer<typeof getSsoProvider>['provider']>;

/** How the organization’s people sign in: its single sign-on. */
export function SsoSettings() {
  const { t } = useTranslation();
  const settings = useQuery(ask(getSsoProvider));
  return (
    <Stack gap="md" component="section" aria-labelledby="sign-in-settings-title">
      <div>
        <Title order={2} id="sign-in-settings-title">
          {t('security.settings.title')}
        </Title>
        <Text c="dimmed">{t('security.settings.lead')}</Text>
      </div>
      <ProblemNotice error={settings.error} onRetry={() => void settings.refetch()} />
      {settings.isPending && <ListSkeleton rows={2} />}
      {settings.data && <Provider {...settings.data} />}
    </Stack>
  );
}

function Provider({ provider, redirectUri }: { provider: SsoProvider | null; redirectUri: string }) {
  const { t } = useTranslation();
  const [isSettingUp, setSettingUp] = useState(false);
  if (provider === null && !isSettingUp) {
    return (
      <Group gap="md">
        <Text>{t('security.settings.none')}</Text>
        <Button variant="default" onClick={() => setSettingUp(true)}>
          {t('security.settings.setUp')}
        </Button>
      </Group>
    );
  }
  return (
    <Paper withBorder p="md">
      <Stack gap="md">
        {provider !== null && (
          <Group>
            <StateBadge tone={provider.enabled ? 'pass' : 'quiet'} icon={provider.enabled ? CircleCheck : CircleDashed}>
              {provider.enabled ? t('security.settings.on') : t('security.settings.off')}
            </StateBadge>
          </Group>
        )}
        <CopyField label={t('security.settings.redirect')} value={redirectUri} />
        <SsoForm provider={provider} />
        {provider !== null && <ProviderSteps provider={provider} />}
      </Stack>
    </Paper>
  );
}

function ProviderSteps({ provider }: { provider: SsoProvider }) {
  const { t } = useTranslation();
  const { organization } = useSession();
  const [worked, setWorked] = useState<number | null>(null);
  const [removing, remove] = useDisclosure(false);
  return (
    <Stack gap="sm" align="flex-start">
      {provider.enabled && (
        <div>
          <SsoWindowButton
            organizationId={organization.id}
            purpose={{ for: 'link' }}
            label={t('security.settings.test')}
            variant="default"
            onDone={() => setWorked(provider.revision)}
          />
          <Text size="xs" c="dimmed">
            {t('security.settings.testHint')}
          </Text>
        </div>
      )}
      {/* What worked with other settings says nothing of these. */}
      <div aria-live="polite">
        {worked === provider.revision && (
          <StateBadge tone="pass" icon={CircleCheck}>
            {t('security.settings.testWell')}
          </StateBadge>
        )}
      </div>
      <Button variant="subtle" color="block" onClick={remove.open}>
        {t('security.settings.remove')}
      </Button>
      {removing && <RemoveSsoDialog label={provider.label} onClose={remove.close} />}
    </Stack>
  );
}
