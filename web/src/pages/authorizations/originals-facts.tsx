import type { OriginalView } from '@bedside/server/contract/registers/authorizations/originals';
import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../lib/format.ts';
import { FactList } from './fact-list.tsx';
import { Pictures } from './pictures.tsx';
import { Section } from './section.tsx';
import { useSubjectWords } from './subject-words.ts';
import { useChannelNames } from './use-channel-names.ts';

type Facts = readonly (readonly [name: string, fact: ReactNode])[];

/** All that was typed, to be held beside the paper. */
export function OriginalFacts({ original }: { original: OriginalView }) {
  const { t } = useTranslation();
  const first = usePaperFacts(original);
  const second = useRareFacts(original);
  return (
    <Section title={t('originals.facts.title')}>
      <Stack gap="md">
        <FactList facts={[...first, ...second]} />
        {original.media.length > 0 && <Pictures media={original.media} />}
      </Stack>
    </Section>
  );
}

function usePaperFacts({ facts, subject }: OriginalView): Facts {
  const { t, i18n } = useTranslation();
  const aboutSubject = useSubjectWords();
  const channelName = useChannelNames();
  const day = (date: string) => formatDate(date, i18n.language);
  const { signer, expiry } = facts;
  const lines = (all: readonly string[]) =>
    all.length === 0 ? t('authorizations.covers.nothing') : all.map((one) => <div key={one}>{one}</div>);
  const ends = {
    date: () => (expiry?.kind === 'date' ? day(expiry.on) : ''),
    event: () => (expiry?.kind === 'event' ? expiry.event : ''),
    none: () => t('originals.ends.none'),
  };
  return [
    [t('authorizations.facts.kind'), t(`authorizations.kinds.${facts.kind}`)],
    [t('originals.fields.alsoGives'), listOf(facts.alsoGives.map((one) => t(`authorizations.kinds.${one}`)))],
    [t('authorizations.facts.whose'), `${subject.name} · ${aboutSubject({ ...subject, id: subject.id ?? '' })}`],
    [
      t('originals.facts.majorityOn'),
      subject.isKnownAdult || subject.majorityOn === null ? null : day(subject.majorityOn),
    ],
    [
      t('authorizations.facts.signedBy'),
      [signer.name, t(`authorizations.roles.${signer.role}`)].filter((one) => one !== '').join(' · '),
    ],
    [t('asking.signer.authorityKind'), signer.authorityKind],
    [t('asking.signer.authorityEvidence'), signer.authorityEvidence],
    [t('originals.fields.signedOn'), day(facts.signedOn)],
    [t('authorizations.facts.language'), t(`common.languages.${facts.language}`)],
    [t('asking.shown.description'), facts.description],
    [t('authorizations.covers.elements'), lines(facts.infoScope.map((one) => t(`authorizations.infoScope.${one}`)))],
    [t('authorizations.covers.channels'), lines(facts.channelIds.map(channelName))],
    [t('authorizations.covers.purposes'), lines(facts.purposes.map((one) => t(`authorizations.purposes.${one}`)))],
    [t('authorizations.facts.ends'), expiry === null ? t('authorizations.noEnd') : ends[expiry.kind]()],
    [t('originals.fields.statements'), lines(facts.statements.map((one) => t(`originals.statements.${one}`)))],
    [t('asking.terms.withdrawAt'), facts.withdrawAt || t('originals.facts.notSaid')],
    [t('originals.fields.identityMethod'), facts.identityMethod ?? t('originals.facts.notSaid')],
    [t('originals.fields.verifiedBy'), facts.verifiedBy ?? t('originals.facts.notSaid')],
    [
      t('originals.fields.copyGivenOn'),
      facts.copyGivenOn === null ? t('originals.facts.notSaid') : day(facts.copyGivenOn),
    ],
  ];
}

/** What only some papers have; what one does not say is left out. */
function useRareFacts({ facts }: OriginalView): Facts {
  const { t, i18n } = useTranslation();
  const day = (date: string | null | undefined) =>
    date === null || date === undefined ? null : formatDate(date, i18n.language);
  const yes = (isSo: boolean | undefined) => (isSo === true ? t('originals.facts.yes') : null);
  const { capture, assent, testimonial, part2, european } = facts;
  return [
    [t('originals.fields.isPaid'), yes(facts.isPaid)],
    [t('originals.fields.isSale'), yes(facts.isSale)],
    [t('originals.fields.isConditionOfCare'), yes(facts.isConditionOfCare)],
    [t('originals.fields.isOfPsychotherapyNotes'), yes(facts.isOfPsychotherapyNotes)],
    [t('originals.fields.isOfCounsellingNotes'), yes(facts.isOfCounsellingNotes)],
    [t('originals.fields.likenessReleased'), yes(facts.likenessReleased)],
    [t('asking.shown.capturedOn'), day(capture?.consentedOn)],
    [t('originals.fields.rescindedOn'), day(capture?.rescindedOn)],
    [
      t('originals.fields.assent'),
      assent === null ? null : `${t(`originals.assents.${assent.answer}`)}, ${day(assent.on) ?? ''}`,
    ],
    [t('originals.fields.reconsentedOn'), day(facts.reconsentedOn)],
    [t('originals.fields.signerLanguage'), facts.signerLanguage],
    [t('originals.fields.interpreter'), facts.interpreter],
    [t('originals.fields.isActualPatient'), yes(testimonial?.isActualPatient)],
    [t('asking.terms.typicality'), testimonial?.typicality || null],
    [t('asking.terms.connection'), testimonial?.connection || null],
    [t('asking.terms.disclosure'), testimonial?.disclosure || null],
    [t('originals.fields.part2Patient'), part2?.patientName ?? null],
    [t('originals.fields.part2Notice'), part2?.noticeVersion ?? null],
    [t('asking.terms.isEuropean'), yes(european !== null)],
    [t('originals.fields.isExplicit'), yes(european?.isExplicit)],
    [t('originals.fields.withdrawUrl'), european?.withdrawUrl ?? null],
  ];
}

function listOf(words: readonly string[]): string | null {
  return words.length === 0 ? null : words.join(', ');
}
