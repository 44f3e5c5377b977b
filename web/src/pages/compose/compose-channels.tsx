import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { memo, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../ui/link-button.tsx';
import classes from './compose.module.css';

/** Where a post goes: one card a channel, switched on and off as a whole. */
export const ComposeChannels = memo(function ComposeChannels(props: {
  section: Ref<HTMLDivElement>;
  channels: readonly ChannelView[];
  chosen: readonly string[];
  readOnly: boolean;
  onChange: (channelIds: string[]) => void;
}) {
  const { section, channels, chosen, readOnly, onChange } = props;
  const { t } = useTranslation();
  // Where nothing can be chosen, what was not chosen says nothing.
  const shown = channels.filter(({ id, state }) => chosen.includes(id) || (!readOnly && state !== 'disconnected'));
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  return (
    <Stack ref={section} gap="sm" component="section" aria-labelledby="channels-title" tabIndex={-1}>
      <div>
        <Title order={2} size="h3" id="channels-title">
          {t('compose.channels')}
        </Title>
        <Text size="sm" c="dimmed">
          {shown.length === 0 ? t('compose.noChannels') : t('compose.channelsLead')}
        </Text>
      </div>
      {shown.length === 0 && (
        <LinkButton to="/channels" variant="default" style={{ alignSelf: 'flex-start' }}>
          {t('compose.connectChannel')}
        </LinkButton>
      )}
      <div className={classes.channels}>
        {shown.map((channel) => (
          <ChannelCard
            key={channel.id}
            channel={channel}
            checked={chosen.includes(channel.id)}
            disabled={readOnly}
            onToggle={() => toggle(channel.id)}
          />
        ))}
      </div>
    </Stack>
  );
});

function ChannelCard(props: { channel: ChannelView; checked: boolean; disabled: boolean; onToggle: () => void }) {
  const { channel, checked, disabled, onToggle } = props;
  const { t } = useTranslation();
  const network = t(`common.networks.${channel.network}`);
  return (
    <Checkbox.Card
      checked={checked}
      disabled={disabled}
      onClick={onToggle}
      p="sm"
      radius="md"
      aria-label={channel.name === network ? network : `${channel.name}, ${network}`}
    >
      <Group wrap="nowrap" align="flex-start" gap="sm">
        <Checkbox.Indicator />
        <div style={{ minWidth: 0 }}>
          <Text size="sm" fw={500}>
            {channel.name}
          </Text>
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {[channel.name === network ? '' : network, channel.handle].filter((part) => part !== '').join(' · ')}
          </Text>
          {channel.state !== 'connected' && (
            <Text size="xs" c="var(--bedside-warn)">
              {channel.state === 'awaiting_confirmation'
                ? t('channels.states.awaiting_confirmation')
                : t('compose.channelNeedsHelp')}
            </Text>
          )}
        </div>
      </Group>
    </Checkbox.Card>
  );
}
