import type { SubmissionEndpointName } from '../../../src/core/kiva/endpoints';
import { DEFAULT_ENVIRONMENTS } from '../../../src/core/kiva/environments';
import { proposedAudience } from '../../../src/core/kiva/proposedAudience';
import { recordNames } from '../../../src/core/kiva/recordNames';

describe('recordNames', () => {
  it.each<[SubmissionEndpointName, string, unknown]>([
    [
      'postRepayments',
      '{"repayments":[{"loan_id":"a ","client_id":"c","amount":1},{"loan_id":90071992547409931}]}',
      [
        { loanId: 'a', clientId: 'c' },
        { loanId: '90071992547409931', clientId: '' },
      ],
    ],
    ['postRepayments', '[{"loan_id":"a"}]', [{ loanId: 'a', clientId: '' }]],
    ['postRepayments', '{"repayments":[{"internal_loan_id":"a"}]}', [{ loanId: '', clientId: '' }]],
    [
      'postJournals',
      '{"journals":[{"internal_loan_id":"a","internal_client_id":"c","subject":"s"}]}',
      [{ loanId: 'a', clientId: 'c' }],
    ],
    [
      'postJournals',
      '[{"internal_loan_id":"a"},{}]',
      [
        { loanId: 'a', clientId: '' },
        { loanId: '', clientId: '' },
      ],
    ],
    ['postLoanDraft', '{"entreps":[{"loan_id":"a","client_id":"c"}]}', [{ loanId: 'a', clientId: 'c' }]],
    [
      'postLoanDraft',
      '{"internal_loan_id":"g","internal_client_id":"h","entreps":[{"loan_id":"a"},{"loan_id":"b"}]}',
      [
        { loanId: 'g', clientId: 'h' },
        { loanId: 'a', clientId: '' },
        { loanId: 'b', clientId: '' },
      ],
    ],
    [
      'postLoanDraft',
      '{"internal_loan_id":["a","b"],"entreps":[{"loan_id":"a","client_id":"c"},{"loan_id":"b"},{"loan_id":"a"}]}',
      [
        { loanId: 'a', clientId: 'c' },
        { loanId: 'b', clientId: '' },
      ],
    ],
    ['postLoanDraft', '{"loanuse":"x"}', [{ loanId: '', clientId: '' }]],
    ['postLoanDraft', '[{"entreps":[]}]', undefined],
    ['postRepayments', '{"journals":[]}', undefined],
    ['postRepayments', '{"repayments":{"loan_id":"a"}}', undefined],
    ['postRepayments', '{"repayments":["a"]}', undefined],
    ['postJournals', 'no json', undefined],
  ])('%s %s', (endpoint, body, expected) => {
    expect(recordNames(endpoint, body)?.records).toEqual(expected);
  });
});

describe("a group's own id", () => {
  it.each([
    ['postLoanDraft', '{"internal_loan_id":" g","entreps":[{"loan_id":"a"}]}', 'g'],
    ['postLoanDraft', '{"internal_loan_id":90071992547409931,"entreps":[]}', '90071992547409931'],
    ['postLoanDraft', '{"internal_loan_id":["a"],"entreps":[{"loan_id":"a"}]}', ''],
    ['postLoanDraft', '{"group_name":"x","entreps":[{"loan_id":"a"},{"loan_id":"b"}]}', undefined],
    ['postJournals', '{"journals":[{"internal_loan_id":"a"}]}', undefined],
  ] as const)('%s %s: %s', (endpoint, body, expected) => {
    const names = recordNames(endpoint, body);
    expect(names).toBeDefined();
    expect(names?.groupId).toBe(expected);
  });
});

describe('proposedAudience', () => {
  it('goes through an environment’s audiences once, starting after the one that failed', () => {
    const { stage, production } = DEFAULT_ENVIRONMENTS;
    expect(proposedAudience(stage, stage.audience)).toBe('https://partner-api-stage.kiva.org');
    expect(proposedAudience(stage, 'https://partner-api-stage.kiva.org')).toBeUndefined();
    expect(proposedAudience(stage, 'https://typed.test')).toBe(stage.audience);
    expect(proposedAudience(production, production.audience)).toBeUndefined();
  });
});
