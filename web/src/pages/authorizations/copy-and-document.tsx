import {
  type AuthorizationView,
  getAuthorization,
  listAuthorizations,
  recordCopy,
} from '@bedside/server/contract/registers/authorizations';
import { Button, Text } from '@mantine/core';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../lib/api.ts';
import { authorizationAskers } from '../../lib/authorization-roles.ts';
import { formatInstant } from '../../lib/format.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { FactList } from './fact-list.tsx';
import { SealFacts } from './seal-facts.tsx';
import { Section } from './section.tsx';

/** What was signed as a file, and whether whoever signed has it. */
export function CopyAndDocument({ authorization }: { authorization: AuthorizationView }) {
  const { t, i18n } = useTranslation();
  const { person } = useSession();
  const { id, copyDeliveredAt } = authorization;
  const record = useCall(recordCopy, {
    invalidates: [getAuthorization, listAuthorizations],
    onSuccess: () => notifyDone(t('authorizations.copyDone')),
  });
  return (
    <Section title={t('authorizations.document')}>
      <Text size="sm" c="dimmed">
        {t('authorizations.documentText')}
      </Text>
      <Button
        component="a"
        href={addressOf('/authorizations/:id/document', { id })}
        download
        variant="default"
        w="fit-content"
        leftSection={<Download size={16} aria-hidden />}
      >
        {t('authorizations.download')}
      </Button>
      <FactList
        facts={[
          [
            t('authorizations.facts.copy'),
            copyDeliveredAt === null
              ? t('authorizations.copyMissing')
              : t('authorizations.copyGiven', { time: formatInstant(copyDeliveredAt, i18n.language) }),
          ],
        ]}
      />
      <SealFacts authorizationId={id} />
      {copyDeliveredAt === null && hasRole(person, ...authorizationAskers) && (
        <>
          <Text size="sm" c="dimmed">
            {t('authorizations.copyText')}
          </Text>
          <Button
            variant="default"
            style={{ alignSelf: 'flex-start', height: 'auto', minHeight: 36 }}
            styles={{ label: { whiteSpace: 'normal' } }}
            loading={record.isPending}
            onClick={() => record.mutate({ params: { id } })}
          >
            {t('authorizations.copyButton')}
          </Button>
        </>
      )}
      <ProblemNotice error={record.error} />
    </Section>
  );
}
