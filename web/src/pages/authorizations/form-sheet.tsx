import type { FormView } from '@bedside/server/contract/registers/authorizations/asking';
import type { Language } from '@bedside/server/contract/registers/org';
import { Alert, Stack, Text } from '@mantine/core';
import { BookOpen, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './authorizations.module.css';
import { Picture } from './pictures.tsx';

type Media = readonly { readonly mediaId: string; readonly sha256: string }[];

/** The form in its own language, word for word as it is shown to whoever signs, and how hard it is to read. */
export function FormSheet({ form, language, media }: { form: FormView; language: Language; media: Media }) {
  return (
    <Stack gap="md">
      <Grade form={form} />
      <div className={classes.form}>
        <Text fz="lg" fw={650} lang={language}>
          {form.title}
        </Text>
        {form.parts.map((part, index) => (
          // Parts have no name of their own, and a form that is shown never changes.
          // oxlint-disable-next-line react/no-array-index-key
          <Part key={index} part={part} language={language} media={media} />
        ))}
      </div>
    </Stack>
  );
}

function Grade({ form: { readingGrade, isHardToRead } }: { form: FormView }) {
  const { t, i18n } = useTranslation();
  if (readingGrade === null) return null;
  const grade = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(readingGrade);
  if (!isHardToRead) {
    return (
      <Text size="sm" c="dimmed">
        {t('asking.form.grade', { grade })}
      </Text>
    );
  }
  return (
    <Alert color="warn" icon={<BookOpen size={20} aria-hidden />}>
      {t('asking.form.hard', { grade })}
    </Alert>
  );
}

function Part(props: { part: FormView['parts'][number]; language: Language; media: Media }) {
  const { part, language, media } = props;
  const { t } = useTranslation();
  if (part.part === 'passage') return <p lang={language}>{part.words}</p>;
  if (part.part === 'choices') return <Choices items={part.items} language={language} media={media} />;
  if (part.part === 'signature') {
    return (
      <div>
        <div className={classes.line} />
        <Text size="xs" c="dimmed">
          {t('asking.form.signature')}
        </Text>
      </div>
    );
  }
  return (
    <div className={classes.answer}>
      <p lang={language}>{part.words}</p>
      <Text size="xs" c="dimmed">
        {t(part.by === 'child' ? 'asking.form.answerChild' : 'asking.form.answer')}
      </Text>
    </div>
  );
}

function Choices(props: {
  items: readonly { readonly id: string; readonly words: string }[];
  language: Language;
  media: Media;
}) {
  const { t } = useTranslation();
  const byHash = new Map(props.media.map(({ mediaId, sha256 }) => [sha256, mediaId]));
  return (
    <div>
      <ul className={classes.choices}>
        {props.items.map(({ id, words }, index) => {
          const mediaId = byHash.get(id);
          return (
            <li key={id} className={classes.choice}>
              <Square size={18} aria-hidden />
              {mediaId !== undefined && <Picture mediaId={mediaId} number={index + 1} isNamedBeside />}
              <span lang={props.language}>{words}</span>
            </li>
          );
        })}
      </ul>
      <Text size="xs" c="dimmed" mt={4}>
        {t('asking.form.chooseEach')}
      </Text>
    </div>
  );
}
