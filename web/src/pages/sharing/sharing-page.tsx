import { getDisclosure } from '@bedside/server/contract/flow/sharing';
import { listOwnAccounts } from '@bedside/server/contract/registers/channels/own';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';
import { Page } from '../../ui/page.tsx';
import { Library } from './library.tsx';
import { OwnAccounts } from './own-accounts.tsx';
import { Shares } from './shares.tsx';
import { WordingDialog } from './wording-dialog.tsx';

/** What may be shared, the accounts of whoever looks, and what they shared. */
export function SharingPage() {
  const { t } = useTranslation();
  const accounts = useQuery(ask(listOwnAccounts));
  const wording = useQuery(ask(getDisclosure));
  const [isWording, setWording] = useState(false);
  const change = wording.data?.mayChange === true && (
    <Button variant="default" onClick={() => setWording(true)}>
      {t('sharing.wording')}
    </Button>
  );
  return (
    <Page title={t('sharing.title')} lead={t('sharing.lead')} actions={change}>
      <OwnAccounts accounts={accounts} />
      <Library accounts={accounts.data?.accounts ?? []} />
      <Shares />
      {isWording && wording.data !== undefined && (
        <WordingDialog wording={wording.data} onClose={() => setWording(false)} />
      )}
    </Page>
  );
}
