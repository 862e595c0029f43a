import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { validationFailed } from './validation-failed.js';

const DIGITS = /^\d+$/;

/** A path's id: digits, at most 2^53 - 1, so that it is exact as a JSON number. */
@Injectable()
export class ParseIdPipe implements PipeTransform<string, number> {
  transform(value: string, { data = 'id' }: ArgumentMetadata): number {
    const id = DIGITS.test(value) ? Number(value) : NaN;
    if (!Number.isSafeInteger(id)) {
      throw validationFailed([
        {
          loc: ['path', data],
          msg: 'Input should be a valid integer, unable to parse string as an integer',
          type: 'int_parsing',
        },
      ]);
    }
    return id;
  }
}
