import type { Choice } from '@bedside/server/contract/flow/compose';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../lib/format.ts';
import { viewerTimeZone } from '../lib/wall-time.ts';

/** Says in words what was chosen for a network; ids of the network's own stay as they are, and times are the viewer's. */
export function useChoiceWords(): (choice: Choice) => string {
  const { t, i18n } = useTranslation();
  const valueOf = ({ network, name, value }: Choice): string => {
    switch (name) {
      case 'visibility':
        return t(`${network === 'mastodon' ? 'channels.mastodon' : 'options'}.visibilities.${value as 'public'}`);
      case 'form':
        return t(`options.forms.${value as 'feed'}`);
      case 'startsAt':
      case 'endsAt':
        return formatInstant(value, i18n.language, viewerTimeZone());
      case 'action':
        return t(`options.action.kinds.${value as 'book'}`);
      case 'forChildren':
        return t(`options.yesNo.${value as 'true'}`);
      case 'media':
        return t(`options.mediaFor.choices.${value as 'images'}`);
      case 'place':
        return value;
      default:
        return name satisfies never;
    }
  };
  return (choice) =>
    t('options.said', {
      network: t(`common.networks.${choice.network}`),
      name: t(`options.names.${choice.name}`),
      value: valueOf(choice),
    });
}
