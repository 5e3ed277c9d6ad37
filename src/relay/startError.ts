/** The relay cannot start as it was told to; the message is one sentence for the operator, without secrets. */
export class RelayStartError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'RelayStartError';
  }
}
