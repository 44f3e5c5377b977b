import { subjectInput } from '@bedside/server/contract/registers/authorizations';
import { typeOriginal } from '@bedside/server/contract/registers/authorizations/originals';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../lib/form-errors.ts';
import { useSession } from '../../lib/session.ts';
import { wallTimeOf } from '../../lib/wall-time.ts';
import { type AskValues, askFaults, askValues } from './ask-form.ts';
import { fieldOf, originalBody, type PaperValues, paperValues } from './originals-form.ts';

export type OriginalStart = { readonly ask: AskValues; readonly paper: PaperValues };

/** What has to be said of an asking, and need not stand on a paper: what a paper lacks counts against it later. */
const askedAlone = ['channelIds', 'purposes', 'capturedOn', 'expiresOn', 'typicality', 'connection', 'disclosure'];
const neverOnPaper = ['study', 'program'];

/** Both parts of the form, checked as one by the contract; `start` is what was typed before. */
export function useOriginalForm(start: OriginalStart | null) {
  const { t } = useTranslation();
  const { organization } = useSession();
  const [today] = useState(() => wallTimeOf(Date.now(), organization.timeZone).slice(0, 10));
  const fresh = askValues({ language: organization.languages[0] ?? 'en', expiresOn: '', withdrawAt: '' });
  const ask = useForm<AskValues>({ initialValues: start?.ask ?? fresh });
  const paper = useForm<PaperValues>({ initialValues: start?.paper ?? paperValues() });
  const ofOriginal = contractErrors(typeOriginal.body, t);
  const ofSubject = contractErrors(subjectInput, t);
  const body = () => originalBody(ask.getValues(), paper.getValues());
  /** Tells what is wrong beside its fields; true where nothing is. */
  const check = (): boolean => {
    const values = ask.getValues();
    const given = body();
    const { subject: _, ...told } = ofOriginal(given);
    const own = Object.entries(askFaults(values, today)).filter(
      ([field]) => ![...askedAlone, ...neverOnPaper].includes(field),
    );
    const subject = values.isNew ? prefixed(ofSubject(given.subject)) : {};
    const errors = {
      ...Object.fromEntries(Object.entries(told).map(([path, error]) => [fieldOf(path), error])),
      ...subject,
      ...Object.fromEntries(own.map(([field, fault]) => [field, t(fault)])),
      ...(paper.getValues().signedOn > today ? { signedOn: t('originals.faults.SIGNED_IN_FUTURE') } : {}),
    };
    tell(errors);
    return Object.keys(errors).length === 0;
  };
  /** Each part of the form shows what belongs to it. */
  const tell = (errors: Readonly<Record<string, string>>) => {
    ask.setErrors(errors);
    paper.setErrors(errors);
  };
  return { ask, paper, today, body, check, tell };
}

function prefixed(errors: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).map(([field, error]) => [`subject.${field}`, error]));
}
