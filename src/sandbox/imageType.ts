const SIGNATURES: readonly (readonly [type: string, bytes: readonly number[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
];

/** What is wrong with `image_encoded`: not base64, no PNG, GIF or JPEG inside, or another type than it says. */
export function imageFinding(encoded: string): string | undefined {
  const declared = /^data:(image\/[a-z]+);base64,/.exec(encoded)?.[1];
  const base64 = declared === undefined ? encoded : encoded.slice(encoded.indexOf(',') + 1);
  const bytes = Buffer.from(base64, 'base64');
  // Node skips what is not base64 instead of refusing it; encoding again shows whether anything was skipped.
  if (bytes.toString('base64').replace(/=+$/, '') !== base64.replace(/={0,2}$/, '')) {
    return 'image_encoded is not base64';
  }
  const real = SIGNATURES.find(([, signature]) => signature.every((byte, index) => bytes[index] === byte))?.[0];
  if (real === undefined) return 'image_encoded is not a PNG, GIF or JPEG file';
  return declared !== undefined && declared !== real ? `image_encoded says ${declared} but is ${real}` : undefined;
}
