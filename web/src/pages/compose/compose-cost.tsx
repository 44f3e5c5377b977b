import { costOf, manifests } from '@bedside/connectors/networks';
import { type Content, partsOf } from '@bedside/server/contract/flow/compose';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { Text } from '@mantine/core';
import { Coins } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** What networks that charge take for this post, before anybody sends it; nothing where none does. */
export function ComposeCost(props: { content: Content; channels: readonly ChannelView[] }) {
  const { content, channels } = props;
  const { t, i18n } = useTranslation();
  const dollars = new Intl.NumberFormat(i18n.language, {
    style: 'currency',
    currency: 'USD',
    maximumFractionDigits: 3,
  });
  const costs = channels
    .filter(({ id }) => content.channelIds.includes(id))
    .flatMap(({ id, name, network }) => {
      const manifest = manifests[network];
      const parts = partsOf(content, { id: network, takesFirstComment: manifest.takesFirstComment });
      const cost = costOf(manifest, parts);
      return cost === null ? [] : [{ id, name, cost }];
    });
  return costs.map(({ id, name, cost }) => (
    <Text key={id} size="sm" c="dimmed">
      <Coins size={16} aria-hidden style={{ verticalAlign: 'text-bottom', marginInlineEnd: 6 }} />
      {t(cost.withAddress > 0 ? 'networks.costWithAddress' : 'networks.cost', {
        name,
        price: dollars.format(cost.dollars),
      })}
    </Text>
  ));
}
