import { beginSso, listSsoProviders } from '@bedside/server/contract/registers/sign-in';
import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Building2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Providers of the organizations here: one button for one, a list to choose from for more. */
export function SsoWays({ returnPath }: { returnPath: string }) {
  const { t } = useTranslation();
  const [choosing, setChoosing] = useState(false);
  const providers = useQuery(ask(listSsoProviders)).data?.providers ?? [];
  const begin = useCall(beginSso, { onSuccess: ({ redirectTo }) => location.assign(redirectTo) });
  const start = (organizationId: string) =>
    begin.mutate({ body: { organizationId, purpose: { for: 'sign_in' }, returnPath } });
  if (providers.length === 0) return null;
  const isOpen = choosing || providers.length === 1;
  return (
    <Stack gap="xs" component="section" aria-label={choosing ? t('signIn.ssoChoose') : t('signIn.ssoSeveral')}>
      <ProblemNotice error={begin.error} />
      {!isOpen && (
        <Button
          variant="default"
          fullWidth
          aria-expanded={false}
          leftSection={<Building2 size={18} aria-hidden />}
          onClick={() => setChoosing(true)}
        >
          {t('signIn.ssoSeveral')}
        </Button>
      )}
      {isOpen &&
        providers.map(({ organizationId, label }) => (
          <Button
            key={organizationId}
            variant="default"
            fullWidth
            leftSection={<Building2 size={18} aria-hidden />}
            loading={begin.isPending && begin.variables.body.organizationId === organizationId}
            onClick={() => start(organizationId)}
          >
            {t('signIn.sso', { label })}
          </Button>
        ))}
    </Stack>
  );
}
