import { type Manifest, manifests, type NetworkId } from '@bedside/connectors/networks';
import type { NetworkOptions as Options } from '@bedside/server/contract/flow/compose';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { Button, Checkbox, Fieldset, NativeSelect, Stack } from '@mantine/core';
import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComposeTextProps } from '../compose-text-props.ts';
import { ActionFields } from './action-fields.tsx';
import { EventFields } from './event-fields.tsx';
import { OfferFields } from './offer-fields.tsx';
import { OptionText } from './option-text.tsx';
import { type OptionsPatch, withOptions } from './options-content.ts';
import { PlaceField } from './place-field.tsx';

/** Longest content warning that the server takes, in UTF-16 units. */
const MAX_WARNING_UNITS = 500;
const MAX_TITLE_UNITS = 500;

/** What one network's fields need. */
export type OptionFieldsProps = Omit<ComposeTextProps, 'networks'> & {
  manifest: Manifest;
  network: NetworkId;
  options: Options;
  change: (patch: OptionsPatch) => void;
};

/** What differs by network, one group for each chosen network that knows something of its own. */
export function NetworkOptions(props: ComposeTextProps & { channels: readonly ChannelView[] }) {
  const { channels, networks, ...texts } = props;
  const knowing = networks.filter((network) => manifests[network].options.length > 0);
  return knowing.map((network) => (
    <OptionsOf
      key={network}
      {...texts}
      network={network}
      channel={channels.find((each) => each.network === network && props.content.channelIds.includes(each.id))}
    />
  ));
}

type OptionsOfProps = Omit<ComposeTextProps, 'networks'> & { network: NetworkId; channel: ChannelView | undefined };

/** Folded as long as nothing is chosen and nothing is needed. */
function OptionsOf(props: OptionsOfProps) {
  const { channel, content, network, onChange, readOnly } = props;
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const manifest = manifests[network];
  const chosen = content.options?.[network];
  const isNeeded = manifest.needsTitle === true || manifest.needsPlace === true;
  const name = t(`common.networks.${network}`);
  if (chosen === undefined && !opened && !isNeeded) {
    if (readOnly) return null;
    return (
      <Button
        size="xs"
        variant="subtle"
        leftSection={<SlidersHorizontal size={16} aria-hidden />}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => setOpened(true)}
      >
        {t('options.open', { network: name })}
      </Button>
    );
  }
  const fields: OptionFieldsProps = {
    ...props,
    manifest,
    options: chosen ?? {},
    change: (patch) => onChange((now) => withOptions(now, network, patch)),
  };
  return (
    <Fieldset legend={name} p="md">
      <Stack gap="sm">
        <FormField {...fields} />
        <Words {...fields} />
        {manifest.options.includes('place') && channel !== undefined && (
          <PlaceField {...fields} channelId={channel.id} />
        )}
        <VisibilityField {...fields} />
        {isDated(fields) && <EventFields {...fields} />}
        {fields.options.form === 'offer' && <OfferFields {...fields} />}
        {manifest.options.includes('action') && fields.options.form !== 'offer' && <ActionFields {...fields} />}
        {manifest.options.includes('forChildren') && (
          <Checkbox
            label={t('options.forChildren')}
            description={t('options.forChildrenHint')}
            checked={fields.options.forChildren ?? false}
            disabled={readOnly}
            onChange={({ currentTarget }) => fields.change({ forChildren: currentTarget.checked || undefined })}
          />
        )}
      </Stack>
    </Fieldset>
  );
}

const isDated = ({ manifest, options: { form } }: OptionFieldsProps) =>
  manifest.options.includes('event') && (form === 'event' || form === 'offer');

function FormField(props: OptionFieldsProps) {
  const { manifest, options, change } = props;
  const { t } = useTranslation();
  if (!manifest.options.includes('form')) return null;
  return (
    <NativeSelect
      label={t('options.form')}
      value={options.form ?? 'feed'}
      disabled={props.readOnly}
      // The options are exactly the ones of the manifest.
      onChange={({ currentTarget }) => change({ form: currentTarget.value as NonNullable<Options['form']> })}
      data={manifest.forms.map((form) => ({ value: form, label: t(`options.forms.${form}`) }))}
    />
  );
}

/** Titles and warnings are words that leave: they are screened like the text. */
function Words(props: OptionFieldsProps) {
  const { manifest, network, options, change } = props;
  const { t } = useTranslation();
  return (
    <>
      {manifest.options.includes('title') && (
        <OptionText
          {...props}
          field={`options.${network}.title`}
          label={t('options.title')}
          description={t('options.titleHint', { count: manifest.titleMaxLength ?? MAX_TITLE_UNITS })}
          required={manifest.needsTitle === true}
          value={options.title ?? ''}
          maxLength={MAX_TITLE_UNITS}
          onText={(title) => change({ title })}
        />
      )}
      {manifest.options.includes('contentWarning') && (
        <OptionText
          {...props}
          field={`options.${network}.contentWarning`}
          label={t('channels.mastodon.warning')}
          description={t('channels.mastodon.warningHint')}
          value={options.contentWarning ?? ''}
          maxLength={MAX_WARNING_UNITS}
          onText={(contentWarning) => change({ contentWarning })}
        />
      )}
    </>
  );
}

const visibilities = ['public', 'unlisted', 'private'] as const satisfies readonly Options['visibility'][];
/** Networks that know no way to be public and quiet. */
const withoutUnlisted: ReadonlySet<NetworkId> = new Set<NetworkId>(['tiktok', 'wordpress']);

function VisibilityField(props: OptionFieldsProps) {
  const { manifest, network, options, change } = props;
  const { t } = useTranslation();
  if (!manifest.options.includes('visibility')) return null;
  const value = options.visibility ?? 'public';
  const words = network === 'mastodon' ? 'channels.mastodon' : 'options';
  return (
    <NativeSelect
      label={t('channels.mastodon.visibility')}
      description={t(`${words}.visibilityHints.${value}`)}
      value={value}
      disabled={props.readOnly}
      // The options are exactly the ones of the contract.
      onChange={({ currentTarget }) => change({ visibility: currentTarget.value as (typeof visibilities)[number] })}
      data={visibilities
        .filter((each) => each !== 'unlisted' || !withoutUnlisted.has(network))
        .map((each) => ({ value: each, label: t(`${words}.visibilities.${each}`) }))}
    />
  );
}
