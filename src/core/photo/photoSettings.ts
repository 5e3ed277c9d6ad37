/** Every number and form that a photo goes by. */
export interface PhotoSettings {
  /** Pixels of the longer side of a picture that is sent; a smaller one stays as it is. */
  readonly longestSide: number;
  /** Bytes of a picture that is sent. */
  readonly bytesMost: number;
  /** How it stands in `image_encoded`: Kiva's documentation has the data URI, one client sends bare base64 (contract section 5). */
  readonly form: 'dataUri' | 'base64';
  /** Bytes of a file that is read at all. */
  readonly fileBytesMost: number;
  /** Pixels that a picture may unfold to: a small file can hold one that fills a computer's memory. */
  readonly pixelsMost: number;
  /** Pixels of the shorter side below which a picture is very small; our choice, no figure of Kiva's. */
  readonly smallBelow: number;
  /** JPEG qualities that are tried before a picture is made smaller. */
  readonly qualities: readonly number[];
}

/** The defaults. */
export const PHOTO_SETTINGS: PhotoSettings = {
  longestSide: 1600,
  bytesMost: 500_000,
  form: 'dataUri',
  fileBytesMost: 25_000_000,
  pixelsMost: 100_000_000,
  smallBelow: 400,
  qualities: [0.88, 0.8, 0.7, 0.6],
};
