/** As much of JSON Schema as the document uses for what is sent. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly example?: unknown;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
}

interface Content {
  readonly schema?: Schema;
  readonly examples?: Readonly<Record<string, unknown>>;
}

interface DocumentedOperation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, { content?: Readonly<Record<string, Content>> }>>;
}

/** An OpenAPI document, as the service serves it. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** What the document says of one method of one path. */
export interface Operation {
  /** In upper case. */
  readonly method: string;
  /** As in `/api/generate/{id}`. */
  readonly path: string;
  readonly id: string;
  readonly parameters: readonly Parameter[];
  /** Undefined: it takes no body. */
  readonly body: Schema | undefined;
  readonly answers: readonly DocumentedAnswer[];
}

/** An answer that an operation may give. */
export interface DocumentedAnswer {
  /** `200`, or `4XX` for what any request can meet. */
  readonly status: string;
  /** By media type; none: the answer has no body. */
  readonly contents: ReadonlyMap<string, Content>;
}

/** All of them: an operation that is added is fuzzed without a word here. */
export function operationsOf({ paths }: ApiDocument): readonly Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      id: operation.operationId,
      parameters: operation.parameters ?? [],
      body: operation.requestBody?.content['application/json']?.schema,
      answers: Object.entries(operation.responses).map(([status, { content = {} }]) => ({
        status,
        contents: new Map(Object.entries(content)),
      })),
    })),
  );
}

/** The schema that a reference names. */
export function resolved(document: ApiDocument, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  if (name === undefined) return schema;
  const found = document.components.schemas[name];
  if (!found) throw new Error(`the document has no schema ${name}`);
  return found;
}
