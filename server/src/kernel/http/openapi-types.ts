import type { z } from 'zod';
import type { Endpoint } from './contract.ts';

/** JSON Schema of draft 2020-12, which OpenAPI 3.1 takes as it is. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** A room of the house as readers of the API see it. */
export type ApiRoom = {
  /** Name of the room in the code, e.g. `compose`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** What its contract exports: endpoints, and the schemas that get a name from it. */
  readonly exports: Readonly<Record<string, unknown>>;
};

/** An endpoint with the name of its export, which is its operationId. */
export type NamedEndpoint = { readonly name: string; readonly room: ApiRoom; readonly endpoint: Endpoint };

export type MediaType = { readonly schema: JsonSchema; readonly example?: unknown };

export type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly example?: unknown;
  readonly schema: JsonSchema;
};

export type Reference = { readonly $ref: string };

export type Answer = {
  readonly description: string;
  readonly headers?: Readonly<Record<string, Reference>>;
  readonly content?: Readonly<Record<string, MediaType>>;
};

export type RequestBody = { readonly required: boolean; readonly content: Readonly<Record<string, MediaType>> };

/** Names of security schemes with the scopes that a key needs. */
export type SecurityRequirement = Readonly<Record<string, readonly string[]>>;

export type Operation = {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly security: readonly SecurityRequirement[];
  readonly 'x-step-up'?: true;
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: RequestBody;
  readonly responses: Readonly<Record<string, Answer | Reference>>;
};

export type HttpMethod = 'get' | 'post' | 'put' | 'patch' | 'delete';

export type SecurityScheme = {
  readonly type: 'http' | 'apiKey';
  readonly description: string;
  readonly scheme?: 'bearer';
  readonly in?: 'cookie' | 'header';
  readonly name?: string;
  /** Scopes of keys and what they allow. */
  readonly 'x-scopes'?: Readonly<Record<string, string>>;
};

export type OpenApiDocument = {
  readonly openapi: '3.1.0';
  readonly info: Readonly<Record<string, unknown>> & { readonly title: string; readonly version: string };
  readonly servers: readonly { readonly url: string; readonly description: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<HttpMethod, Operation>>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
    readonly headers: Readonly<Record<string, { readonly description: string; readonly schema: JsonSchema }>>;
    readonly responses: Readonly<Record<string, Answer>>;
    readonly securitySchemes: Readonly<Record<string, SecurityScheme>>;
  };
};

/** A door that carries bytes, which no contract of JSON describes; its operation is written by hand. */
export type ByteDoor = {
  readonly room: string;
  readonly path: string;
  readonly method: HttpMethod;
  readonly operation: Omit<Operation, 'tags' | 'description' | 'security'>;
  readonly keyScope: string | null;
};
