import * as v from 'valibot';
import type {
  EnvironmentsAnswer,
  ReadAnswer,
  RelayRefusal,
  SessionAnswer,
  SessionRequest,
  SubmissionAnswer,
  SubmissionRequest,
} from '../../../src/core/relayProtocol/messages';
import {
  environmentsAnswerSchema,
  readAnswerSchema,
  relayRefusalSchema,
  sessionAnswerSchema,
  sessionRequestSchema,
  submissionAnswerSchema,
  submissionIdSchema,
  submissionRequestSchema,
} from '../../../src/core/relayProtocol/schemas';

// The compiler is the test here: a type that is wider than its schema fails to assign.
type Covers<Schema extends v.GenericSchema, Message> = Message extends v.InferOutput<Schema> ? true : never;
const covered: readonly [
  Covers<typeof environmentsAnswerSchema, EnvironmentsAnswer>,
  Covers<typeof sessionRequestSchema, SessionRequest>,
  Covers<typeof sessionAnswerSchema, SessionAnswer>,
  Covers<typeof submissionRequestSchema, SubmissionRequest>,
  Covers<typeof submissionAnswerSchema, SubmissionAnswer>,
  Covers<typeof readAnswerSchema, ReadAnswer>,
  Covers<typeof relayRefusalSchema, RelayRefusal>,
] = [true, true, true, true, true, true, true];

describe('relay protocol schemas', () => {
  it('keep step with every message type', () => {
    expect(covered).toHaveLength(7);
  });

  it('take a submission id as a UUID in lower case', () => {
    expect(v.parse(submissionIdSchema, '3F2504E0-4F89-41D3-9A0C-0305E82C3301')).toBe(
      '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    );
    for (const forged of ['', 'x', '../../etc', '3f2504e0-4f89-41d3-9a0c-0305e82c330', "1' or '1'='1"]) {
      expect(v.is(submissionIdSchema, forged)).toBe(false);
    }
  });

  it.each([
    [sessionRequestSchema, { environment: 'stage', hurry: true }],
    [sessionRequestSchema, { environment: 'moon' }],
    [sessionRequestSchema, { environment: 'stage', clientSecret: 'x'.repeat(301) }],
    [sessionRequestSchema, { environment: 'stage', audience: '' }],
    [submissionRequestSchema, { endpoint: 'getLoans', body: '{}' }],
    [submissionRequestSchema, { endpoint: 'postJournals', body: '' }],
    [submissionRequestSchema, { endpoint: 'postJournals', body: {} }],
    [submissionRequestSchema, { endpoint: 'postJournals', body: '{}', follows: 'x' }],
    [submissionAnswerSchema, { phase: 'answered', status: 200 }],
    [submissionAnswerSchema, { phase: 'sent' }],
    [relayRefusalSchema, { error: 'other' }],
  ])('refuse a message that is not the protocol %#', (schema, message) => {
    expect(v.is(schema, message)).toBe(false);
  });

  it('let an answer grow without breaking an older pane', () => {
    expect(v.parse(submissionAnswerSchema, { phase: 'working', since: 5 })).toEqual({ phase: 'working' });
  });
});
