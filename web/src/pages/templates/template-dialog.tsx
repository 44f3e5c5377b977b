import { language } from '@bedside/server/contract/registers/org';
import {
  addTemplate,
  changeTemplate,
  listTemplates,
  type TemplateView,
  templateKind,
} from '@bedside/server/contract/registers/templates';
import { Group, Modal, NativeSelect, Stack, TagsInput, Text, Textarea, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../lib/form-errors.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { placeholdersIn } from '../../lib/placeholders.ts';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButtons } from '../../ui/save-buttons.tsx';
import { hashtagsIn, type TemplateStart, type TemplateValues, templateBody, templateValues } from './template-form.ts';

type TemplateForm = UseFormReturnType<TemplateValues>;

function useTemplateForm(start: TemplateStart): TemplateForm {
  const { t } = useTranslation();
  const byContract = contractErrors(addTemplate.body, t);
  return useForm<TemplateValues>({
    initialValues: templateValues(start),
    validate: (values) => {
      const errors = byContract(templateBody(values));
      if (errors['content.tags'] !== undefined) errors['content.tags'] = t('templates.tagsWrong');
      if (errors['content.link'] !== undefined) errors['content.link'] = t('compose.linkInvalid');
      return errors;
    },
  });
}

/** New words to use again, or a change of some. `start` says what the form begins with. */
export function TemplateDialog(props: { template: TemplateView | null; start?: TemplateStart; onClose: () => void }) {
  const { template, onClose } = props;
  const { t } = useTranslation();
  const form = useTemplateForm(template ?? props.start ?? {});
  const options = {
    invalidates: [listTemplates],
    onSuccess: ({ name }: TemplateView) => {
      notifyDone(t('templates.saved', { name }));
      onClose();
    },
  };
  const add = useCall(addTemplate, options);
  const change = useCall(changeTemplate, options);
  const submit = form.onSubmit((values) => {
    const body = templateBody(values);
    if (template === null) add.mutate({ body });
    else change.mutate({ params: { id: template.id }, body: { ...body, revision: template.revision } });
  });
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t(template === null ? 'templates.addTitle' : 'templates.editTitle')}
    >
      <form
        noValidate
        onSubmit={(event) => {
          // A dialog over the composer is inside it for React: its form is its own.
          event.stopPropagation();
          submit(event);
        }}
      >
        <Stack gap="md">
          <NamingFields form={form} />
          <WordFields form={form} />
          <ProblemNotice error={add.error ?? change.error} />
          <SaveButtons onCancel={onClose} busy={add.isPending || change.isPending} />
        </Stack>
      </form>
    </Modal>
  );
}

function NamingFields({ form }: { form: TemplateForm }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput label={t('templates.name')} required maxLength={120} data-autofocus {...form.getInputProps('name')} />
      <Group grow align="flex-start">
        <NativeSelect
          label={t('templates.kind')}
          data={templateKind.options.map((value) => ({ value, label: t(`templates.kinds.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <NativeSelect
          label={t('templates.language')}
          data={[
            { value: '', label: t('templates.everyLanguage') },
            ...language.options.map((value) => ({ value, label: t(`common.languages.${value}`) })),
          ]}
          {...form.getInputProps('language')}
        />
      </Group>
    </>
  );
}

function WordFields({ form }: { form: TemplateForm }) {
  const { t } = useTranslation();
  const { kind, content } = form.values;
  if (kind === 'hashtags') {
    return (
      <TagsInput
        label={t('templates.tags')}
        description={t('templates.tagsHint')}
        required
        value={content.tags}
        onChange={(tags) => form.setFieldValue('content.tags', hashtagsIn(tags.join(' ')))}
        splitChars={[',', ' ', '#']}
        acceptValueOnBlur
        clearable
        maxTags={30}
        error={form.errors['content.tags']}
      />
    );
  }
  const own = Object.keys(content.variants).length;
  return (
    <>
      <Textarea
        label={t('templates.text')}
        description={t('templates.textHint', { example: '{{service}}' })}
        required
        autosize
        minRows={4}
        maxRows={14}
        {...form.getInputProps('content.text')}
      />
      <Places texts={[content.text, content.firstComment]} />
      {kind === 'post' && (
        <>
          <TextInput label={t('compose.link')} type="url" {...form.getInputProps('content.link')} />
          <Textarea
            label={t('templates.firstComment')}
            description={t('templates.firstCommentHint')}
            autosize
            minRows={1}
            maxRows={6}
            {...form.getInputProps('content.firstComment')}
          />
          {own > 0 && (
            <Text size="sm" c="dimmed">
              {t('templates.variantsKept', { count: own })}
            </Text>
          )}
        </>
      )}
    </>
  );
}

/** Which places will be asked for. */
function Places({ texts }: { texts: readonly string[] }) {
  const { t, i18n } = useTranslation();
  const places = placeholdersIn(texts);
  if (places.length === 0) return null;
  return (
    <Text size="sm" c="dimmed" component="output">
      {t('templates.asksFor', { places: new Intl.ListFormat(i18n.language).format(places) })}
    </Text>
  );
}
