import { exampleOf } from './openapi-example.ts';
import type { OpenApiDocument, Operation, Parameter } from './openapi-types.ts';

export type CurlSetting = { readonly document: OpenApiDocument; readonly publicUrl: string };

/** A request that can be pasted into a shell: `$BEDSIDE_KEY` is the key, `cookies.txt` what a sign-in left. */
export function curlOf(setting: CurlSetting, place: { method: string; path: string; operation: Operation }): string {
  const { method, operation } = place;
  const writes = method !== 'get';
  const lines = [
    `curl ${quote(addressOf(setting, place))}`,
    ...(method === 'get' || method === 'post' ? [] : [`-X ${method.toUpperCase()}`]),
    ...entryLines(setting, { operation, writes }),
    ...(writes && operation.security.length > 0 && !('setupToken' in (operation.security[0] ?? {}))
      ? ['-H "Idempotency-Key: $(uuidgen)"']
      : []),
    ...bodyLines(operation, method),
  ];
  return lines.join(' \\\n  ');
}

function addressOf({ document, publicUrl }: CurlSetting, place: { path: string; operation: Operation }): string {
  const parameters = (place.operation.parameters ?? []).filter((one): one is Parameter => 'name' in one);
  const sample = ({ schema, name, example }: Parameter) => {
    const value = example ?? exampleOf(schema, { components: document.components.schemas, words: {} });
    return String(value ?? name);
  };
  const path = parameters
    .filter((one) => one.in === 'path')
    .reduce((whole, one) => whole.replace(`{${one.name}}`, encodeURIComponent(sample(one))), place.path);
  const query = parameters
    .filter((one) => one.in === 'query' && one.required)
    .map((one) => `${one.name}=${encodeURIComponent(sample(one))}`);
  return `${publicUrl}/api/v1${path}${query.length === 0 ? '' : `?${query.join('&')}`}`;
}

function entryLines({ publicUrl }: CurlSetting, { operation, writes }: { operation: Operation; writes: boolean }) {
  const schemes = new Set(operation.security.flatMap((one) => Object.keys(one)));
  const origin = writes ? [`-H ${quote(`Origin: ${publicUrl}`)}`] : [];
  if (schemes.has('apiKey')) return ['-H "Authorization: Bearer $BEDSIDE_KEY"'];
  if (schemes.has('setupToken')) return ['-H "x-setup-token: $SETUP_TOKEN"', '-c cookies.txt', ...origin];
  return schemes.has('session') ? ['-b cookies.txt', ...origin] : ['-b cookies.txt -c cookies.txt', ...origin];
}

function bodyLines({ requestBody }: Operation, method: string): string[] {
  if (requestBody === undefined) return method === 'post' ? ['-X POST'] : [];
  const json = requestBody.content['application/json'];
  if (json === undefined) {
    const [type = 'application/octet-stream'] = Object.keys(requestBody.content);
    return [`-H ${quote(`Content-Type: ${type}`)}`, '--data-binary @picture.jpg'];
  }
  return ["-H 'Content-Type: application/json'", `-d ${quote(JSON.stringify(json.example, null, 2))}`];
}

/** In single quotes, as a POSIX shell takes any text. */
function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
