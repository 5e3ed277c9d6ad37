import type { PhotoFiles } from '../core/photo/photoChoice';

/** A file as a page gets it from a person; the browser's own File is one. */
export interface PhotoFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * The pictures that she chose, as long as the pane is open: kept in memory as files alone, never stored. A picture is
 * always encoded anew, as a JPEG that holds its pixels and nothing else.
 */
export interface Photos {
  /** The same object until something changes. */
  files(): PhotoFiles;
  /** Answers how to stop. */
  subscribe(changed: () => void): () => void;
  /** Looks at each file once; `told` is called with how many were looked at. */
  add(files: readonly PhotoFile[], told?: (count: number) => void): Promise<void>;
  clear(): void;
  /**
   * The picture as it leaves: upright, within the limits. `missing` where its file cannot be read any more or is another
   * one by now, `unfit` where no such picture can be made of it.
   */
  encoded(reference: string): Promise<Uint8Array | 'missing' | 'unfit'>;
  /** The same, small, for the screen; undefined where none can be made. */
  thumbnail(reference: string): Promise<Uint8Array | undefined>;
}
