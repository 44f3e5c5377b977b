import type { NetworkOptions } from '@bedside/server/contract/flow/compose';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OptionFieldsProps } from './network-options.tsx';
import { OptionText } from './option-text.tsx';

type Kind = NonNullable<NetworkOptions['action']>['kind'];
const kinds = ['book', 'order', 'learn-more', 'sign-up', 'call'] as const satisfies readonly Kind[];
const MAX_ADDRESS_UNITS = 2_000;

/** A button below the post, in the place of a link. */
export function ActionFields(props: OptionFieldsProps) {
  const { content, network, options, change } = props;
  const { t } = useTranslation();
  const { action } = options;
  const both = action !== undefined && (content.link ?? '') !== '';
  return (
    <>
      <NativeSelect
        label={t('options.action.kind')}
        value={action?.kind ?? ''}
        disabled={props.readOnly}
        error={both ? t('networks.problems.LINK_AND_ACTION') : undefined}
        onChange={({ currentTarget: { value } }) =>
          // The options are exactly the ones of the contract.
          change({ action: value === '' ? undefined : { ...action, kind: value as Kind } })
        }
        data={[
          { value: '', label: t('options.action.none') },
          ...kinds.map((kind) => ({ value: kind, label: t(`options.action.kinds.${kind}`) })),
        ]}
      />
      {action !== undefined && action.kind !== 'call' && (
        <OptionText
          {...props}
          field={`options.${network}.action.url`}
          label={t('options.action.url')}
          required
          value={action.url ?? ''}
          maxLength={MAX_ADDRESS_UNITS}
          onText={(url) => change({ action: { ...action, url: url.trim() } })}
        />
      )}
    </>
  );
}
