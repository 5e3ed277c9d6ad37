import { warnOfRepeats } from '../check/rules/duplicates';
import { noPersonalNumber } from '../check/rules/personalWords';
import { SEND_SETTINGS } from '../send/sendSettings';
import type { Field } from './field';
import type { RecordKind } from './recordKind';

/** Fields of one journal (contract section 7). */
const FIELDS: readonly Field[] = [
  { id: 'journal.loanId', kind: 'id', need: 'required', aliases: 'loan_id', path: 'internal_loan_id' },
  { id: 'journal.clientId', kind: 'id', need: 'optional', aliases: 'client_id', path: 'internal_client_id' },
  {
    id: 'journal.subject',
    kind: 'text',
    text: 'label',
    need: 'required',
    aliases: 'journal_subject',
    path: 'subject',
    identity: true,
  },
  {
    id: 'journal.body',
    kind: 'text',
    text: 'story',
    need: 'required',
    aliases: 'journal_body',
    alternatives: ['description'],
    path: 'body',
    identity: true,
  },
  {
    id: 'journal.imageUrl',
    kind: 'webAddress',
    need: 'optional',
    aliases: 'journal_image_url',
    alternatives: ['image'],
    path: 'image_url',
  },
  { id: 'journal.status', kind: 'filter', need: 'optional', aliases: 'status' },
];

/** Journals: published later by a person who opens their confirm_url (contract section 7). */
export const journal: RecordKind = {
  id: 'journal',
  fields: FIELDS,
  endpoint: 'postJournals',
  bodyKey: 'journals',
  batchSize: SEND_SETTINGS.batchSize,
  keyFields: ['journal.loanId'],
  clientField: 'journal.clientId',
  // Subject and body stand in a row's key as hashes: a ledger holds no borrower's story.
  recordKey: {
    two: ['journal.loanId', 'journal.subject'],
    three: ['journal.loanId', 'journal.clientId', 'journal.subject'],
  },
  tellingApart: { field: 'journal.body', when: 'always', namesToo: 1 },
  monthly: false,
  registerKey: 'loanAndContent',
  whenChanged: 'new',
  firstRows: 1,
  comparedFields: ['journal.subject'],
  sentCode: 'status.sentToPublish',
  tickCode: 'result.published',
  recordRules: [noPersonalNumber('journal.subject'), noPersonalNumber('journal.body')],
  sheetRules: [warnOfRepeats(['journal.loanId', 'journal.subject', 'journal.body'])],
};
