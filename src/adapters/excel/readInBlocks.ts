import { Fault } from '../../ports/fault';
import type { AbortSignalLike } from '../../ports/workbook';

/** Sheet rows, both ends included. */
export interface RowSpan {
  readonly first: number;
  readonly last: number;
}

/** How to read: when to stop, and how many rows to try at first. */
export interface BlockOptions {
  readonly signal?: AbortSignalLike | undefined;
  readonly blockRows?: number;
}

/** Rows of mapped columns in one block: what Excel on the web takes for sure, see readInBlocks. */
export const BLOCK_ROWS = 5_000;
const SMALLEST_BLOCK = 50;
/** Excel on the web answers 5 MB at most; a fifth is kept for rows longer than the first block's. */
const BLOCK_BYTES = 4_000_000;

/**
 * Reads rows block after block, one batch each. A block that Excel finds too large is halved, down to 50 rows
 * (then Fault tooLarge); the size of the rest follows from the bytes of the first block that came through.
 */
export async function readInBlocks<T>(
  rows: RowSpan,
  readBlock: (span: RowSpan) => Promise<T>,
  { signal, blockRows = BLOCK_ROWS }: BlockOptions = {},
): Promise<T[]> {
  const blocks: T[] = [];
  let size = blockRows;
  let first = rows.first;
  while (first <= rows.last) {
    if (signal?.aborted === true) throw new DOMException('Reading was stopped.', 'AbortError');
    const span = { first, last: Math.min(first + size, rows.last + 1) - 1 };
    const block = await unlessTooLarge(span, readBlock);
    if (block === undefined) {
      size = Math.max(SMALLEST_BLOCK, Math.ceil(rowsIn(span) / 2));
      continue;
    }
    if (blocks.length === 0) size = Math.min(blockRows, sizeFor(block, rowsIn(span)));
    blocks.push(block);
    first = span.last + 1;
  }
  return blocks;
}

/** How many rows a span holds. */
export function rowsIn(span: RowSpan): number {
  return span.last - span.first + 1;
}

async function unlessTooLarge<T>(span: RowSpan, readBlock: (span: RowSpan) => Promise<T>): Promise<T | undefined> {
  try {
    return await readBlock(span);
  } catch (error) {
    if (error instanceof Fault && error.code === 'tooLarge' && rowsIn(span) > SMALLEST_BLOCK) return undefined;
    throw error;
  }
}

function sizeFor(block: unknown, rowCount: number): number {
  const bytesPerRow = new TextEncoder().encode(JSON.stringify(block)).length / rowCount;
  return Math.max(SMALLEST_BLOCK, Math.floor(BLOCK_BYTES / bytesPerRow));
}
