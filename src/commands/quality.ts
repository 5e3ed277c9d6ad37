import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, options } from './arguments';
import { PROJECT_ROOT } from './projectRoot';
import { qualityOf, wrongWithoutAsking, type CorpusEntry } from './quality/judge';

const CORPUS = join(PROJECT_ROOT, 'test/core/mapping/quality/headers.json');

/** `npm run --silent quality`: how well mappings are suggested; the last line is {"precision","recall","unseenPrecision","unseenRecall"}. */
async function main(): Promise<void> {
  options({ typed: 'npm run --silent quality --', about: 'Measures how well mappings are suggested for headers.' }, {});
  const corpus = JSON.parse(readFileSync(CORPUS, 'utf8')) as readonly CorpusEntry[];
  const unseen = corpus.filter((entry) => entry.unseen).length;
  console.log(`${corpus.length} headers, ${unseen} of them equal to no alias.`);
  console.log(`Mapped wrongly without a question: ${wrongWithoutAsking(corpus).length}`);
  console.log(JSON.stringify(qualityOf(corpus)));
}

if (require.main === module) command(main);
