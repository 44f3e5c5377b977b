import { html } from 'hono/html';
import { resolve } from './openapi-example.ts';
import type { JsonSchema } from './openapi-types.ts';

/** What hono/html makes: text that is escaped already. */
export type Html = ReturnType<typeof html>;

type Components = Readonly<Record<string, JsonSchema>>;

/** A schema as it is read: which components it comes from, so that one within itself is not told without end. */
type Reading = { readonly components: Components; readonly within: readonly string[] };

/** Words between backticks are code; nothing else of Markdown is used in descriptions. */
export function inline(text: string): Html {
  return html`${text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

/** A table of fields, with a table in a fold for each field that has fields of its own. */
export function renderSchema(schema: JsonSchema, components: Components): Html {
  return renderFields(schema, { components, within: [] }) ?? html`<p>${typeOf(schema, components)}</p>`;
}

function renderFields(written: JsonSchema, reading: Reading): Html | null {
  const { name, schema } = resolve(written, reading.components);
  if (name !== null && reading.within.includes(name)) return html`<p>The same again: ${name}.</p>`;
  const inside = name === null ? reading : { ...reading, within: [...reading.within, name] };
  const choices = choicesOf(schema);
  if (choices.length === 1) return renderFields(choices[0] ?? {}, inside);
  if (choices.some((one) => hasFields(one, inside))) return renderChoices(choices, inside);
  if (schema.type === 'array') return renderFields(itemOf(schema), inside);
  if (schema.properties === undefined) return mapOf(schema, inside);
  const required = new Set(schema.required);
  const rows = Object.entries(schema.properties).map(([field, part]) =>
    renderField({ field, schema: schemaOf(part), required: required.has(field) }, inside),
  );
  return html`<table><thead><tr><th scope="col">Field</th><th scope="col">About</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function renderField(row: { field: string; schema: JsonSchema; required: boolean }, reading: Reading): Html {
  const nested = renderFields(row.schema, reading);
  const fold =
    nested === null
      ? ''
      : html`<tr class="fold"><td colspan="2"><details><summary>Fields of <code>${row.field}</code></summary>${nested}</details></td></tr>`;
  return html`<tr${nested === null ? '' : html` class="folded"`}>${renderName({ name: row.field, required: row.required, type: typeOf(row.schema, reading.components) })}<td>${aboutOf(row.schema, reading.components)}</td></tr>${fold}`;
}

/** The head of a row: what it is called, whether it may be left out, and its type. */
export function renderName(row: { name: string; required: boolean; type: string }): Html {
  const optional = row.required ? '' : html`<span class="optional">, optional</span>`;
  return html`<th scope="row"><code>${row.name}</code><span class="type">${row.type}${optional}</span></th>`;
}

function renderChoices(choices: readonly JsonSchema[], reading: Reading): Html {
  const parts = choices.map((one, index) => {
    const fields = renderFields(one, reading);
    return fields === null ? '' : html`<p class="choice">Either, ${index + 1} of ${choices.length}:</p>${fields}`;
  });
  return html`${parts}`;
}

function mapOf(schema: JsonSchema, reading: Reading): Html | null {
  return typeof schema.additionalProperties === 'object' ? renderFields(schema.additionalProperties, reading) : null;
}

function choicesOf(schema: JsonSchema): JsonSchema[] {
  return [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].map(schemaOf).filter(({ type }) => type !== 'null');
}

function hasFields(written: JsonSchema, { components }: Reading): boolean {
  return resolve(written, components).schema.properties !== undefined;
}

function itemOf(schema: JsonSchema): JsonSchema {
  return schemaOf(Array.isArray(schema.items) ? schema.items[0] : schema.items);
}

function schemaOf(schema: JsonSchema | boolean | undefined): JsonSchema {
  return typeof schema === 'object' ? schema : {};
}

/** The type in a word or two: `text, date-time`, `list of Post`, `whole number or null`. */
export function typeOf(written: JsonSchema, components: Components): string {
  if (written.$ref !== undefined) {
    const { name, schema } = resolve(written, components);
    return schema.enum === undefined ? String(name) : 'text';
  }
  const branches = [...(written.anyOf ?? []), ...(written.oneOf ?? [])].map(schemaOf);
  if (branches.length > 0) return [...new Set(branches.map((one) => typeOf(one, components)))].join(' or ');
  if (written.const !== undefined) return JSON.stringify(written.const);
  if (written.type === 'array') return `list of ${typeOf(itemOf(written), components)}`;
  const types: readonly string[] = [written.type ?? []].flat();
  const words = types.map((type) => TYPE_WORDS[type] ?? type).join(' or ') || 'anything';
  return written.format === undefined ? words : `${words}, ${written.format}`;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  boolean: 'true or false',
};

/** What else holds for a value: its own remark, closed lists, limits and what is taken when it is left out. */
function aboutOf(written: JsonSchema, components: Components): Html {
  const { schema } = resolve(written, components);
  const bare = schema.type === 'array' ? resolve(itemOf(schema), components).schema : schema;
  const values = bare.enum ?? choicesOf(bare).flatMap((one) => resolve(one, components).schema.enum ?? []);
  const limits = limitsOf(schema);
  const remark = written.description ?? schema.description;
  return html`${remark === undefined ? '' : html`<p>${inline(remark)}</p>`}${
    values.length === 0
      ? ''
      : html`<p>One of ${values.map((value, index) => html`${index === 0 ? '' : ', '}<code>${String(value)}</code>`)}.</p>`
  }${limits.length === 0 ? '' : html`<p>${limits.join('; ')}.</p>`}${
    written.default === undefined ? '' : html`<p>When left out: <code>${JSON.stringify(written.default)}</code>.</p>`
  }${schema.pattern === undefined ? '' : html`<p>In the form <code>${schema.pattern}</code>.</p>`}`;
}

function limitsOf(schema: JsonSchema): string[] {
  const parts: readonly (readonly [number | undefined, (limit: number) => string])[] = [
    [schema.minLength, (limit) => `at least ${count(limit, 'character')}`],
    [schema.maxLength, (limit) => `at most ${count(limit, 'character')}`],
    [schema.minItems, (limit) => `at least ${count(limit, 'item')}`],
    [schema.maxItems, (limit) => `at most ${count(limit, 'item')}`],
    [schema.minimum, (limit) => `${limit} or more`],
    [schema.maximum, (limit) => `${limit} or less`],
  ];
  const told = parts.flatMap(([limit, tell]) => (limit === undefined ? [] : [tell(limit)]));
  return told.map((sentence, index) =>
    index === 0 ? sentence.slice(0, 1).toUpperCase() + sentence.slice(1) : sentence,
  );
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}
