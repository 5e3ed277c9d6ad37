import { browserFailures, failuresText, nodeFailures, type TestFailure } from '../../src/commands/testFailures';

const ROOT = '/home/someone/project';

const jestTest = (title: string, status: string, ...failureMessages: string[]) => ({
  ancestorTitles: ['a group', 'of tests'],
  title,
  status,
  failureMessages,
});

describe('of jest', () => {
  const file = (assertionResults: readonly ReturnType<typeof jestTest>[], message = '') => ({
    testResults: [{ name: `${ROOT}/test/a.test.ts`, message, assertionResults }],
  });

  it('names file, test and error of what failed, and nothing of what passed', () => {
    const report = file([jestTest('passes', 'passed'), jestTest('differs', 'failed', 'Error: one', 'Error: two')]);
    expect(nodeFailures(report)).toEqual([
      { file: `${ROOT}/test/a.test.ts`, name: 'a group › of tests › differs', why: 'Error: one\nError: two' },
    ]);
  });

  it.each(['pending', 'todo'])('says of a test that is %s that it was not run', (status) => {
    expect(nodeFailures(file([jestTest('later', status)]))).toMatchObject([
      { name: 'a group › of tests › later', why: `It was not run (${status}), which counts as failed.` },
    ]);
  });

  it.each([
    ['', []],
    ['  ● differs\n\n    Error: one\n\n', [jestTest('differs', 'failed', 'Error: one')]],
  ])('names a file that did not load or broke outside of its tests, after: %j', (before, tests) => {
    const message = `${before}  ● Test suite failed to run\n\n    Cannot find module './b'\n`;
    const failures = nodeFailures(file(tests, message));
    expect(failures).toHaveLength(tests.length + 1);
    expect(failures.at(-1)).toMatchObject({ name: 'the whole file' });
    expect(failuresText(failures.slice(-1), ROOT)).toBe(
      "FAILED test/a.test.ts › the whole file\n        Cannot find module './b'",
    );
  });
});

describe('of Playwright', () => {
  const spec = (title: string, status: string, ...messages: string[]) => ({
    title,
    file: 'test/e2e/a.spec.ts',
    tests: [{ status, results: [{ errors: messages.map((message) => ({ message })) }] }],
  });

  it('names file, test and error at every depth', () => {
    const inner = { title: 'inner', specs: [spec('deep', 'flaky', 'Error: deep')] };
    const outer = { title: 'outer', specs: [spec('fine', 'expected')], suites: [inner] };
    const file = { title: 'test/e2e/a.spec.ts', specs: [spec('first', 'unexpected', 'soft', 'hard')], suites: [outer] };
    expect(browserFailures({ suites: [file], errors: [] })).toEqual([
      { file: 'test/e2e/a.spec.ts', name: 'first', why: 'soft\nhard' },
      { file: 'test/e2e/a.spec.ts', name: 'outer › inner › deep', why: 'Error: deep' },
    ]);
  });

  it('says of a skipped test that it was not run', () => {
    const file = { title: 'test/e2e/a.spec.ts', specs: [spec('later', 'skipped')] };
    expect(browserFailures({ suites: [file], errors: [] })).toMatchObject([
      { name: 'later', why: 'It was not run (skipped), which counts as failed.' },
    ]);
  });

  it('names what broke outside of every test', () => {
    const errors = [
      { message: 'no module', location: { file: `${ROOT}/test/e2e/b.spec.ts` } },
      { message: 'no tests' },
    ];
    expect(browserFailures({ suites: [], errors })).toEqual([
      { file: `${ROOT}/test/e2e/b.spec.ts`, name: 'the whole file', why: 'no module' },
      { file: 'Playwright', name: 'the whole file', why: 'no tests' },
    ]);
  });
});

describe('the text', () => {
  const failure = (why: string, name = 'n'): TestFailure => ({ file: `${ROOT}/test/a.test.ts`, name, why });
  const linesOf = (why: string): readonly string[] => failuresText([failure(why)], ROOT).split('\n');
  const numbered = (count: number): string => Array.from({ length: count }, (_, n) => `line ${n + 1}`).join('\n');

  it('is empty where nothing failed', () => {
    expect(failuresText([], ROOT)).toBe('');
  });

  it('holds no colours, blank lines, whole paths or lines of the runners', () => {
    const why = [
      '\u001b[31mError: expected\u001b[39m',
      '',
      '  - 1',
      `    at Object.<anonymous> (${ROOT}/test/a.test.ts:1:80)`,
      `    at run (${ROOT}/node_modules/jest-circus/build/run.js:1:2)`,
      '    at new Promise (<anonymous>)',
      '    at process.processTicks (node:internal/process/task_queues:95:5)',
    ];
    expect(failuresText([failure(why.join('\n'))], ROOT)).toBe(
      [
        'FAILED test/a.test.ts › n',
        '    Error: expected',
        '      - 1',
        '        at Object.<anonymous> (test/a.test.ts:1:80)',
      ].join('\n'),
    );
  });

  it('holds at most twelve lines of an error and says how many are left', () => {
    expect(linesOf(numbered(12))).toHaveLength(13);
    expect(linesOf(numbered(12)).at(-1)).toBe('    line 12');
    expect(linesOf(numbered(40))).toHaveLength(13);
    expect(linesOf(numbered(40)).slice(-2)).toEqual(['    line 11', '    ... 29 more lines']);
  });

  it('cuts a line that holds a whole body', () => {
    expect(linesOf('x'.repeat(100_000))[1]).toBe(`    ${'x'.repeat(240)}...`);
  });

  it('shows ten failures and says how many are left', () => {
    const failures = (count: number) => Array.from({ length: count }, (_, n) => failure('why', `test ${n + 1}`));
    expect(failuresText(failures(10), ROOT)).not.toContain('more');
    const lines = failuresText(failures(13), ROOT).split('\n');
    expect(lines.filter((line) => line.startsWith('FAILED'))).toHaveLength(10);
    expect(lines.slice(-3)).toEqual(['FAILED test/a.test.ts › test 10', '    why', '... and 3 more that failed.']);
  });
});
