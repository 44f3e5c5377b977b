import { expect, it } from 'vitest';
import { languageOf } from './language.ts';
import { Reader } from './reading.ts';
import { Tokens } from './tokens.ts';

function languageOfText(text: string): string {
  const tokens = new Tokens();
  tokens.split(new Reader().read(text));
  return languageOf(tokens);
}

it.each([
  ['Our patient rang the bell today and we are so proud of her.', 'en'],
  ['Nuestra paciente tocó la campana hoy y estamos muy orgullosos.', 'es'],
  ['GRACIAS A TODO EL EQUIPO POR SU TRABAJO', 'es'],
  ['Gracias to the whole team for the care that she is in', 'en'],
  ['Está en su cuarto con su mamá', 'es'],
  ['Lorraine Petrakis', 'en'],
  ['', 'en'],
  ['💛💛💛', 'en'],
])('%j is in %s', (text, language) => {
  expect(languageOfText(text)).toBe(language);
});

it('a long text is told by its beginning', () => {
  expect(languageOfText(`${'Gracias a nuestra paciente. '.repeat(200)}${'The end of it. '.repeat(2000)}`)).toBe('es');
});
