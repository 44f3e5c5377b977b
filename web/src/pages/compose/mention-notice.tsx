import type { NetworkId } from '@bedside/connectors/networks';
import { Alert, Button, Group, Text } from '@mantine/core';
import { AtSign } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Mention } from './mention.ts';

/** A handle belongs to one network: says so when it stands in words that others get too, and offers what helps. */
export function MentionNotice(props: {
  mention: Mention;
  strangers: readonly NetworkId[];
  onOwnWording: () => void;
  onLeave: () => void;
}) {
  const { mention, strangers } = props;
  const { t, i18n } = useTranslation();
  const network = t(`common.networks.${mention.network}`);
  const others = new Intl.ListFormat(i18n.language).format(strangers.map((each) => t(`common.networks.${each}`)));
  return (
    <Alert mt="xs" color="info" icon={<AtSign size={18} aria-hidden />} title={mention.mention}>
      <Text size="sm">{t('writing.mention.belongs', { network, others })}</Text>
      <Group gap="xs" mt="xs">
        <Button size="xs" onClick={props.onOwnWording}>
          {t('writing.mention.ownWording', { network })}
        </Button>
        <Button size="xs" variant="default" onClick={props.onLeave}>
          {t('writing.mention.leave')}
        </Button>
      </Group>
    </Alert>
  );
}
