import { infoElement } from '@bedside/server/contract/registers/authorizations';
import { Checkbox, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { partsOf } from './ask-form.ts';
import { PictureField } from './picture-field.tsx';
import type { AskForm } from './use-ask-form.ts';
import type { AskPictures } from './use-ask-pictures.ts';

/** What is to be shown or told: in words, by kind, and the very pictures; as a paper has it, where nobody is asked. */
export function ShownFields(props: { form: AskForm; pictures: AskPictures; today: string; isAsked?: boolean }) {
  const { form, pictures, today, isAsked = true } = props;
  const { t } = useTranslation();
  const { isDescribed, isPublic } = partsOf(form.values.kind);
  return (
    <>
      <Textarea
        label={t('asking.shown.description')}
        description={isAsked ? t(isDescribed ? 'asking.shown.descriptionHint' : 'asking.shown.keptHint') : undefined}
        required
        autosize
        minRows={2}
        maxRows={8}
        maxLength={500}
        {...form.getInputProps('description')}
      />
      <Checkbox.Group
        label={t('asking.shown.infoScope')}
        description={isAsked ? t('asking.shown.infoScopeHint') : undefined}
        required
        value={form.values.infoScope}
        onChange={(values) => form.setFieldValue('infoScope', infoElement.array().parse(values))}
        error={form.errors['infoScope']}
      >
        <Stack gap="xs" my="xs">
          {infoElement.options.map((value) => (
            <Checkbox key={value} value={value} label={t(`authorizations.infoScope.${value}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      {isPublic && <PictureField form={form} pictures={pictures} />}
      {isPublic && form.values.media.length > 0 && (
        <TextInput
          type="date"
          label={t('asking.shown.capturedOn')}
          description={t('asking.shown.capturedOnHint')}
          required={isAsked}
          max={today}
          maw={320}
          {...form.getInputProps('capturedOn')}
        />
      )}
    </>
  );
}
