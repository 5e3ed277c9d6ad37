/** SHA-256 of a text as lower-case hex. */
export interface Hash {
  (text: string): Promise<string>;
}

/** A new id that no one else has made (UUID v4). */
export interface Ids {
  (): string;
}

/** Time, handed in so that tests run on a virtual clock. */
export interface Clock {
  /** Now as ISO 8601 in UTC. */
  now(): string;
  /** The calendar day where the person sits, "YYYY-MM-DD". */
  today(): string;
  sleep(milliseconds: number): Promise<void>;
}

/** Words for a code, in the person's language. */
export interface Words {
  (key: string, params?: Readonly<Record<string, string | number>>): string;
}
