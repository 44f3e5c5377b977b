import type { ShortLinkView } from '@bedside/server/contract/flow/compose';
import { Button, CopyButton, Text } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../ui/link-button.tsx';
import { NetworkMark } from '../../ui/network-mark.tsx';
import classes from '../../ui/row-list.module.css';

/** A short address, where it leads, and how often it was opened. */
export function ShortLinkRow({ link, withPost }: { link: ShortLinkView; withPost: boolean }) {
  const { t, i18n } = useTranslation();
  const { address, channels, clicks, excerpt, lastDay, network, postId, target } = link;
  const day = lastDay === null ? null : new Date(`${lastDay}T00:00:00Z`);
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' });
  return (
    <li className={classes.row}>
      <NetworkMark network={network} />
      <div className={classes.main}>
        <Text fw={500} lang="und">
          {address}
        </Text>
        <Text size="sm" lang="und">
          {target}
        </Text>
        <Text size="xs" c="dimmed">
          {[t(`common.networks.${network}`), ...channels].join(' · ')}
        </Text>
        {withPost && (
          <TextLink to="/posts/$postId" params={{ postId }} size="xs" lineClamp={1} dir="auto">
            {excerpt === '' ? t('links.post') : excerpt}
          </TextLink>
        )}
      </div>
      <div className={classes.side}>
        <div>
          <Text ta="end" fw={650}>
            {t('links.clicks', { count: clicks })}
          </Text>
          {day !== null && (
            <Text ta="end" size="xs" c="dimmed">
              {t('links.lastDay', { day: format.format(day) })}
            </Text>
          )}
        </div>
        <CopyButton value={address} timeout={2_000}>
          {({ copied, copy }) => (
            <Button
              size="xs"
              variant="default"
              aria-label={t('links.copyLabel', { address })}
              leftSection={copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
              onClick={copy}
            >
              <span aria-live="polite">{copied ? t('common.copied') : t('common.copy')}</span>
            </Button>
          )}
        </CopyButton>
      </div>
    </li>
  );
}
