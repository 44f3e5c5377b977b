import type { z } from 'zod';
import type { Role, setUp } from '../../registers/org/contract.ts';

/** Everybody and everything here is invented; telephone numbers and domains are those kept free for examples. */
const DOMAIN = 'lakeside.example.org';

export const sampleOrganization: z.output<(typeof setUp)['body']>['organization'] = {
  name: 'Lakeside Children’s Hospital',
  kind: 'childrens_hospital',
  timeZone: 'America/Chicago',
  languages: ['en', 'es'],
  facts: {
    names: ['Lakeside Children’s', 'Lakeside', 'Hospital Infantil Lakeside'],
    phones: ['(312) 555-0100', '(312) 555-0119'],
    emails: [`hello@${DOMAIN}`],
    addresses: ['400 Lakeshore Parkway, Chicago, IL 60601'],
    domains: [DOMAIN, `news.${DOMAIN}`],
    handles: ['@lakesidechildrens'],
  },
};

export type SamplePerson = {
  readonly key: 'maya' | 'lucia' | 'osei' | 'elena' | 'sam' | 'priya';
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  /** Null: the language of whoever makes the sample. */
  readonly locale: 'en' | 'es' | null;
  readonly privacyTrained: boolean;
};

function person(key: SamplePerson['key'], name: string, more: Pick<SamplePerson, 'roles'> & Partial<SamplePerson>) {
  const mailbox = name
    .normalize('NFD')
    .replace(/\p{M}|^Dr\. /gu, '')
    .toLowerCase()
    .replaceAll(' ', '.');
  return { key, name, email: `${mailbox}@${DOMAIN}`, locale: 'en', privacyTrained: false, ...more } as const;
}

/** One person for each role. The first is who looks around: she is signed in when the sample is made. */
export const samplePeople: readonly SamplePerson[] = [
  person('maya', 'Maya Okafor', { roles: ['administrator', 'author', 'publisher'], locale: null }),
  person('lucia', 'Lucía Fernández', { roles: ['author'], locale: 'es' }),
  person('osei', 'Dr. Daniel Osei', { roles: ['clinician_reviewer'] }),
  person('elena', 'Elena Ruiz', { roles: ['privacy_officer'], privacyTrained: true }),
  person('sam', 'Sam Whitaker', { roles: ['publisher'] }),
  person('priya', 'Priya Nair', { roles: ['auditor'] }),
];
