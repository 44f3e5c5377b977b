import { rulePackId } from '@bedside/server/contract/registers/org';
import { Checkbox, type CheckboxGroupProps, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Which rule packs check texts. What identifies a patient is always looked for. */
export function PacksField(props: Omit<CheckboxGroupProps<string>, 'children' | 'label'> & { disabled: boolean }) {
  const { t } = useTranslation();
  const { disabled, ...group } = props;
  return (
    <Checkbox.Group label={t('organization.packsTitle')} description={t('organization.packsLead')} {...group}>
      <Stack gap="xs" mt="xs">
        {rulePackId.options.map((pack) => (
          <Checkbox
            key={pack}
            value={pack}
            disabled={disabled || pack === 'us-hipaa'}
            label={t(`organization.packs.${pack}.label`)}
            description={t(`organization.packs.${pack}.hint`)}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
