import { type OrganizationFactsInput, type Role, setUp } from '@bedside/server/contract/registers/org';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../lib/form-errors.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import type { OrganizationDraft } from '../../ui/organization-fields.tsx';

export type SetupValues = {
  organization: OrganizationDraft & { facts: OrganizationFactsInput };
  administrator: { name: string; email: string; password: string };
  secondPerson: { name: string; email: string; roles: Role[]; privacyTrained: boolean };
};
export type SetupForm = UseFormReturnType<SetupValues>;

/** The parts of set-up in the order of its steps. */
export const setupSteps = ['organization', 'administrator', 'secondPerson'] as const;

function firstValues(): SetupValues {
  return {
    organization: {
      name: '',
      kind: 'practice',
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      languages: [currentLanguage()],
      facts: { names: [], phones: [], emails: [], addresses: [], domains: [], handles: [] },
    },
    administrator: { name: '', email: '', password: '' },
    secondPerson: { name: '', email: '', roles: ['clinician_reviewer', 'privacy_officer'], privacyTrained: false },
  };
}

/** The three steps as one form, checked by the contract. */
export function useSetupForm(): SetupForm {
  const { t } = useTranslation();
  const byContract = contractErrors(setUp.body, t);
  return useForm<SetupValues>({
    initialValues: firstValues(),
    validate: (values) => {
      const errors = byContract(values);
      const { administrator, secondPerson } = values;
      if (secondPerson.email !== '' && sameAddress(administrator.email, secondPerson.email)) {
        errors['secondPerson.email'] = t('setup.sameEmail');
      }
      return errors;
    },
  });
}

function sameAddress(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
