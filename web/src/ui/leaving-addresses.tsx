import { type ContentAddress, UNMADE_CODE } from '@bedside/server/contract/flow/compose';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './row-list.module.css';

/** Each address that leaves otherwise than it was written: what stands in its place on which network, and where it leads. */
export function LeavingAddresses({ addresses }: { addresses: readonly ContentAddress[] }) {
  const { t } = useTranslation();
  const changed = addresses.filter(({ leaves, target, written }) => leaves !== written || target !== written);
  if (changed.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t('review.addressesTitle')}>
      {changed.map(({ leaves, network, target, written }) => (
        <li key={`${network} ${written}`} className={classes.row}>
          <div className={classes.main} lang="und" dir="auto">
            <Text size="xs" fw={650} c="dimmed">
              {t(`common.networks.${network}`)}
            </Text>
            <Text size="sm">{leaves.endsWith(`/${UNMADE_CODE}`) ? t('review.addressUnmade') : leaves}</Text>
            {leaves !== target && (
              <Text size="xs" c="dimmed">
                {t('review.addressLeads', { target })}
              </Text>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
