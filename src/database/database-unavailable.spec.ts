import { connect } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import {
  DatabaseUnusable,
  explainDatabaseFailure,
  isDatabaseUnavailable,
} from './database-unavailable.js';

/** What PostgreSQL answers a statement with, as TypeORM hands it on. */
function refusal(sqlState: string): Error {
  const error = Object.assign(new DatabaseError('refused', 1, 'error'), { code: sqlState });
  return new QueryFailedError('SELECT 1', [], error);
}

describe(isDatabaseUnavailable.name, () => {
  it.each([
    ['a broken connection', '08006'],
    ['a password that is no longer right', '28P01'],
    ['a database that is gone', '3D000'],
    ['a full disk', '53100'],
    ['too many connections', '53300'],
    ['a statement that took too long', '57014'],
    ['a server that is shut down', '57P01'],
    ['a server that is starting up', '57P03'],
    ['a database closed for maintenance', '55000'],
    ['a server that has become a replica', '25006'],
    ['a clash with others', '40001'],
    ['a deadlock', '40P01'],
  ])('knows %s', (_, sqlState) => {
    expect(isDatabaseUnavailable(refusal(sqlState))).toBe(true);
  });

  it.each([
    ['a duplicate key', '23505'],
    ['a syntax error', '42601'],
  ])('does not take %s for an outage', (_, sqlState) => {
    expect(isDatabaseUnavailable(refusal(sqlState))).toBe(false);
  });

  it.each([
    'timeout exceeded when trying to connect',
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'Client has encountered a connection error and is not queryable',
    'Query read timeout',
  ])("knows pg's own words: %s", (message) => {
    expect(isDatabaseUnavailable(new Error(message))).toBe(true);
  });

  it('knows a door that is shut', async () => {
    const [error] = (await once(connect(1, '127.0.0.1'), 'error')) as unknown[];

    expect(isDatabaseUnavailable(error)).toBe(true);
  });

  it.each([undefined, 'ECONNREFUSED', new Error('Query failed')])('leaves %p alone', (error) => {
    expect(isDatabaseUnavailable(error)).toBe(false);
  });
});

describe(explainDatabaseFailure.name, () => {
  it('tells a client of an outage without the words of the database', () => {
    const cause = refusal('57P01');

    expect(explainDatabaseFailure(cause)).toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      detail: 'The database cannot be reached at the moment',
      options: { cause },
    });
  });

  it('says nothing of a statement that is wrong', () => {
    expect(explainDatabaseFailure(refusal('42601'))).toBeUndefined();
  });
});

describe(DatabaseUnusable.name, () => {
  it('names the reason for each address of a name that has several', () => {
    const reasons = ['connect ECONNREFUSED ::1:1', 'connect ECONNREFUSED 127.0.0.1:1'];
    const cause = new AggregateError(reasons.map((reason) => new Error(reason)));

    expect(new DatabaseUnusable('PostgreSQL at localhost:1', cause).message).toBe(
      `PostgreSQL at localhost:1 cannot be used: ${reasons.join('; ')}`,
    );
  });
});
