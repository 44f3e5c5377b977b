import { useTranslation } from 'react-i18next';
import type { OptionFieldsProps } from './network-options.tsx';
import { OptionText } from './option-text.tsx';

/** Longest texts that the server takes, in UTF-16 units. */
const most = { couponCode: 58, redeemUrl: 2_000, terms: 5_000 } as const;
const names = ['couponCode', 'redeemUrl', 'terms'] as const;

/** What an offer says beside its title and times; all of it may be left out. */
export function OfferFields(props: OptionFieldsProps) {
  const { network, options, change } = props;
  const { t } = useTranslation();
  return names.map((name) => (
    <OptionText
      key={name}
      {...props}
      field={`options.${network}.offer.${name}`}
      label={t(`options.offer.${name}`)}
      value={options.offer?.[name] ?? ''}
      maxLength={most[name]}
      onText={(text) => change({ offer: { ...options.offer, [name]: text } })}
    />
  ));
}
