import type { FhirFault, FhirLeftOut } from './contract.ts';

export type PathFault = { readonly path: string; readonly code: FhirFault };
export type PathLeftOut = { readonly path: string; readonly code: FhirLeftOut };

/** Most remarks of one kind on one consent: a file of nothing but mistakes is not told whole. */
const MAX_REMARKS = 50;
const MAX_TEXT = 2_000;
/** Nothing that people type, and what turns the order of letters around. */
const CONTROL = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/u;

/** What is the matter with one consent, and what of it is left out, by the path of the element. */
export class Remarks {
  readonly faults: PathFault[] = [];
  readonly leftOut: PathLeftOut[] = [];

  fault(path: string, code: FhirFault): void {
    add(this.faults, { path, code });
  }

  leave(path: string, code: FhirLeftOut): void {
    add(this.leftOut, { path, code });
  }
}

function add<T extends { readonly path: string; readonly code: string }>(all: T[], one: T): void {
  if (all.length < MAX_REMARKS && !all.some(({ path, code }) => path === one.path && code === one.code)) all.push(one);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One element of a resource, with its path. What is not there is read as nothing; what has another shape is told. */
export class Element {
  readonly value: unknown;
  readonly path: string;
  readonly remarks: Remarks;

  constructor(value: unknown, path: string, remarks: Remarks) {
    this.value = value;
    this.path = path;
    this.remarks = remarks;
  }

  get isThere(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  has(name: string): boolean {
    return isRecord(this.value) && Object.hasOwn(this.value, name);
  }

  at(name: string): Element {
    const value = isRecord(this.value) && Object.hasOwn(this.value, name) ? this.value[name] : undefined;
    if (this.isThere && !isRecord(this.value)) this.fault('SHAPE_WRONG');
    return new Element(value, `${this.path}.${name}`, this.remarks);
  }

  /** All of a list. */
  all(name: string): Element[] {
    const list = this.at(name);
    if (!list.isThere) return [];
    if (!Array.isArray(list.value)) {
      list.fault('SHAPE_WRONG');
      return [];
    }
    return list.value.map((one: unknown, index) => new Element(one, `${list.path}[${index}]`, this.remarks));
  }

  /** One line of text; null where there is none, or none that can be taken. */
  text(name: string): string | null {
    const element = this.at(name);
    if (!element.isThere) return null;
    const fault = faultOfText(element.value);
    if (fault !== null) element.fault(fault);
    return fault === null && typeof element.value === 'string' ? oneLine(element.value) : null;
  }

  fault(code: FhirFault): void {
    this.remarks.fault(this.path, code);
  }

  leave(code: FhirLeftOut): void {
    this.remarks.leave(this.path, code);
  }
}

const oneLine = (text: string): string | null => text.replaceAll(/\s+/gu, ' ').trim() || null;

function faultOfText(value: unknown): FhirFault | null {
  if (typeof value !== 'string') return 'SHAPE_WRONG';
  if (value.length > MAX_TEXT) return 'TEXT_TOO_LONG';
  return CONTROL.test(value.replaceAll(/[\r\n\t]/g, ' ')) || !value.isWellFormed() ? 'TEXT_CONTROL' : null;
}

/** Every code of a concept, as `system|code`, or as its words where it has no code. */
export function codesOf(concept: Element): string[] {
  return concept.all('coding').map(codeOf);
}

export function codeOf(coding: Element): string {
  const code = coding.text('code');
  return code === null ? (coding.text('display') ?? '') : `${coding.text('system') ?? ''}|${code}`;
}

/** An extension that changes what is said, and that nobody here knows: what has one may not be read as if it had none. */
export function refuseModifiers(element: Element): void {
  for (const name of ['modifierExtension', 'implicitRules']) {
    if (element.at(name).isThere) element.at(name).fault('MODIFIER_UNKNOWN');
  }
}
