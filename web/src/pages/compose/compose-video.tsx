import type { ContentVideo } from '@bedside/server/contract/flow/compose';
import { Button, FileButton, Group, Stack, Text, Title } from '@mantine/core';
import { Film, ImagePlus, Trash2 } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaAddress } from '../../lib/api.ts';
import { notifyUndo } from '../../lib/notify.tsx';
import { MarkedTextEditor } from '../../ui/marked-text-editor.tsx';
import { acceptedKinds } from './check-file.ts';
import classes from './compose.module.css';
import { wellFormed } from './draft-content.ts';
import { FilmFacts } from './film-facts.tsx';
import { ImageUploads } from './image-uploads.tsx';
import { PicturedPersons } from './pictured-persons.tsx';
import type { ComposerState } from './use-composer.ts';
import type { ComposerFindings } from './use-composer-findings.ts';
import type { Editors } from './use-editors.ts';
import { useFileUpload } from './use-file-upload.ts';

export type ComposeFileProps = {
  composer: Pick<ComposerState, 'content' | 'media' | 'readOnly' | 'onChange'>;
  found: Pick<ComposerFindings, 'marksOf'>;
  editors: Editors;
  onComment: ((body: string) => Promise<unknown>) | undefined;
};

/** The video of a post, with its words and the picture that is shown before it plays; or the way to add one. */
export const ComposeVideo = memo(function ComposeVideo(props: ComposeFileProps) {
  const { content, onChange, readOnly } = props.composer;
  const { t } = useTranslation();
  const adding = useFileUpload('/media/videos', ({ id: mediaId, sha256 }) =>
    onChange({ video: { mediaId, sha256, altText: '' } }),
  );
  const { video } = content;
  return (
    <Stack gap="sm" component="section" aria-labelledby="video-title">
      <Title order={2} size="h3" id="video-title">
        {t('pictures.films.video')}
      </Title>
      {video !== undefined && <OneVideo {...props} video={video} />}
      <ImageUploads uploads={adding.uploads} onDismiss={adding.dismiss} onRetry={adding.retry} />
      {video === undefined && !readOnly && adding.uploads.length === 0 && (
        <div className={classes.drop}>
          <Text size="sm" c="dimmed">
            {t('pictures.films.videoHint')}
          </Text>
          <FileButton
            accept="video/mp4,video/quicktime,.mp4,.m4v,.mov"
            onChange={(file) => file && void adding.start(file)}
          >
            {(button) => (
              <Button {...button} variant="default" leftSection={<Film size={18} aria-hidden />}>
                {t('pictures.films.addVideo')}
              </Button>
            )}
          </FileButton>
        </div>
      )}
    </Stack>
  );
});

function OneVideo({ composer, editors, found, onComment, video }: ComposeFileProps & { video: ContentVideo }) {
  const { content, media, onChange, readOnly } = composer;
  const { t } = useTranslation();
  const field = 'video.altText';
  const marks = found.marksOf(field);
  const change = (patch: Partial<ContentVideo>) =>
    onChange((now) => (now.video === undefined ? {} : { video: { ...now.video, ...patch } }));
  const remove = () => {
    onChange({ video: undefined });
    notifyUndo({
      message: t('pictures.films.videoRemoved'),
      undoLabel: t('common.undo'),
      onUndo: () => onChange({ video }),
    });
  };
  return (
    <fieldset className={classes.film} aria-label={t('pictures.films.video')}>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- what is said in it stands in the words beside it */}
      <video
        controls
        preload="metadata"
        src={mediaAddress(video.mediaId)}
        poster={video.cover && mediaAddress(video.cover.mediaId)}
        aria-label={video.altText || t('pictures.films.video')}
      />
      <Stack gap="xs" miw={0}>
        <MarkedTextEditor
          handle={editors.handleOf(field)}
          label={t('pictures.films.altText')}
          description={t('pictures.films.altTextHint')}
          error={video.altText.trim() === '' && !readOnly ? t('compose.altTextMissing') : undefined}
          required
          value={video.altText}
          onChange={(text) => change({ altText: wellFormed(text) })}
          marks={marks}
          language={content.language}
          minHeightPx={76}
          maxLength={5_000}
          readOnly={readOnly}
          onComment={onComment}
        />
        <FilmFacts media={media.get(video.mediaId)} />
        <PicturedPersons mediaId={video.mediaId} number={content.images.length + 1} />
        {!readOnly && <Cover video={video} onCover={(cover) => change({ cover })} />}
        {!readOnly && (
          <Group justify="flex-end">
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<Trash2 size={16} aria-hidden />}
              aria-label={t('pictures.films.removeVideo')}
              onClick={remove}
            >
              {t('common.remove')}
            </Button>
          </Group>
        )}
      </Stack>
    </fieldset>
  );
}

/** What is shown before it plays: a picture of one's own, or its first moment. */
function Cover(props: { video: ContentVideo; onCover: (cover: ContentVideo['cover']) => void }) {
  const { onCover, video } = props;
  const { t } = useTranslation();
  const adding = useFileUpload('/media', ({ id: mediaId, sha256 }) => onCover({ mediaId, sha256 }));
  return (
    <Stack gap={4}>
      <Text size="xs" c="dimmed">
        {t(video.cover === undefined ? 'pictures.films.coverNone' : 'pictures.films.coverOwn')}
      </Text>
      <ImageUploads uploads={adding.uploads} onDismiss={adding.dismiss} onRetry={adding.retry} />
      <Group gap={4}>
        <FileButton accept={acceptedKinds.join(',')} onChange={(file) => file && void adding.start(file)}>
          {(button) => (
            <Button {...button} size="compact-sm" variant="default" leftSection={<ImagePlus size={16} aria-hidden />}>
              {t('pictures.films.chooseCover')}
            </Button>
          )}
        </FileButton>
        {video.cover !== undefined && (
          <Button size="compact-sm" variant="subtle" onClick={() => onCover(undefined)}>
            {t('pictures.films.removeCover')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
