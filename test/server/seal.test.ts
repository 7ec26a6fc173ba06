import { CompactEncrypt } from 'jose';
import { describe, expect, it } from 'vitest';
import { createSeal } from '../../src/server/seal';

const isText = (value: unknown) => typeof value === 'string';
const [one, other] = ['a'.repeat(32), 'b'.repeat(32)];

describe('a seal', () => {
  it('is opened by every secret that it was made with, and closed by the first', async () => {
    const sealed = await createSeal([one], isText).close('word');
    expect(sealed).not.toContain('word');
    expect(await createSeal([other, one], isText).open(sealed)).toBe('word');
    expect(await createSeal([other], isText).open(sealed)).toBeNull();
    const anew = await createSeal([other, one], isText).close('word');
    expect(await createSeal([other], isText).open(anew)).toBe('word');
  });

  it('is opened for its own purpose alone', async () => {
    const sealed = await createSeal([one], isText, 'form ').close('word');
    expect(await createSeal([one], isText, 'form ').open(sealed)).toBe('word');
    expect(await createSeal([one], isText).open(sealed)).toBeNull();
    expect(await createSeal([one], isText, 'unclaimed ').open(sealed)).toBeNull();
  });

  it('is not opened where it was sealed in another way, by the same secret', async () => {
    const text = new TextEncoder().encode(`react-customer-auth ${one}`);
    const key = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
    const sealed = (alg: string) =>
      new CompactEncrypt(new TextEncoder().encode('"word"'))
        .setProtectedHeader({ alg, enc: 'A256GCM' })
        .encrypt(key);
    expect(await createSeal([one], isText).open(await sealed('dir'))).toBe('word');
    expect(await createSeal([one], isText).open(await sealed('A256GCMKW'))).toBeNull();
  });

  it('is opened for what is whole alone', async () => {
    const { close } = createSeal([one], (value) => value !== undefined);
    expect(await createSeal([one], isText).open(await close({ word: 1 }))).toBeNull();
    expect(await createSeal([one], isText).open('no seal at all')).toBeNull();
    expect(await createSeal([one], isText).open('')).toBeNull();
  });

  it.each([[[]], [['short']], [[one, 'short']]])('cannot be made with %j', (secrets) => {
    expect(() => createSeal(secrets, isText)).toThrow('32 characters');
  });
});
