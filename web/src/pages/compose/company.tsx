import { Avatar, Group, Text, Tooltip, VisuallyHidden } from '@mantine/core';
import { PencilLine } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePartWords } from './part-words.ts';
import type { Colleague } from './use-company.ts';

const MOST_SHOWN = 4;

/** Who else has this draft open: faces in the head of the page. */
export function Company(props: { others: readonly Colleague[] }) {
  const { others } = props;
  const { t } = useTranslation();
  const partWords = usePartWords();
  const told = ({ name, field }: Colleague) =>
    field === null ? t('together.company.here', { name }) : t('together.company.at', { name, field: partWords(field) });
  const shown = others.slice(0, MOST_SHOWN);
  return (
    <>
      <VisuallyHidden component="output" aria-live="polite">
        {others.map((each) => t('together.company.here', { name: each.name })).join('. ')}
      </VisuallyHidden>
      {others.length > 0 && (
        <Avatar.Group component="ul" p={0} m={0} spacing="xs" aria-label={t('together.company.label')}>
          {shown.map((each) => (
            <Tooltip key={each.id} label={told(each)} events={{ hover: true, focus: true, touch: true }}>
              <Avatar component="li" name={each.name} size={32} color="teal" tabIndex={0} aria-label={told(each)} />
            </Tooltip>
          ))}
          {others.length > MOST_SHOWN && (
            <Avatar component="li" size={32}>
              {t('together.company.more', { count: others.length - MOST_SHOWN })}
            </Avatar>
          )}
        </Avatar.Group>
      )}
    </>
  );
}

/** A word above a part of the post in which somebody else is; it keeps nobody from writing there. */
function CompanyHint(props: { others: readonly Colleague[]; part: string }) {
  const { t } = useTranslation();
  const here = props.others.filter(({ field }) => field === props.part);
  if (here.length === 0) return null;
  return (
    <Group gap={6} c="dimmed">
      <PencilLine size={14} aria-hidden />
      <Text size="xs">{here.map(({ name }) => t('together.company.writing', { name })).join(' · ')}</Text>
    </Group>
  );
}

/** A part of the post, by the name under which others are told that somebody is in it. */
export function PostPart(props: { name: string; others: readonly Colleague[]; children: ReactNode }) {
  return (
    <div data-part={props.name}>
      <CompanyHint others={props.others} part={props.name} />
      {props.children}
    </div>
  );
}
