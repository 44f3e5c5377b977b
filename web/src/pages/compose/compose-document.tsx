import type { ContentDocument } from '@bedside/server/contract/flow/compose';
import { Anchor, Button, FileButton, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { FileText, Trash2 } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaAddress } from '../../lib/api.ts';
import { notifyUndo } from '../../lib/notify.tsx';
import classes from './compose.module.css';
import type { ComposeFileProps } from './compose-video.tsx';
import { wellFormed } from './draft-content.ts';
import { FilmFacts } from './film-facts.tsx';
import { ImageUploads } from './image-uploads.tsx';
import { PicturedPersons } from './pictured-persons.tsx';
import { useFileUpload } from './use-file-upload.ts';

type Props = Pick<ComposeFileProps, 'composer'>;

/** The document of a post, with its title; or the way to add one. */
export const ComposeDocument = memo(function ComposeDocument({ composer }: Props) {
  const { content, onChange, readOnly } = composer;
  const { t } = useTranslation();
  const adding = useFileUpload('/media/documents', ({ id: mediaId, sha256 }) =>
    onChange({ document: { mediaId, sha256, title: '' } }),
  );
  const { document } = content;
  return (
    <Stack gap="sm" component="section" aria-labelledby="document-title">
      <Title order={2} size="h3" id="document-title">
        {t('pictures.films.document')}
      </Title>
      {document !== undefined && <OneDocument composer={composer} document={document} />}
      <ImageUploads uploads={adding.uploads} onDismiss={adding.dismiss} onRetry={adding.retry} />
      {document === undefined && !readOnly && adding.uploads.length === 0 && (
        <div className={classes.drop}>
          <Text size="sm" c="dimmed">
            {t('pictures.films.documentHint')}
          </Text>
          <FileButton accept="application/pdf,.pdf" onChange={(file) => file && void adding.start(file)}>
            {(button) => (
              <Button {...button} variant="default" leftSection={<FileText size={18} aria-hidden />}>
                {t('pictures.films.addDocument')}
              </Button>
            )}
          </FileButton>
        </div>
      )}
    </Stack>
  );
});

function OneDocument({ composer, document }: Props & { document: ContentDocument }) {
  const { content, media, onChange, readOnly } = composer;
  const { t } = useTranslation();
  const number = content.images.length + (content.video === undefined ? 0 : content.video.cover === undefined ? 1 : 2);
  const rename = (title: string) =>
    onChange((now) => (now.document === undefined ? {} : { document: { ...now.document, title: wellFormed(title) } }));
  const remove = () => {
    onChange({ document: undefined });
    notifyUndo({
      message: t('pictures.films.documentRemoved'),
      undoLabel: t('common.undo'),
      onUndo: () => onChange({ document }),
    });
  };
  return (
    <fieldset className={classes.film} aria-label={t('pictures.films.document')}>
      <Stack gap="xs" miw={0}>
        <TextInput
          label={t('pictures.films.title')}
          description={t('pictures.films.titleHint')}
          error={document.title.trim() === '' && !readOnly ? t('pictures.films.titleMissing') : undefined}
          required
          maxLength={400}
          readOnly={readOnly}
          value={document.title}
          onChange={({ currentTarget }) => rename(currentTarget.value)}
        />
        <FilmFacts media={media.get(document.mediaId)} />
        <PicturedPersons mediaId={document.mediaId} number={number + 1} />
        <Group justify="space-between" gap="xs">
          <Anchor size="sm" href={mediaAddress(document.mediaId)} download>
            {t('pictures.films.openDocument')}
          </Anchor>
          {!readOnly && (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<Trash2 size={16} aria-hidden />}
              aria-label={t('pictures.films.removeDocument')}
              onClick={remove}
            >
              {t('common.remove')}
            </Button>
          )}
        </Group>
      </Stack>
    </fieldset>
  );
}
