import { AnswerSchemas } from './answer-schemas.js';
import type { ApiDocument, DocumentedAnswer, Operation } from './document.js';
import type { Message } from './message.js';
import type { WireAnswer } from './wire.js';

const JSON_TYPE = 'application/json';
const STREAM_TYPE = 'text/event-stream';
/** What a fault of our own would let out. */
const LEAK = /\bat [^"]*:\d+:\d+|node_modules|QueryFailedError|TypeORM|SELECT .* FROM|INSERT INTO/;
/** By a socket of our own it comes in chunks. */
const EVENT = /^(event|retry|:)/m;

/** Says whether an answer is one that the document lets a caller expect. */
export class Judge {
  private readonly schemas: AnswerSchemas;

  /** @param secrets what no answer may contain */
  constructor(
    document: ApiDocument,
    private readonly secrets: readonly string[],
  ) {
    this.schemas = new AnswerSchemas(document);
  }

  /** @returns the faults, in words */
  faultsOf(operation: Operation, message: Message, answer: WireAnswer): readonly string[] {
    const { status, headers } = answer;
    const said = [
      status >= 500 && `status ${status}`,
      !headers.get('x-request-id') && 'no X-Request-Id',
      this.leakIn(answer),
      isForeign(operation, message)
        ? faultOfForeign(message, answer)
        : this.faultOfOwn(operation, message, answer),
    ];
    return said.filter((fault) => typeof fault === 'string');
  }

  private leakIn({ status, body }: WireAnswer): string | undefined {
    const text = status >= 400 ? body.toString() : '';
    const leaked = LEAK.exec(text)?.[0] ?? this.secrets.find((secret) => body.includes(secret));
    return leaked && `it lets out ${leaked}`;
  }

  private faultOfOwn(
    operation: Operation,
    { method }: Message,
    answer: WireAnswer,
  ): string | undefined {
    const { status, headers, body } = answer;
    const isGeneral = !operation.answers.some((one) => one.status === String(status));
    const key = isGeneral && status < 500 ? '4XX' : String(status);
    const documented = operation.answers.find((one) => one.status === key);
    if (!documented) return `status ${status} is not documented`;
    if (isGeneral && !isDocumentedCode(documented, answer)) return faultOfCode(answer);
    if (documented.contents.size === 0 || method === 'HEAD')
      return body.length > 0 ? 'a body where there is none' : undefined;
    const type = headers.get('content-type')?.split(';')[0] ?? 'none';
    if (!documented.contents.has(type)) return `type ${type} is not documented for ${status}`;
    if (type === STREAM_TYPE)
      return EVENT.test(body.toString()) ? undefined : 'no event comes first';
    if (type !== JSON_TYPE) return body.length === 0 ? 'an empty body' : undefined;
    if (status >= 400 && !isDocumentedCode(documented, answer)) return faultOfCode(answer);
    return (
      this.schemas.faultIn(
        jsonIn(answer),
        ...['paths', operation.path, operation.method.toLowerCase()],
        ...['responses', key, 'content', type, 'schema'],
      ) ?? faultOfFailure(answer)
    );
  }
}

function isForeign({ method }: Operation, message: Message): boolean {
  return message.method !== method && !(message.method === 'HEAD' && method === 'GET');
}

/** Of a method that is not the operation's; another operation of the same path is judged when it is fuzzed itself. */
function faultOfForeign({ method }: Message, answer: WireAnswer): string | undefined {
  const { status, headers } = answer;
  if (status !== 405) return undefined;
  return headers.has('allow') && jsonIn(answer)?.['code'] === 'METHOD_NOT_ALLOWED'
    ? undefined
    : `${method} is refused in another form`;
}

function isDocumentedCode({ contents }: DocumentedAnswer, answer: WireAnswer): boolean {
  const code = jsonIn(answer)?.['code'];
  return (
    answer.body.length === 0 || Object.hasOwn(contents.get(JSON_TYPE)?.examples ?? {}, String(code))
  );
}

function faultOfCode(answer: WireAnswer): string {
  return `code ${String(jsonIn(answer)?.['code'])} is not documented for ${answer.status}`;
}

/** What the schema of failures cannot say. */
function faultOfFailure(answer: WireAnswer): string | undefined {
  const { status, headers } = answer;
  const failure = jsonIn(answer);
  if (status < 400 || !failure) return undefined;
  if (failure['request_id'] !== headers.get('x-request-id')) return 'two request ids';
  const isBought = failure['billed'] !== 'no' && failure['code'] !== 'GENERATION_REFUSED';
  return isBought ? `billed ${String(failure['billed'])}` : undefined;
}

/** Undefined for what is no JSON object: the schema says so. */
export function jsonIn({ body }: WireAnswer): Record<string, unknown> | undefined {
  try {
    return JSON.parse(body.toString()) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
