import { html } from 'hono/html';
import { type CurlSetting, curlOf } from './api-docs-curl.ts';
import { type Html, inline, renderName, renderSchema, typeOf } from './api-docs-schema.ts';
import type { Answer, OpenApiDocument, Operation, Parameter, Reference, RequestBody } from './openapi-types.ts';

export type PlacedOperation = { readonly method: string; readonly path: string; readonly operation: Operation };

/** One operation: who passes, what goes in, what comes out, what may go wrong, and a request to paste. */
export function renderOperation(setting: CurlSetting, placed: PlacedOperation): Html {
  const { operation, method, path } = placed;
  const { document } = setting;
  const at = operation.operationId;
  const answer = Object.entries(operation.responses).find(([status]) => status.startsWith('2'));
  return html`<article id="${at}" aria-labelledby="${at}-name">
<h3 id="${at}-name"><a href="#${at}" class="self">${operation.summary}</a></h3>
<p class="door"><span class="method ${method}">${method.toUpperCase()}</span> <code>${breakable(path)}</code></p>
<p class="entry">${entryChips(operation)}</p>
<p class="about">${inline(operation.description)}</p>
${renderParameters(document, operation)}
${operation.requestBody === undefined ? '' : renderBody(document, { at, body: operation.requestBody })}
${answer === undefined ? '' : renderAnswer(document, { at, status: answer[0], answer: answerOf(document, answer[1]) })}
${renderFailures(document, placed)}
<h4 id="${at}-curl">Try it</h4>
<pre tabindex="0" role="group" aria-labelledby="${at}-curl"><code>${curlOf(setting, placed)}</code></pre>
</article>`;
}

/** A path may be broken after its slashes, so that it fits a phone. */
function breakable(path: string): Html {
  return html`${path.split(/(?<=\/)/).map((part, index) => (index === 0 ? part : html`<wbr>${part}`))}`;
}

function entryChips({ security, ...operation }: Operation): Html {
  const scope = security.flatMap((one) => one['apiKey'] ?? [])[0];
  const chips = [
    scope === undefined ? null : html`<span class="chip">key scope <code>${scope}</code></span>`,
    security.some((one) => 'session' in one) ? html`<span class="chip">signed in</span>` : null,
    security.some((one) => 'setupToken' in one) ? html`<span class="chip">set-up token</span>` : null,
    security.length === 0 ? html`<span class="chip">open</span>` : null,
    operation['x-step-up'] === true ? html`<span class="chip fresh">fresh proof</span>` : null,
  ];
  return html`${chips.filter((chip) => chip !== null).map((chip, index) => html`${index === 0 ? '' : ' '}${chip}`)}`;
}

function renderParameters(document: OpenApiDocument, { parameters = [] }: Operation): Html {
  if (parameters.length === 0) return html``;
  const rows = parameters
    .map((one) => parameterOf(document, one))
    .map((one) => {
      const { description, schema } = one;
      const values = schema.$ref === undefined ? schema.enum : document.components.schemas[nameIn(schema.$ref)]?.enum;
      const limits = [
        ...(values === undefined
          ? []
          : [
              html`One of ${values.map((value, index) => html`${index === 0 ? '' : ', '}<code>${String(value)}</code>`)}. `,
            ]),
        ...(schema.default === undefined
          ? []
          : [html`When left out: <code>${JSON.stringify(schema.default)}</code>. `]),
      ];
      return html`<tr>${renderName({ name: one.name, required: one.required, type: `${typeOf(schema, document.components.schemas)}, in the ${one.in}` })}<td>${inline(description ?? '')} ${limits}</td></tr>`;
    });
  return html`<h4>Parameters</h4>
<div class="scroll" tabindex="0" role="group" aria-label="Parameters"><table><thead><tr><th scope="col">Name</th><th scope="col">About</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function nameIn(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

function parameterOf(document: OpenApiDocument, one: Parameter | Reference): Parameter {
  if (!('$ref' in one)) return one;
  const found = document.components.parameters[nameIn(one.$ref)];
  if (found === undefined) throw new TypeError(`no parameter is called ${one.$ref}`);
  return found;
}

function answerOf(document: OpenApiDocument, one: Answer | Reference): Answer {
  if (!('$ref' in one)) return one;
  const found = document.components.responses[nameIn(one.$ref)];
  if (found === undefined) throw new TypeError(`no answer is called ${one.$ref}`);
  return found;
}

function renderBody(document: OpenApiDocument, { at, body }: { at: string; body: RequestBody }): Html {
  const json = body.content['application/json'];
  const optional = body.required ? '' : html` <span class="optional">optional</span>`;
  if (json === undefined) {
    return html`<h4>Body${optional}</h4><p>The bytes, as ${Object.keys(body.content).join(', ')}.</p>`;
  }
  return html`<h4>Body${optional}</h4>
<div class="scroll" tabindex="0" role="group" aria-label="Fields of the body">${renderSchema(json.schema, document.components.schemas)}</div>
${renderExample({ id: `${at}-body`, words: 'Example of a body', example: json.example })}`;
}

function renderAnswer(document: OpenApiDocument, made: { at: string; status: string; answer: Answer }): Html {
  const [type, media] = Object.entries(made.answer.content ?? {})[0] ?? [];
  const headers = Object.keys(made.answer.headers ?? {});
  const told = html`<p>Headers: ${headers.map((name, index) => html`${index === 0 ? '' : ', '}<code>${name}</code>`)}.</p>`;
  if (media === undefined) return html`<h4>Answer ${made.status}</h4>${told}`;
  if (type !== 'application/json') return html`<h4>Answer ${made.status}</h4><p>Bytes of ${type}.</p>${told}`;
  const fields = renderSchema(media.schema, document.components.schemas);
  const example = { id: `${made.at}-answer`, words: 'Example of an answer', example: media.example };
  return html`<h4>Answer ${made.status}</h4>
<details><summary>Fields of the answer</summary><div class="scroll" tabindex="0" role="group" aria-label="Fields of the answer">${fields}</div></details>
${media.example === undefined ? '' : renderExample(example)}${told}`;
}

function renderExample({ id, words, example }: { id: string; words: string; example: unknown }): Html {
  return html`<details><summary id="${id}">${words}</summary><pre tabindex="0" role="group" aria-labelledby="${id}"><code>${JSON.stringify(example, null, 2)}</code></pre></details>`;
}

function renderFailures(document: OpenApiDocument, { operation }: PlacedOperation): Html {
  const failures = Object.entries(operation.responses).filter(([status]) => !status.startsWith('2'));
  const rows = failures.map(
    ([status, one]) => html`<dt>${status}</dt><dd>${inline(answerOf(document, one).description)}</dd>`,
  );
  return html`<details><summary>What may go wrong</summary><dl>${rows}</dl></details>`;
}
