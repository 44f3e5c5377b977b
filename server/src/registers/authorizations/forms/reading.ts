import { sampleChoices, viewForm } from '../asking/write-form.ts';
import type { FormReading } from './contract.ts';
import { type FilledForm, type FormLanguage, fillForm } from './fill-form.ts';
import type { UsedForm } from './forms.ts';
import type { Blank, Occasion } from './passages.ts';

const everyOccasion: ReadonlySet<Occasion> = new Set<Occasion>([
  'guardian',
  'child',
  'representative',
  'executor',
  'remunerated',
  'european',
]);

/** Words of somebody made up, for whoever looks at a form before it is used. */
const samples: Readonly<Record<FormLanguage, Omit<Record<Blank, string>, 'house' | 'unit'>>> = {
  en: {
    subject: 'Ana Ruiz',
    authority: 'mother',
    description: 'the picture at the window',
    expiry: 'March 2, 2028',
    withdrawAt: 'privacy@example.org',
    payer: 'Acme Beds',
    study: 'Better Sleep',
    program: 'Lakeside House',
  },
  es: {
    subject: 'Ana Ruiz',
    authority: 'madre',
    description: 'la foto junto a la ventana',
    expiry: '2 de marzo de 2028',
    withdrawAt: 'privacy@example.org',
    payer: 'Acme Beds',
    study: 'Dormir mejor',
    program: 'Lakeside House',
  },
};

/** How a form is shown and read in both languages, with everything that it says on any occasion; null where it cannot be shown. */
export function readingOf(form: UsedForm, house: string): FormReading | null {
  const [en, es] = [sampleOf(form, { house, language: 'en' }), sampleOf(form, { house, language: 'es' })];
  return en === null || es === null ? null : { en: viewForm(en), es: viewForm(es), covers: [...en.covers] };
}

function sampleOf(form: UsedForm, of: { house: string; language: FormLanguage }): FilledForm | null {
  const { house, language } = of;
  const filled = fillForm(
    {
      kind: form.kind,
      language,
      blanks: { ...samples[language], house, unit: house },
      choices: sampleChoices(language),
      occasions: everyOccasion,
    },
    form,
  );
  return 'form' in filled ? filled.form : null;
}
