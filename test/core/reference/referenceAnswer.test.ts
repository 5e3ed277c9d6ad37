import { referenceAnswer } from '../../../src/core/reference/referenceAnswer';
import type { ReadAnswer } from '../../../src/core/relayProtocol/messages';

const answered = (status: number, body: string): ReadAnswer => ({
  phase: 'answered',
  status,
  contentType: 'application/json',
  body,
});
const LIST = '[{"activity_id":7,"activity":"Tailoring"}]';

describe('referenceAnswer', () => {
  it('reads the list that Kiva answered', () => {
    expect(referenceAnswer('getActivities', answered(200, LIST))).toEqual({
      activities: [{ value: 7, name: 'Tailoring', otherNames: [] }],
    });
  });

  it.each<[string, ReadAnswer]>([
    ['another status', answered(503, LIST)],
    ['a page', answered(200, '<h1>Please log in</h1>')],
    ['half an answer', answered(200, LIST.slice(0, -3))],
    ['an empty list', answered(200, '[]')],
    ['a call that never opened', { phase: 'notOpened', reason: 'noToken' }],
    ['a cut call', { phase: 'cut', reason: 'timeout' }],
  ])('takes %s for no list at all', (_, answer) => {
    expect(referenceAnswer('getActivities', answer)).toBeUndefined();
  });
});
