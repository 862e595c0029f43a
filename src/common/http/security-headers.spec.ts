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

  it('insists on https, and isolates pages, where the service is reached by it', async () => {
    const headers = await headersOf('https://pictures.example.com');

    expect(headers).toHaveProperty('strict-transport-security');
    expect(headers['content-security-policy']).toContain('upgrade-insecure-requests');
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'origin-agent-cluster': '?1',
    });
  });

  it.each([undefined, 'http://localhost:8000', 'http://pictures.example.com'])(
    'works over plain http (%s)',
    async (publicUrl) => {
      const headers = await headersOf(publicUrl);

      expect(headers).not.toHaveProperty('strict-transport-security');
      expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
      expect(headers).not.toHaveProperty('cross-origin-opener-policy');
      expect(headers).not.toHaveProperty('origin-agent-cluster');
    },
  );

  it('lets pages run no scripts but our own', async () => {
    const { 'content-security-policy': policy } = await headersOf(undefined);

    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
  });

  it('keeps answers from being taken for another type', async () => {
    expect(await headersOf(undefined)).toMatchObject({ 'x-content-type-options': 'nosniff' });
  });
});
