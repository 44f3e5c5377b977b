import {
  language,
  type OrganizationFactsInput,
  type OrganizationView,
  organizationKind,
} from '@bedside/server/contract/registers/org';
import { Checkbox, Fieldset, Group, Select, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** What set-up and Settings both ask about an organization. */
export type OrganizationDraft = Pick<OrganizationView, 'name' | 'kind' | 'timeZone' | 'languages'>;
export type OrganizationField = keyof OrganizationDraft;

type Fact = keyof OrganizationFactsInput;
const facts: readonly Fact[] = ['phones', 'emails', 'addresses', 'domains', 'names', 'handles'];

/** Every zone that the browser knows, and UTC, which browsers leave out. */
export const timeZones = [...Intl.supportedValuesOf('timeZone'), 'UTC'].map((zone) => ({
  value: zone,
  label: zone.replaceAll('_', ' '),
}));

/** `propsOf` gives what the form knows of a field: value, change, error. */
export function OrganizationFields(props: { propsOf: (field: OrganizationField) => object; disabled?: boolean }) {
  const { t } = useTranslation();
  const { propsOf, disabled = false } = props;
  return (
    <Stack gap="md">
      <TextInput
        label={t('organization.name')}
        autoComplete="organization"
        required
        disabled={disabled}
        {...propsOf('name')}
      />
      <Select
        label={t('organization.kind')}
        data={organizationKind.options.map((kind) => ({ value: kind, label: t(`organization.kinds.${kind}`) }))}
        allowDeselect={false}
        required
        disabled={disabled}
        {...propsOf('kind')}
      />
      <Select
        label={t('organization.timeZone')}
        description={t('organization.timeZoneHint')}
        data={timeZones}
        searchable
        selectFirstOptionOnChange
        limit={40}
        allowDeselect={false}
        nothingFoundMessage={t('organization.nothingFound')}
        required
        disabled={disabled}
        {...propsOf('timeZone')}
      />
      <Checkbox.Group label={t('organization.languages')} required {...propsOf('languages')}>
        <Group mt="xs">
          {language.options.map((each) => (
            <Checkbox key={each} value={each} label={t(`common.languages.${each}`)} disabled={disabled} />
          ))}
        </Group>
      </Checkbox.Group>
    </Stack>
  );
}

/** The first facts of an organization, as lists; later they have owners and review dates, in Settings. */
export function FirstFactsFields(props: { propsOf: (fact: Fact) => object }) {
  const { t } = useTranslation();
  return (
    <Fieldset legend={t('organization.factsTitle')}>
      <Stack gap="md">
        <Text c="dimmed">
          {t('organization.factsLead')} {t('organization.tagHint')}
        </Text>
        {facts.map((fact) => (
          <TagsInput
            key={fact}
            label={t(`organization.facts.${fact}.label`)}
            placeholder={t(`organization.facts.${fact}.placeholder`)}
            splitChars={fact === 'addresses' ? [';'] : [',', ';']}
            acceptValueOnBlur
            clearable={false}
            {...props.propsOf(fact)}
          />
        ))}
      </Stack>
    </Fieldset>
  );
}
