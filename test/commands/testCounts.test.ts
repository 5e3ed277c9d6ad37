import { browserCounts, nodeCounts } from '../../src/commands/testCounts';

test('what was skipped, left as todo or did not load counts as failed', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    numRuntimeErrorTestSuites: 1,
  };
  expect(nodeCounts(report)).toEqual({ passed: 5, failed: 5 });
});

test('flaky and skipped browser tests count as failed', () => {
  const report = { stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 1 }, errors: [{}] };
  expect(browserCounts(report)).toEqual({ passed: 7, failed: 4 });
});
