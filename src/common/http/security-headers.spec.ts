import { describe, expect, it } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { securityHeaders } from './security-headers.js';

describe(securityHeaders.name, () => {
  async function headersOf(publicUrl: string | undefined) {
    const app = express()
      .use(securityHeaders(publicUrl))
      .get('/', (_req, res) => void res.send('page'));
    const answer = await request(app).get('/');
    return answer.headers as Readonly<Record<string, string>>;
  }

  it('insists on https where the service is reached by it', async () => {
    expect(await headersOf('https://pictures.example.com')).toHaveProperty(
      'strict-transport-security',
    );
  });

  it.each([undefined, 'http://localhost:8000'])('works over plain http (%s)', async (publicUrl) => {
    const headers = await headersOf(publicUrl);

    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
  });

  it('lets pages run no scripts but our own', async () => {
    const { 'content-security-policy': policy } = await headersOf(undefined);

    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
  });

  it('keeps answers from being taken for another type', async () => {
    expect(await headersOf(undefined)).toMatchObject({ 'x-content-type-options': 'nosniff' });
  });
});
