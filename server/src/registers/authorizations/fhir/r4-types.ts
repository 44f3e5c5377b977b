/** As much of the data types of FHIR R4 as is written here. */

export type Coding = { readonly system?: string; readonly code?: string; readonly display?: string };
export type CodeableConcept = { readonly coding?: readonly Coding[]; readonly text?: string };
export type Identifier = { readonly system: string; readonly value: string };
export type Period = { readonly start?: string; readonly end?: string };

export type Extension = {
  readonly url: string;
  readonly extension?: readonly Extension[];
  readonly valueBoolean?: boolean;
  readonly valueCoding?: Coding;
  readonly valueString?: string;
};

/** To an entry of the same bundle by its address, or to something elsewhere by its identifier alone. */
export type Reference = {
  readonly extension?: readonly Extension[];
  readonly reference?: string;
  readonly type?: string;
  readonly identifier?: Identifier;
  readonly display?: string;
};

export type Resource<Type extends string = string> = { readonly resourceType: Type } & Readonly<
  Record<string, unknown>
>;

export type BundleEntry = {
  /** `urn:uuid:`, by which other entries refer to this one. */
  readonly fullUrl: string;
  readonly resource: Resource;
  readonly request: {
    readonly method: 'POST' | 'PUT';
    readonly url: string;
    readonly ifNoneExist?: string;
    readonly ifMatch?: string;
  };
};

export type Bundle = {
  readonly resourceType: 'Bundle';
  readonly type: 'transaction';
  readonly entry: readonly BundleEntry[];
};
