import {
  checkHouseForm,
  discardFormDraft,
  type FormContent,
  getForm,
  type HouseFormView,
  listForms,
  publishForm,
  saveFormDraft,
} from '@bedside/server/contract/registers/authorizations/forms';
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { Eye } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { notifyDone } from '../../../lib/notify.tsx';
import { useCall } from '../../../lib/query.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import classes from '../authorizations.module.css';
import { Section } from '../section.tsx';
import { AddPart } from './add-part.tsx';
import { nameOfPart } from './edit-content.ts';
import { FaultList } from './fault-list.tsx';
import { FormPreview } from './form-preview.tsx';
import { PartCard } from './part-card.tsx';
import { nameOfAnyPart } from './part-words.ts';
import { TitleFields } from './title-fields.tsx';

type Kind = HouseFormView['kind'];
type Loaded = z.output<(typeof getForm)['answer']>;

/** What the house writes: passages in its order and words, checked and shown before anything is used. */
export function FormEditor({ kind, loaded }: { kind: Kind; loaded: Loaded }) {
  const { t, i18n } = useTranslation();
  const [content, setContent] = useState<FormContent>(loaded.content);
  const check = useCall(checkHouseForm);
  const isChanged = content !== loaded.content;
  const { palette } = loaded;
  const nameOf = (name: string) => nameOfAnyPart(t, name, { palette, language: i18n.language });
  return (
    <div className={classes.two}>
      <Section title={t('houseForms.editor.title')}>
        <Text size="sm">{t('houseForms.editor.lead')}</Text>
        <TitleFields content={content} shipped={loaded.form.shipped.title} onChange={setContent} />
        <Text size="xs" c="dimmed">
          {t('houseForms.editor.blanks', { blanks: loaded.blanks.map((blank) => `{${blank}}`).join(' ') })}
        </Text>
        <Stack gap="sm" component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
          {content.parts.map((part, index) => (
            <PartCard
              key={nameOfPart(part)}
              at={index}
              content={content}
              palette={palette}
              name={nameOf(nameOfPart(part))}
              onChange={setContent}
            />
          ))}
        </Stack>
        <AddPart content={content} palette={palette} nameOf={nameOf} onChange={setContent} />
        <TextInput
          label={t('houseForms.editor.counsel')}
          description={t('houseForms.editor.counselHint')}
          maxLength={120}
          value={content.counsel}
          onChange={(event) => setContent({ ...content, counsel: event.currentTarget.value })}
        />
        <Group gap="xs" justify="flex-end">
          <Button
            variant="default"
            leftSection={<Eye size={16} aria-hidden />}
            loading={check.isPending}
            onClick={() => check.mutate({ params: { kind }, body: { content } })}
          >
            {t('houseForms.editor.check')}
          </Button>
        </Group>
        <ProblemNotice error={check.error} />
        <Keeping kind={kind} loaded={loaded} content={content} isChanged={isChanged} />
      </Section>
      <Section title={t('houseForms.preview.title')}>
        {check.data !== undefined && <FaultList faults={check.data.faults} nameOf={nameOf} />}
        {check.data?.reading ? (
          <FormPreview reading={check.data.reading} />
        ) : (
          <Text c="dimmed">{t('houseForms.preview.none')}</Text>
        )}
      </Section>
    </div>
  );
}

/** Saving, publishing and discarding the draft. */
function Keeping(props: { kind: Kind; loaded: Loaded; content: FormContent; isChanged: boolean }) {
  const { kind, loaded, content, isChanged } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState<'publish' | 'discard' | null>(null);
  const done = (words: string) => () => {
    notifyDone(words);
    setOpen(null);
  };
  const invalidates = [getForm, listForms];
  const save = useCall(saveFormDraft, { invalidates, onSuccess: done(t('houseForms.editor.saved')) });
  const publish = useCall(publishForm, { invalidates, onSuccess: done(t('houseForms.editor.published')) });
  const discard = useCall(discardFormDraft, { invalidates, onSuccess: done(t('houseForms.editor.discarded')) });
  const { revision } = loaded;
  const call = { params: { kind }, body: { revision } };
  const isDraft = revision > 0;
  return (
    <>
      <ProblemNotice error={save.error} />
      <Group gap="xs" justify="flex-end">
        {isDraft && isChanged && (
          <Text size="sm" c="dimmed">
            {t('houseForms.editor.unsaved')}
          </Text>
        )}
        {isDraft && (
          <Button variant="subtle" color="block" onClick={() => setOpen('discard')}>
            {t('houseForms.editor.discard')}
          </Button>
        )}
        <Button
          variant="default"
          loading={save.isPending}
          disabled={!isChanged && isDraft}
          onClick={() => save.mutate({ params: { kind }, body: { content, revision } })}
        >
          {t('houseForms.editor.save')}
        </Button>
        <Button disabled={!isDraft || isChanged} onClick={() => setOpen('publish')}>
          {t('houseForms.editor.publish')}
        </Button>
      </Group>
      {open === 'publish' && (
        <ConfirmDialog
          title={t('houseForms.editor.publishTitle')}
          text={t('houseForms.editor.publishText')}
          confirm={t('houseForms.editor.publish')}
          busy={publish.isPending}
          error={publish.error}
          onConfirm={() => publish.mutate(call)}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'discard' && (
        <ConfirmDialog
          title={t('houseForms.editor.discardTitle')}
          text={t('houseForms.editor.discardText')}
          confirm={t('houseForms.editor.discard')}
          busy={discard.isPending}
          error={discard.error}
          onConfirm={() => discard.mutate(call)}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
