import { getSeal } from '@bedside/server/contract/registers/authorizations/seal';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { ask } from '../../lib/query.ts';
import { FactList } from './fact-list.tsx';

/** By whose key a document was sealed, and whether somebody else's clock has stamped it; nothing where nobody wrote that down. */
export function SealFacts({ authorizationId }: { authorizationId: string }) {
  const { t, i18n } = useTranslation();
  const { data } = useQuery(ask(getSeal, { params: { id: authorizationId } }));
  if (data?.seal === undefined || data.seal === null) return null;
  const { madeWith, stampedAt, stampTrouble } = data.seal;
  const missing =
    stampTrouble === null
      ? t('chart.seal.notAsked')
      : t('chart.seal.missing', { why: t(`chart.seal.troubles.${stampTrouble}`) });
  return (
    <FactList
      facts={[
        [t('chart.seal.madeWith'), t(`chart.seal.keys.${madeWith}`)],
        [
          t('chart.seal.stamp'),
          stampedAt === null ? missing : t('chart.seal.stamped', { time: formatInstant(stampedAt, i18n.language) }),
        ],
      ]}
    />
  );
}
