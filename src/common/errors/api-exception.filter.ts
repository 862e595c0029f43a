import { isNativeError } from 'node:util/types';
import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { currentRequestId } from '../http/request-context.js';
import type { ApiError } from './api-error.js';
import { errorBody, errorHeaders } from './error-body.js';
import { ERROR_CATALOGUE } from './error-catalogue.js';
import { logFailure } from './failure-log.js';
import { toApiError } from './foreign-error.js';

/** What a handler may have set for the answer it did not come to give. */
const STALE_HEADERS = [
  'Accept-Ranges',
  'Content-Disposition',
  'Content-Encoding',
  'Content-Length',
  'Content-Range',
  'ETag',
  'Last-Modified',
];

/** Errors of a connection that the client closed while it was read from or written to. */
const HANG_UP_CODES = new Set([
  'ECONNABORTED',
  'ECONNRESET',
  'EPIPE',
  'ERR_STREAM_PREMATURE_CLOSE',
]);

/** The one place where failures become answers, whoever threw them. */
@Catch()
export class ApiExceptionFilter implements ExceptionFilter {
  private readonly logger = new Logger(ApiExceptionFilter.name);

  /** @param explain what a failure of the layers below means to a client; undefined: it does not know */
  constructor(
    private readonly explain: (exception: unknown) => ApiError | undefined = () => undefined,
  ) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    if (isHangUp(exception, response)) {
      this.logger.debug({ event: 'request.abandoned' });
      return;
    }
    const error = this.explain(exception) ?? toApiError(exception);
    logFailure(this.logger, { event: 'request.failed' }, error);
    if (response.headersSent) {
      // A cut connection tells the client that the answer is not whole; anything else would look like its end.
      response.destroy();
      return;
    }
    this.answer(error, response);
  }

  private answer(error: ApiError, response: Response): void {
    for (const name of STALE_HEADERS) {
      response.removeHeader(name);
    }
    response
      .status(ERROR_CATALOGUE[error.code].status)
      .set(errorHeaders(error))
      .type('application/json')
      .json(errorBody(error, currentRequestId()));
  }
}

function isHangUp(exception: unknown, response: Response): boolean {
  return (
    response.destroyed &&
    isNativeError(exception) &&
    'code' in exception &&
    typeof exception.code === 'string' &&
    HANG_UP_CODES.has(exception.code)
  );
}
