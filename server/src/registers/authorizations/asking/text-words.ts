import type { FormLanguage } from '../forms/fill-form.ts';
import type { TextKind } from './contract.ts';

type Words = {
  readonly [K in Exclude<TextKind, 'code'>]: (text: { readonly house: string | null; readonly link: string }) => string;
} & { readonly code: (code: string) => string };

/**
 * All that a text message to whoever is asked says: the name of the house, and a link or a code. No word of health, of a picture or
 * of a name. Spanish is written so that links go in the small alphabet of texts, and a code in 70 letters of the large one.
 * `house` is null where its name alone would tell of an illness.
 */
export const ASKING_TEXTS: Readonly<Record<FormLanguage, Words>> = {
  en: {
    link: ({ house, link }) =>
      `${house === null ? 'A form waits for you' : `${house} has a form for you`}. Yes or no is up to you: ${link} STOP ends texts.`,
    code: (code) => `${code} is your code for the form. It holds 10 minutes. Give it to nobody.`,
    copy: ({ house, link }) =>
      `${house === null ? 'Your form' : `Your form with ${house}`} is signed. Get your copy: ${link}`,
    receipt: ({ house, link }) =>
      `${house === null ? 'We have' : `${house} has`} what you took back. Your receipt: ${link}`,
  },
  es: {
    link: ({ house, link }) =>
      `${house === null ? 'Hay un formulario para usted' : `${house} tiene un formulario para usted`}. Usted decide: ${link} STOP: no recibir textos.`,
    code: (code) => `${code} es su código. Vale 10 minutos. No lo dé a nadie.`,
    copy: ({ house, link }) =>
      `${house === null ? 'Su formulario' : `Su formulario con ${house}`} ya tiene su firma. Su copia: ${link}`,
    receipt: ({ house, link }) =>
      `${house === null ? 'Tenemos' : `${house} tiene`} lo que usted retira. Su recibo: ${link}`,
  },
};
