import type { MediaView } from '@bedside/server/contract/registers/media';
import { Group, Stack, Text } from '@mantine/core';
import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { fileSize } from './file-size.ts';

/** What is known of a video or a document, and what was taken out of it. */
export function FilmFacts({ media }: { media: MediaView | undefined }) {
  const { t, i18n } = useTranslation();
  if (media === undefined) return null;
  const kinds = media.strippedMetadata.map((kind) =>
    // Kinds grow on the server first; one that is new here shows its own name.
    t(`pictures.films.stripped.${kind as 'gps'}`, { defaultValue: kind }),
  );
  const size = fileSize(media.byteSize, i18n.language);
  return (
    <Stack gap={2}>
      <Text size="xs" c="dimmed">
        {media.pageCount === null
          ? t('pictures.films.facts', {
              length: lengthOf(media.durationMs ?? 0),
              width: media.widthPx,
              height: media.heightPx,
              size,
            })
          : t('pictures.films.pages', { count: media.pageCount, size })}
      </Text>
      <Group gap={6} wrap="nowrap" align="flex-start">
        <ShieldCheck size={16} color="var(--bedside-pass)" aria-hidden />
        <Text size="xs" c="dimmed">
          {kinds.length === 0
            ? t('compose.strippedNone')
            : t('compose.stripped', { kinds: new Intl.ListFormat(i18n.language).format(kinds) })}
        </Text>
      </Group>
    </Stack>
  );
}

/** Minutes and seconds, `1:05`. */
function lengthOf(durationMs: number): string {
  const seconds = Math.max(1, Math.round(durationMs / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
