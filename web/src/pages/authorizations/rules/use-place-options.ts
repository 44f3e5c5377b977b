import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { offeredPlaces } from './house-places.ts';

/** What is offered where places are typed or chosen, by name. */
export function usePlaceOptions() {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(() => {
    const { unitedStates, others } = offeredPlaces(language);
    return [
      { group: t('houseRules.places.unitedStates'), items: unitedStates },
      { group: t('houseRules.places.others'), items: others },
    ];
  }, [t, language]);
}
