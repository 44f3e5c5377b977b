import { html } from 'hono/html';
import type { FormLanguage } from '../forms/fill-form.ts';
import { PAGE_WORDS } from './page-words.ts';

/** What hono/html makes: text that is escaped already. */
export type Html = ReturnType<typeof html>;

/** What was sent in before, where it could not be taken: nobody fills in a form twice. */
export type Draft = {
  readonly chosen: ReadonlySet<string>;
  readonly answers: Readonly<Record<string, string>>;
  readonly name: string;
};
export const EMPTY_DRAFT: Draft = { chosen: new Set(), answers: {}, name: '' };

export type PageOf = {
  /** Path of the link, without a slash at the end. */
  readonly path: string;
  readonly language: FormLanguage;
  /** What went wrong, in words; null where nothing did. */
  readonly problem: string | null;
  /** Of this rendering: sent in twice, it counts once. */
  readonly submissionId: string;
  readonly draft: Draft;
};

/** `draw`: a name by finger or mouse. `passkey`: a finger, a face, a screen lock. */
export type PageScript = 'draw' | 'passkey';

type Frame = {
  readonly language: FormLanguage;
  readonly title: string;
  readonly main: Html;
  readonly script?: PageScript | null;
};

/** The whole document. No inline style, and no script but one of ours. */
export function framePage({ language, title, main, script = null }: Frame): Html {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="/permission/style.css">
${script === null ? '' : html`<script src="/permission/${script}.js" defer></script>`}
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
}

export function noticePart(title: string, text: string): Html {
  return html`<h1>${title}</h1><p>${text}</p>`;
}

export function problemPart({ problem, language }: PageOf): Html | '' {
  return problem === null
    ? ''
    : html`<div class="problem" role="alert" id="problem"><h2>${PAGE_WORDS[language].wrong}</h2><p>${problem}</p></div>`;
}

/** A day in words, as it is in UTC: whoever reads it may be anywhere. */
export function dayOf(at: Date, language: FormLanguage): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}
