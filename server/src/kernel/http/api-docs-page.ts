import { html } from 'hono/html';
import { type PlacedOperation, renderOperation } from './api-docs-operation.ts';
import { type Html, inline, renderSchema } from './api-docs-schema.ts';
import type { OpenApiDocument } from './openapi-types.ts';

export type DocsSetting = { readonly publicUrl: string; readonly cssPath: string };

type Section = {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly operations: readonly PlacedOperation[];
};

/** The OpenAPI document as a page: whole without a script, in one column on a phone, with an address for each operation. */
export function renderApiDocs(document: OpenApiDocument, setting: DocsSetting): Html {
  const sections = sectionsOf(document);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${document.info.title} API</title>
<meta name="description" content="Every operation of the API of this ${document.info.title}: who may call it, what goes in and what comes out.">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="${setting.cssPath}">
<link rel="alternate" type="application/json" href="/api/openapi.json" title="OpenAPI 3.1">
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<div class="frame">
<header><p class="brand">${document.info.title} API <span>${document.info.version}</span></p></header>
<nav aria-label="Operations">${renderIndex(sections)}</nav>
<main id="content">
<h1>${document.info.title} API</h1>
${renderIntroduction(document, setting)}
${sections.map((section) => renderSection(document, { section, setting }))}
</main>
</div>
</body>
</html>
`;
}

function sectionsOf(document: OpenApiDocument): Section[] {
  const placed = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  return document.tags.map(({ name, description }) => ({
    id: `room-${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`,
    title: name,
    description,
    operations: placed.filter(({ operation }) => operation.tags.includes(name)),
  }));
}

function renderIndex(sections: readonly Section[]): Html {
  const items = sections.map(
    ({ id, title, operations }) => html`<li><a href="#${id}">${title}</a>
<ul>${operations.map(({ operation }) => html`<li><a href="#${operation.operationId}">${operation.summary}</a></li>`)}</ul></li>`,
  );
  return html`<ul class="index"><li><a href="#keys">Keys and scopes</a></li><li><a href="#problems">Errors</a></li>${items}</ul>`;
}

function renderIntroduction(document: OpenApiDocument, { publicUrl }: DocsSetting): Html {
  const about = String(document.info['description'] ?? '').split('\n\n');
  const problem = document.components.schemas['Problem'] ?? {};
  const scopes = Object.entries(document.components.securitySchemes['apiKey']?.['x-scopes'] ?? {});
  const rows = scopes.map(
    ([scope, words]) => html`<tr><th scope="row"><code>${scope}</code></th><td>${words}</td></tr>`,
  );
  return html`${about.map((paragraph) => html`<p>${inline(paragraph)}</p>`)}
<p>Everything here is below <code>${publicUrl}/api/v1</code>. Programs read the same as <a href="/api/openapi.json">OpenAPI 3.1</a>.</p>
<section aria-labelledby="keys"><h2 id="keys">Keys and scopes</h2>
<p>A person makes a key under “API and webhooks”, and the key acts for that person, never beyond what they may do. Each operation names the one scope that it needs. Where none is named, only a person who is signed in passes: nothing is approved, waived or signed by a program.</p>
<div class="scroll" tabindex="0" role="group" aria-label="Scopes"><table><thead><tr><th scope="col">Scope</th><th scope="col">Allows to</th></tr></thead><tbody>${rows}</tbody></table></div>
<h3>First call</h3>
<pre tabindex="0" role="group" aria-label="First call"><code>export BEDSIDE_KEY='the key that was shown once'
curl '${publicUrl}/api/v1/posts' -H "Authorization: Bearer $BEDSIDE_KEY"</code></pre></section>
<section aria-labelledby="problems"><h2 id="problems">Errors</h2>
<p>Every error is a problem detail (RFC 9457, <code>application/problem+json</code>). Tell errors apart by <code>code</code>; <code>title</code> and <code>remedy</code> are sentences for people, and <code>requestId</code> is what to quote.</p>
<div class="scroll" tabindex="0" role="group" aria-label="Fields of an error">${renderSchema(problem, document.components.schemas)}</div></section>`;
}

function renderSection(document: OpenApiDocument, made: { section: Section; setting: DocsSetting }): Html {
  const { id, title, description, operations } = made.section;
  const list = operations.map(
    ({ method, path, operation }) =>
      html`<li><a href="#${operation.operationId}"><span class="method ${method}">${method.toUpperCase()}</span> <code>${path}</code></a> <span>${operation.summary}</span></li>`,
  );
  const curl = { document, publicUrl: made.setting.publicUrl };
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
<p>${inline(description)}</p>
<ul class="doors">${list}</ul>
${operations.map((placed) => renderOperation(curl, placed))}
</section>`;
}
