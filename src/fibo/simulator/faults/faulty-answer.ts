import type { HttpExchange } from '../http-exchange.js';
import { errorEnvelope, Refusal } from '../refusal.js';
import type { AnswerFault } from './scripted-fault.js';

const HTML = '<!doctype html><html><body><h1>Something is in the way</h1></body></html>';

/** Answers as the fault says; `successStatus` is what the right answer would have had. */
export function answerFaultily(
  exchange: HttpExchange,
  fault: AnswerFault,
  requestId: string,
  successStatus: number,
): void {
  switch (fault.answer) {
    case 'error':
      answerError(exchange, fault, requestId);
      return;
    case 'reset':
      exchange.reset();
      return;
    case 'hang':
      return;
    case 'broken-json':
      exchange.send(successStatus, 'application/json', `{"request_id":"${requestId}","stat`);
      return;
    case 'html':
      exchange.send(successStatus, 'text/html', HTML);
      return;
    case 'empty':
      exchange.send(successStatus, 'application/json', '');
      return;
    case 'no-request-id':
      exchange.json(successStatus, { status: 'IN_PROGRESS' });
  }
}

/** The HTTP status that the caller sees, or why there is none. */
export function outcomeOf(fault: AnswerFault, successStatus: number): number | 'reset' | 'hang' {
  if (fault.answer === 'reset' || fault.answer === 'hang') return fault.answer;
  return fault.answer === 'error' ? statusOf(fault) : successStatus;
}

function answerError(exchange: HttpExchange, fault: AnswerFault, requestId: string): void {
  const status = statusOf(fault);
  const headers: Record<string, string> =
    fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter };
  const message = 'Scripted fault';
  switch (fault.body ?? 'envelope') {
    case 'envelope': {
      const refusal = new Refusal(status, message, 'The simulator was told to answer so');
      exchange.json(status, errorEnvelope(requestId, refusal), headers);
      return;
    }
    case 'detail':
      exchange.json(status, { detail: message }, headers);
      return;
    case 'message':
      exchange.json(status, { message }, headers);
      return;
    case 'not-found':
      exchange.json(status, { status: 'NOT_FOUND' }, headers);
      return;
    case 'html':
      exchange.send(status, 'text/html', HTML, headers);
      return;
    case 'empty':
      exchange.send(status, 'text/plain', '', headers);
  }
}

function statusOf(fault: AnswerFault): number {
  return fault.status ?? 500;
}
