import { role } from '@bedside/server/contract/registers/org';
import { Checkbox, type CheckboxGroupProps, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Which roles, each with a sentence of what it may do. */
export function RolesField(props: Omit<CheckboxGroupProps<string>, 'children'>) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group label={t('people.rolesField')} description={t('people.rolesLead')} {...props}>
      <Stack gap="xs" mt="xs">
        {role.options.map((each) => (
          <Checkbox
            key={each}
            value={each}
            label={t(`people.roles.${each}`)}
            description={t(`people.roleHints.${each}`)}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
