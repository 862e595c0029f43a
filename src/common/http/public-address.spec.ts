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

  it('does not guess outside of a request', () => {
    expect(() => new PublicAddress(undefined).of('/a')).toThrow('PUBLIC_URL');
  });
});
