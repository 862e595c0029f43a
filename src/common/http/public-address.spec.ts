import { describe, expect, it } from '@jest/globals';
import { PublicAddress } from './public-address.js';
import { requestContext } from './request-context.js';

describe(PublicAddress.name, () => {
  const context = { requestId: 'r-1', arrivedAtMs: 0, origin: 'http://localhost:8000' };

  it('begins with the public URL when there is one', () => {
    const address = new PublicAddress('https://pictures.example/prefix');
    expect(requestContext.run(context, () => address.of('/api/images/a.png'))).toBe(
      'https://pictures.example/prefix/api/images/a.png',
    );
  });

  it('begins with the origin of the request otherwise', () => {
    const address = new PublicAddress(undefined);
    expect(requestContext.run(context, () => address.of('/api/images/a.png'))).toBe(
      'http://localhost:8000/api/images/a.png',
    );
  });

  it('has the public URL for the base of all addresses, or the origin of the request', () => {
    const base = 'https://pictures.example/prefix';
    expect(requestContext.run(context, () => new PublicAddress(base).base)).toBe(base);
    expect(new PublicAddress(base).base).toBe(base);
    expect(requestContext.run(context, () => new PublicAddress(undefined).base)).toBe(
      'http://localhost:8000',
    );
  });

  it('does not guess outside of a request', () => {
    expect(() => new PublicAddress(undefined).of('/a')).toThrow('PUBLIC_URL');
    expect(() => new PublicAddress(undefined).base).toThrow('PUBLIC_URL');
  });
});
