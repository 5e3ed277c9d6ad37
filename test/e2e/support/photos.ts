import { deflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import type { FileSheet } from '../../../src/files/workbookFile';
import { pngOf, PNG_EXTRAS } from '../../support/pictures';
import { LOANS, loansSheet, type LoanRow } from './kinds';

/** Twelve loans, each under an id of its own. */
export const DOZEN: readonly LoanRow[] = Array.from({ length: 12 }, (_, n) => ({
  ...LOANS[n % LOANS.length]!,
  loanId: `${String(n + 1).padStart(4, '0')}-P`,
}));

const COLUMNS = 27;

/** The sheet of `loans` with a column "Photo" on its right. */
export function sheetWithPhotos(loans: readonly LoanRow[], named: Readonly<Record<string, string>>): FileSheet {
  const { name, rows } = loansSheet(loans);
  const padded = rows.map((row, r) => {
    if (r < 2) return row;
    const text = r === 2 ? 'Photo' : (named[loans[r - 3]?.loanId ?? ''] ?? '');
    const blanks = new Array<null>(COLUMNS - row.length).fill(null);
    return [...row, ...blanks, { value: text, format: '@' }];
  });
  return { name, rows: padded };
}

/** A picture whose corners tell how it lies: red, green, blue and yellow, clockwise from the top left, noise between. */
export async function jpegIn(page: Page, width: number, height: number, seed: number): Promise<Uint8Array> {
  const base64 = await page.evaluate(
    async ([w, h, start]) => {
      const canvas = document.createElement('canvas');
      canvas.width = w;
      canvas.height = h;
      const context = canvas.getContext('2d')!;
      const noise = context.createImageData(w, h);
      let state = start;
      for (let at = 0; at < noise.data.length; at += 4) {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        noise.data.set([state >>> 24, (state >>> 16) & 255, (state >>> 8) & 255, 255], at);
      }
      context.putImageData(noise, 0, 0);
      const [x, y] = [w / 5, h / 5];
      const corners = [
        ['red', 0, 0],
        ['lime', w - x, 0],
        ['blue', w - x, h - y],
        ['yellow', 0, h - y],
      ] as const;
      for (const [colour, left, top] of corners) {
        context.fillStyle = colour;
        context.fillRect(left, top, x, y);
      }
      return canvas.toDataURL('image/jpeg', 0.9).split(',')[1]!;
    },
    [width, height, seed] as const,
  );
  return Uint8Array.from(Buffer.from(base64, 'base64'));
}

/** A PNG that is transparent in its left half and blue in the other, with everything that a PNG can tell beside. */
export function tellingPng(width: number, height: number): Uint8Array {
  const raw = Buffer.alloc(height * (1 + width * 4));
  for (let y = 0; y < height; y++) {
    for (let x = width / 2; x < width; x++) raw.writeUInt32BE(0x0000ffff, y * (1 + width * 4) + 1 + x * 4);
  }
  return pngOf(width, height, PNG_EXTRAS, [...deflateSync(raw)]);
}

/** What a browser makes of a picture: its size, and the colours near its corners, clockwise from the top left. */
export async function seen(page: Page, jpeg: Uint8Array) {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
    const { width, height } = bitmap;
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const near = (x: number, y: number): string => {
      const [r = 0, g = 0, b = 0] = context.getImageData(x, y, 1, 1).data;
      return [r, g, b].map((part) => (part > 200 ? 1 : part < 56 ? 0 : '?')).join('');
    };
    const [x, y] = [Math.floor(width / 20), Math.floor(height / 20)];
    const corners = [near(x, y), near(width - x, y), near(width - x, height - y), near(x, height - y)];
    return { width, height, corners };
  }, Buffer.from(jpeg).toString('base64'));
}

/** Everything that the pane's page stores, as text. */
export async function stored(page: Page): Promise<string> {
  const frame = page.frames().find((candidate) => candidate.url().includes('/pane.html'))!;
  return frame.evaluate(async () => {
    const told: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
    for (const { name } of await indexedDB.databases()) {
      const base = await new Promise<IDBDatabase>((done, failed) => {
        const asked = indexedDB.open(name!);
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => failed(asked.error as Error);
      });
      for (const store of base.objectStoreNames) {
        told.push(
          await new Promise((done, failed) => {
            const asked = base.transaction(store).objectStore(store).getAll();
            asked.onsuccess = () => done(asked.result);
            asked.onerror = () => failed(asked.error as Error);
          }),
        );
      }
      base.close();
    }
    return JSON.stringify(told);
  });
}
