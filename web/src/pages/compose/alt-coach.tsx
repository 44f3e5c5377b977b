import type { Content } from '@bedside/server/contract/flow/compose';
import { Group, Stack, Text } from '@mantine/core';
import { Lightbulb } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Mark } from '../../ui/marked-text-types.ts';
import { altTips, tooLongFor } from './alt-tips.ts';
import type { AltLimit } from './network-checks.ts';

/** What would make a description better, as it is written. Nothing here stops a post. */
export function AltCoach(props: {
  altText: string;
  content: Pick<Content, 'baseText' | 'variants'>;
  marks: readonly Mark[];
  limits: readonly AltLimit[];
}) {
  const { altText, content, marks, limits } = props;
  const { t, i18n } = useTranslation();
  const tips = altTips({
    altText,
    texts: [content.baseText, ...Object.values(content.variants).map((own) => own?.text ?? '')],
    namesSomebody: marks.some(({ severity, category }) => category === 'privacy' && severity !== 'note'),
    limits,
  });
  const [first] = tips;
  if (first === undefined) return null;
  const tooLongNetworks = tooLongFor({ altText, limits });
  const tooLong = limits
    .filter(({ network }) => tooLongNetworks.includes(network))
    .map(({ network, max }) => t('pictures.alt.limit', { network: t(`common.networks.${network}`), max }));
  return (
    // One at a time: the weightiest. The next one comes when this is done.
    <Group gap={6} wrap="nowrap" align="flex-start" role="note">
      <Lightbulb size={16} color="var(--bedside-info)" aria-hidden style={{ flexShrink: 0, marginTop: 1 }} />
      <Stack gap={0}>
        <Text size="xs">{t(`pictures.alt.${first}`)}</Text>
        {first === 'tooLong' && (
          <Text size="xs" c="dimmed">
            {new Intl.ListFormat(i18n.language).format(tooLong)}
          </Text>
        )}
      </Stack>
    </Group>
  );
}
