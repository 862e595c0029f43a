import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { isStatementInDoubt, isStatementUndone } from './statement-in-doubt.js';

describe(isStatementInDoubt.name, () => {
  it.each([
    ['an answer that did not come', new Error('Query read timeout'), true],
    ['a connection that broke', new Error('Connection terminated unexpectedly'), true],
    ['a reset', Object.assign(new Error('read'), { code: 'ECONNRESET' }), true],
    ['a server that is not there', Object.assign(new Error('no'), { code: 'ECONNREFUSED' }), false],
    ['a refused statement', Object.assign(new Error('no'), { code: '53100' }), false],
    [
      'a connection that could not be made',
      new Error('Connection terminated due to connection timeout'),
      false,
    ],
    ['no connection in time', new Error('timeout exceeded when trying to connect'), false],
  ])('judges %s', (_what, driverError, isInDoubt) => {
    expect(isStatementInDoubt(new QueryFailedError('', [], driverError))).toBe(isInDoubt);
  });
});

describe(isStatementUndone.name, () => {
  it.each([
    ['an administrator who ended it', Object.assign(new Error('no'), { code: '57P01' }), true],
    ['a connection idle too long', Object.assign(new Error('no'), { code: '57P05' }), true],
    ['a clash', Object.assign(new Error('no'), { code: '40001' }), true],
    ['a deadlock', Object.assign(new Error('no'), { code: '40P01' }), true],
    ['a crashed server', Object.assign(new Error('no'), { code: '57P02' }), false],
    ['a connection that broke', new Error('Connection terminated unexpectedly'), false],
  ])('judges %s', (_what, driverError, isUndone) => {
    expect(isStatementUndone(new QueryFailedError('', [], driverError))).toBe(isUndone);
  });
});
