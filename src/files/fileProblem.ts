/** Why a file cannot be opened, as one plain sentence for the person who named it. */
export class FileProblem extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'FileProblem';
  }
}
