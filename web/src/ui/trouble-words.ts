import type { ChannelView, NetworkTrouble } from '@bedside/server/contract/registers/channels';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant, formatTime } from '../lib/format.ts';

/** Trouble that began longer before is told with its date. */
const NEAR_MS = 12 * 3_600_000;

/** Which network is in trouble, since when, and when it is tried again, as one sentence. */
export function useTroubleWords(): (network: ChannelView['network'], trouble: NetworkTrouble) => string {
  const { t, i18n } = useTranslation();
  return useCallback(
    (network, { service, since, triedAgainAt }) => {
      const name = t(`common.networks.${network}`);
      const isNear = Date.parse(triedAgainAt) - Date.parse(since) < NEAR_MS;
      return t('failures.trouble', {
        network: service === null ? name : t('failures.networkAt', { network: name, service }),
        since: (isNear ? formatTime : formatInstant)(since, i18n.language),
        until: formatTime(triedAgainAt, i18n.language),
      });
    },
    [t, i18n.language],
  );
}
