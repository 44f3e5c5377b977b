import type { FactKind, FactView } from '@bedside/server/contract/registers/org/facts';
import { AtSign, BadgeCheck, Clock, Globe, Hospital, Info, type LucideIcon, Mail, MapPin, Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';
import { hoursWords } from './hours-words.ts';

export const factIcons: Readonly<Record<FactKind, LucideIcon>> = {
  name: Hospital,
  phone: Phone,
  email: Mail,
  address: MapPin,
  domain: Globe,
  handle: AtSign,
  hours: Clock,
  service: BadgeCheck,
  other: Info,
};

/** How a fact is called in a sentence, and what it says. */
export function useFactWords(): { nameOf(fact: FactView): string; valueOf(fact: FactView): string } {
  const { t } = useTranslation();
  const valueOf = ({ hours, value }: FactView) => {
    if (hours === null) return value;
    const words = {
      closedOn: (date: string) => t('settings.hours.closedOn', { date }),
      openOn: (date: string, range: string) => t('settings.hours.openOn', { date, hours: range }),
    };
    return hoursWords(hours, currentLanguage(), words).join('; ');
  };
  return {
    valueOf,
    nameOf: (fact) => fact.label || fact.value || t(`settings.facts.kinds.${fact.kind}`),
  };
}
