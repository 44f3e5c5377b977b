import { subjectInput } from '@bedside/server/contract/registers/authorizations';
import { sendRequest } from '@bedside/server/contract/registers/authorizations/asking';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../lib/form-errors.ts';
import { useSession } from '../../lib/session.ts';
import { wallTimeOf } from '../../lib/wall-time.ts';
import { type AskValues, askBody, askFaults, askValues, withdrawAtOf, yearsAfter } from './ask-form.ts';

export type AskForm = UseFormReturnType<AskValues>;

/** How long a permission holds where nobody says otherwise. */
const USUAL_YEARS = 2;

/** The form with what the house usually asks, what it begins with besides, and today's date on the house's clocks. */
export function useAskForm(begun: Partial<AskValues>): { form: AskForm; today: string } {
  const { t } = useTranslation();
  const { organization } = useSession();
  const [today] = useState(() => wallTimeOf(Date.now(), organization.timeZone).slice(0, 10));
  const ofRequest = contractErrors(sendRequest.body, t);
  const ofSubject = contractErrors(subjectInput, t);
  const form = useForm<AskValues>({
    initialValues: askValues({
      language: organization.languages[0] ?? 'en',
      expiresOn: yearsAfter(today, USUAL_YEARS),
      withdrawAt: withdrawAtOf(organization.facts),
      ...begun,
    }),
    validate: (values) => {
      const body = askBody(values);
      // A person who is new is one of two things that may stand there, so only its own schema says what is wrong.
      const { subject: _, ...request } = ofRequest(body);
      const subject = values.isNew ? prefixed('subject', ofSubject(body.subject)) : {};
      const own = Object.entries(askFaults(values, today)).map(([field, fault]) => [field, t(fault)] as const);
      return { ...request, ...subject, ...Object.fromEntries(own) };
    },
  });
  return { form, today };
}

function prefixed(name: string, errors: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).map(([field, error]) => [`${name}.${field}`, error]));
}
