import type { Finding } from '../core/check/finding';
import type { Said } from '../core/writeBack/cellWrite';
import type { Fault } from '../ports/fault';
import type { Words } from '../ports/platform';
import { sheetMoment } from './formats';

type Params = Readonly<Record<string, string | number>>;

/** The name of a field as a person sees it on the sheet step. */
export function fieldName(words: Words, field: string): string {
  return words(`field.${field}`);
}

/** The words for a result cell; Kiva's own text stays word for word, times are local. */
export function say(words: Words, said: Said): string {
  if ('verbatim' in said) return said.verbatim;
  if ('link' in said) return said.link;
  const { at, environment, reference, initials } = said.params;
  return words(said.code, {
    ...said.params,
    ...(typeof at === 'string' && { at: sheetMoment(at) }),
    // i18next's word for a variant: a status has other words outside Production, a message without a reference or initials too.
    ...(environment !== undefined && { context: String(environment) }),
    ...((reference === '' || initials === '') && { context: 'plain' }),
  });
}

/** Params that are codes themselves, and where their words are. */
const CODED: Readonly<Record<string, string>> = {
  field: 'field',
  other: 'field',
  column: 'amountMeaning.name',
  account: 'amountMeaning.name',
};

/** What is wrong, in words, without the cell, which stands before it. */
export function findingWords(words: Words, finding: Finding): string {
  const named = Object.entries(finding.params).map(([name, value]) => {
    const home = CODED[name];
    return [name, home === undefined ? value : words(`${home}.${value}`)];
  });
  return words(`finding.${finding.code}`, Object.fromEntries(named) as Params);
}

/** What broke and what to do; a refusal of the relay has words of its own for each reason. */
export function faultWords(words: Words, fault: Pick<Fault, 'code' | 'params'>): { title: string; body: string } {
  const { reason, detail } = fault.params;
  if (fault.code !== 'relayRefused' || reason === undefined) {
    return { title: words(`fault.${fault.code}.title`), body: words(`fault.${fault.code}.body`, fault.params) };
  }
  const said = detail === undefined ? '' : ` ${words('fault.kivaSays', { detail })}`;
  return { title: words('fault.relayRefused.title'), body: `${words(`relay.${reason}`)}${said}` };
}
