import Ajv from 'ajv';
import { isInWindow } from '../byHand';
import { entrantLists } from '../lists';
import { mapRows } from '../mapRows';
import type { Convert } from '../product';

const lists = entrantLists();
const text = { type: 'string' };
const ajv = new Ajv({ allErrors: true });
/** Format keywords take no parameter: the day that the sheet is judged by is set before each sheet. */
let judgedOn: string | undefined;
ajv.addKeyword({ keyword: 'disbursal', validate: (_: unknown, day: string) => isInWindow(day, judgedOn) });
const validate = ajv.compile({
  type: 'object',
  required: ['loanId'],
  properties: {
    loanId: text,
    clientId: text,
    firstName: text,
    lastName: text,
    gender: { enum: ['male', 'female', 'unknown'] },
    amount: { type: 'number', exclusiveMinimum: 0 },
    currency: { enum: lists.currencies },
    disbursalDate: { type: 'string', disbursal: true },
    description: text,
    language: { type: 'number' },
    loanUse: text,
    activity: { type: 'number' },
    location: { enum: lists.locations },
    waiver: { type: 'boolean' },
  },
});

/** A programmer's map and a JSON schema that ajv compiled once. */
export const mapAjv: Convert = (snapshot, today) => {
  judgedOn = today;
  return mapRows(snapshot, lists, (record) => {
    if (validate(record)) return [];
    return (validate.errors ?? []).map(({ instancePath, params }) =>
      instancePath === '' ? String(params['missingProperty']) : instancePath.slice(1),
    );
  });
};
