import { applyDecorators } from '@nestjs/common';
import { hasCredentials, isHttp, parseUrl } from '../../common/network/http-url.js';
import { constraint } from '../../common/validation/constraint.js';
import { isForeignPrivateUrl, MAX_URL_LENGTH } from './webhook-url.js';

/** Said of every address that may not be called, whatever it is. */
export const NOT_PUBLIC = 'URL should lead to a public address';

/** An address that events may be sent to, as far as it says so itself; where its name leads is looked at when something is sent. */
export function IsWebhookUrl(): PropertyDecorator {
  return applyDecorators(
    constraint(
      'string_type',
      (value) => typeof value === 'string',
      'Input should be a valid string',
    ),
    constraint(
      'url_too_long',
      (value) => String(value).length <= MAX_URL_LENGTH,
      `URL should have at most ${MAX_URL_LENGTH} characters`,
    ),
    urlConstraint('url_parsing', () => true, 'Input should be a valid URL'),
    urlConstraint('url_scheme', isHttp, "URL scheme should be 'http' or 'https'"),
    urlConstraint('value_error', (url) => !hasCredentials(url), 'URL should hold no credentials'),
    urlConstraint('value_error', (url) => !isForeignPrivateUrl(url), NOT_PUBLIC),
  );
}

function urlConstraint(type: string, holds: (url: URL) => boolean, msg: string): PropertyDecorator {
  const isGood = (value: unknown): boolean => {
    const url = parseUrl(String(value));
    return url !== undefined && holds(url);
  };
  return constraint(type, isGood, msg);
}
