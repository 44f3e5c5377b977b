import {
  archiveTemplate,
  listTemplates,
  restoreTemplate,
  type TemplateView,
} from '@bedside/server/contract/registers/templates';
import { Button, Text, VisuallyHidden } from '@mantine/core';
import { FileText, Hash, type LucideIcon, TextQuote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { notifyDone, notifyProblem, notifyUndo } from '../../lib/notify.tsx';
import { useProblemText } from '../../lib/problem-text.ts';
import { useCall } from '../../lib/query.ts';
import classes from '../../ui/row-list.module.css';
import own from './templates.module.css';

export const templateIcons: Readonly<Record<TemplateView['kind'], LucideIcon>> = {
  post: FileText,
  snippet: TextQuote,
  hashtags: Hash,
};

/** What a template puts into a post, as one reads it. */
export function templateWords({ kind, content }: Pick<TemplateView, 'kind' | 'content'>): string {
  return kind === 'hashtags' ? content.tags.map((tag) => `#${tag}`).join(' ') : content.text;
}

export function TemplateRow(props: {
  template: TemplateView;
  mayAdd: boolean;
  onEdit: () => void;
  onDuplicate: () => void;
}) {
  const { template, mayAdd } = props;
  const { t } = useTranslation();
  const { name, kind } = template;
  const Icon = templateIcons[kind];
  const isActive = template.state === 'active';
  const about = [
    t(`templates.kinds.${kind}`),
    template.language === null ? null : t(`common.languages.${template.language}`),
    t('templates.keptBy', { name: template.ownerName }),
    template.useCount === 0 ? t('templates.unused') : t('templates.used', { count: template.useCount }),
  ].filter((word) => word !== null);
  return (
    <li className={classes.row}>
      <Icon size={20} aria-hidden />
      <div className={classes.main}>
        <VisuallyHidden>{t(`templates.kinds.${kind}`)}: </VisuallyHidden>
        <Text fw={500}>{name}</Text>
        <Text
          size="sm"
          lineClamp={2}
          data-excerpt
          className={own.words ?? ''}
          lang={template.language ?? undefined}
          dir="auto"
        >
          {templateWords(template)}
        </Text>
        <Text size="xs" c="dimmed">
          {about.join(' · ')}
        </Text>
      </div>
      <div className={classes.side}>
        {isActive && template.mayChange && (
          <Button size="xs" variant="default" aria-label={t('templates.editLabel', { name })} onClick={props.onEdit}>
            {t('common.edit')}
          </Button>
        )}
        {mayAdd && (
          <Button
            size="xs"
            variant="default"
            aria-label={t('templates.duplicateLabel', { name })}
            onClick={props.onDuplicate}
          >
            {t('templates.duplicate')}
          </Button>
        )}
        {template.mayChange &&
          (isActive ? <ArchiveButton template={template} /> : <RestoreButton template={template} />)}
      </div>
    </li>
  );
}

const invalidates = [listTemplates];

/** Puts a template away; for ten seconds one press brings it back. */
function ArchiveButton({ template: { id, name, revision } }: { template: TemplateView }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const onError = (error: Error) => notifyProblem(problemText(error));
  const restore = useCall(restoreTemplate, { invalidates, onError });
  const archive = useCall(archiveTemplate, {
    invalidates,
    onError,
    onSuccess: (archived) =>
      notifyUndo({
        message: t('templates.archived', { name }),
        undoLabel: t('common.undo'),
        onUndo: () => restore.mutate({ params: { id }, body: { revision: archived.revision } }),
      }),
  });
  return (
    <Button
      size="xs"
      variant="subtle"
      aria-label={t('templates.archiveLabel', { name })}
      loading={archive.isPending}
      onClick={() => archive.mutate({ params: { id }, body: { revision } })}
    >
      {t('templates.archive')}
    </Button>
  );
}

function RestoreButton({ template: { id, name, revision } }: { template: TemplateView }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const restore = useCall(restoreTemplate, {
    invalidates,
    onSuccess: () => notifyDone(t('templates.restored', { name })),
    onError: (error) => notifyProblem(problemText(error)),
  });
  return (
    <Button
      size="xs"
      variant="default"
      aria-label={t('templates.restoreLabel', { name })}
      loading={restore.isPending}
      onClick={() => restore.mutate({ params: { id }, body: { revision } })}
    >
      {t('templates.restore')}
    </Button>
  );
}
