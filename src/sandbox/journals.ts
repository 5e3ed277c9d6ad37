import type { Judge } from './judge';
import type { SandboxPartner } from './partners';
import { Refusal } from './refusal';
import type { SandboxSettings } from './settings';
import type { Journal } from './wire';

/** The journals of a body, an object or a bare array as the setting has it; throws a Refusal of the whole batch. */
export function judgeJournals(
  value: unknown,
  judge: Judge,
  partner: SandboxPartner,
  settings: SandboxSettings,
): readonly Journal[] {
  const isList = Array.isArray(value);
  if (settings.journalsBody === (isList ? 'object' : 'array')) {
    const wanted = isList ? 'an object with journals' : 'a bare array';
    throw new Refusal(400, 'sandbox.contract', `The body must be ${wanted}`);
  }
  const findings = judge.body(isList ? 'JournalsList' : 'JournalsObject', value);
  if (findings.length > 0) throw new Refusal(400, 'sandbox.contract', findings.join('; '));

  const journals = isList ? (value as Journal[]) : (value as { journals: Journal[] }).journals;
  const without = journals.findIndex((journal) => journal.internal_client_id === undefined);
  if (partner.csvFormat === 'three' && without >= 0) {
    const message = `journals/${without} needs internal_client_id: the account has three columns`;
    throw new Refusal(400, 'sandbox.client_id_missing', message);
  }
  return journals;
}
