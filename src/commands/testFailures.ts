import { stripVTControlCharacters } from 'node:util';

/** Why one test (or a whole file) counts as failed; `why` is the runner's text as it came. */
export interface TestFailure {
  /** As the report names it: a path from the root, or a whole one. */
  readonly file: string;
  readonly name: string;
  readonly why: string;
}

/** What is read of single tests in jest's --json report. */
export interface NodeReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

interface BrowserSuite {
  readonly title: string;
  readonly specs: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly {
      readonly status: string;
      readonly results: readonly { readonly errors: readonly { readonly message?: string }[] }[];
    }[];
  }[];
  readonly suites?: readonly BrowserSuite[];
}

/** What is read of single tests in Playwright's JSON report. */
export interface BrowserReport {
  readonly suites: readonly BrowserSuite[];
  readonly errors: readonly { readonly message?: string; readonly location?: { readonly file: string } }[];
}

const FAILURES_SHOWN = 10;
const LINES_SHOWN = 12;
/** One line can hold the body of a whole call. */
const LINE_LENGTH = 240;
const BETWEEN = ' › ';
const WHOLE_FILE = 'the whole file';
/** What jest says of a file that did not load, or broke outside of its tests. */
const SUITE_FAILED = '● Test suite failed to run';
/** Lines of a stack that are the runners' own. */
const RUNNERS_OWN = /^at (.*\bnode_modules[/\\]|.*\(node:|new Promise \(|.*<anonymous>\)$)/;

/** What jest's report counts as failed: failed, skipped and todo tests, and files that did not load. */
export function nodeFailures({ testResults }: NodeReport): readonly TestFailure[] {
  return testResults.flatMap(({ name: file, message, assertionResults }) => {
    const tests = assertionResults
      .filter(({ status }) => status !== 'passed')
      .map(({ ancestorTitles, title, status, failureMessages }) => ({
        file,
        name: [...ancestorTitles, title].join(BETWEEN),
        why: failureMessages.length > 0 ? failureMessages.join('\n') : notRun(status),
      }));
    const at = message.indexOf(SUITE_FAILED);
    if (at < 0) return tests;
    return [...tests, { file, name: WHOLE_FILE, why: message.slice(at + SUITE_FAILED.length) }];
  });
}

/** What Playwright's report counts as failed: failed, flaky and skipped tests, and errors outside of every test. */
export function browserFailures({ suites, errors }: BrowserReport): readonly TestFailure[] {
  // The outermost suites are the files.
  const ofTests = suites.flatMap((file) => failuresIn(file, []));
  const outside = errors.map(({ message = '', location }) => ({
    file: location?.file ?? 'Playwright',
    name: WHOLE_FILE,
    why: message,
  }));
  return [...ofTests, ...outside];
}

/**
 * The first ten failures, each with its file, its name and at most twelve lines that say why, then how many more there
 * are; '' where there is none. Paths below `root` are shortened.
 */
export function failuresText(failures: readonly TestFailure[], root: string): string {
  const short = (text: string): string => stripVTControlCharacters(text).replaceAll(`${root}/`, '');
  const shown = failures.slice(0, FAILURES_SHOWN).map(({ file, name, why }) => {
    const lines = linesOf(short(why)).map((line) => `    ${line}`);
    return [`FAILED ${short(file)}${BETWEEN}${short(name)}`, ...lines].join('\n');
  });
  const more = failures.length - shown.length;
  return [...shown, ...(more > 0 ? [`... and ${more} more that failed.`] : [])].join('\n');
}

function failuresIn({ specs, suites = [] }: BrowserSuite, titles: readonly string[]): readonly TestFailure[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status !== 'expected')
      .map(({ status, results }) => {
        const said = results.flatMap(({ errors }) => errors.map(({ message = '' }) => message));
        const name = [...titles, title].join(BETWEEN);
        return { file, name, why: said.length > 0 ? said.join('\n') : notRun(status) };
      }),
  );
  return [...own, ...suites.flatMap((suite) => failuresIn(suite, [...titles, suite.title]))];
}

function notRun(status: string): string {
  return `It was not run (${status}), which counts as failed.`;
}

function linesOf(text: string): readonly string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !RUNNERS_OWN.test(line.trimStart()))
    .map((line) => (line.length > LINE_LENGTH ? `${line.slice(0, LINE_LENGTH)}...` : line));
  if (lines.length <= LINES_SHOWN) return lines;
  return [...lines.slice(0, LINES_SHOWN - 1), `... ${lines.length - LINES_SHOWN + 1} more lines`];
}
