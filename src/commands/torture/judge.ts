import type { RecordKindId } from '../../core/catalogue/recordKind';
import type { EnvironmentId } from '../../core/kiva/environments';
import type { FaultName } from '../../sandbox/faults/faultOrder';
import type { Kept } from '../../sandbox/kept';
import type { LogEntry } from '../../sandbox/log';
import type { SeenRow } from './book';
import { draftFact, factsIn, journalFact, problemsIn, repaymentFact, takenIn, type Fact, type Taken } from './facts';
import { readStatus } from './statusMeaning';

/** What a judge found in one run; all 0 is a send that never doubled, lost or misplaced a row. */
export interface Counts {
  readonly doubles: number;
  readonly lost: number;
  readonly misplaced: number;
  readonly untruthful: number;
  readonly wronglySkipped: number;
}

/** One finding: which count it adds to, and what was seen. */
export interface Verdict {
  readonly count: keyof Counts;
  readonly seen: string;
}

/** A sheet as it lies before the judge. */
export interface SeenSheet {
  readonly rows: readonly SeenRow[];
  /** She sorted her columns without ours: what stands beside an empty row is her doing. */
  readonly scrambled: boolean;
  /** A visit came to its end and nobody else sends: what the pane says is what it knows now. */
  readonly settled: boolean;
}

/** All that a judge may look at: Kiva's log and records, her cells, and which calls a kill of the relay cut off. */
export interface Evidence {
  readonly kind: RecordKindId;
  /** Where she wants her facts to be in the end. */
  readonly environment: EnvironmentId;
  /** "YYYY-MM" that she reports now. */
  readonly month: string;
  readonly kivas: Readonly<Record<EnvironmentId, { readonly log: readonly LogEntry[]; readonly kept: Kept }>>;
  readonly sheets: readonly SeenSheet[];
  /** Bodies of calls that were cut off on the relay's side. */
  readonly cut: readonly string[];
  /** Loans of calls that were about to leave a dead pane when the relay's folder was lost. */
  readonly untraced: readonly string[];
  /** Relay and browser that sent are both lost: the file alone knows of a send, and not what of it left. */
  readonly nobodyKnows: boolean;
  /** Everything was sent from this computer and relay: each Unknown has been a question to her, and she has answered all. */
  readonly allAsked: boolean;
  /** Names of which she asked for a second one. */
  readonly seconds: readonly string[];
}

/** After these answers nobody can tell whether the work was done. */
const AMBIGUOUS: ReadonlySet<FaultName> = new Set(['serverError', 'unavailable', 'html', 'truncatedJson', 'slow']);

/** Judges the end of a run, when nothing is left to resume. */
export function judge(evidence: Evidence): readonly Verdict[] {
  return [
    ...doublesIn(evidence),
    ...evidence.sheets.flatMap((sheet) => sheet.rows.flatMap((row) => judgeRow(evidence, sheet, row))),
  ];
}

/** Judges a sheet between two visits: a row may have been changed since, but what is said beside it was said of its record. */
export function judgePlaces(evidence: Evidence): readonly Verdict[] {
  return evidence.sheets.flatMap((sheet) => sheet.rows.flatMap((row) => judgePlace(evidence, sheet, row)));
}

function doublesIn({ kivas, seconds }: Evidence): readonly Verdict[] {
  return Object.entries(kivas).flatMap(([id, { kept }]) => {
    const times = new Map<string, number>();
    for (const { month, name } of takenIn(kept)) {
      times.set(`${month} ${name}`, (times.get(`${month} ${name}`) ?? 0) + 1);
    }
    return [...times].flatMap(([fact, count]) => {
      const allowed = 1 + seconds.filter((name) => fact.endsWith(` ${name}`)).length;
      const verdict: Verdict = { count: 'doubles', seen: `${id} took ${fact} ${count} times` };
      return Array.from({ length: Math.max(0, count - allowed) }, () => verdict);
    });
  });
}

function judgeRow(evidence: Evidence, { scrambled }: SeenSheet, row: SeenRow): readonly Verdict[] {
  const { kind, environment } = evidence;
  const fact = factOf(kind, row);
  const status = readStatus(textOf(row, 'Kiva status'), textOf(row, 'Kiva message'));
  const found = (count: keyof Counts): readonly Verdict[] => [{ count, seen: seenAt(row, fact) }];
  if (fact === undefined) return status.claims === 'nothing' || scrambled ? [] : found('misplaced');
  const view = viewOf(evidence, status.environment, fact);
  const ofName = view.ever.filter(({ name }) => name === fact.name);
  const isHere = status.environment === environment;
  const isThere = isHere ? view.exact.length > 0 : viewOf(evidence, environment, fact).exact.length > 0;
  const lost = isThere ? [] : found('lost');
  switch (status.claims) {
    case 'sent':
      // She changed the row after it was sent: the cells speak of the record as it was, and it is corrected in PA2.
      if (view.exact.length === 0 && view.named.length > 0 && isOwnReference(row, view.named)) return [];
      if (view.exact.length === 0) return found(unfoundedSent(row, view));
      return [...(isOwnReference(row, ofName) ? [] : found('misplaced')), ...(isHere ? [] : lost)];
    case 'rowRefused':
      return view.exact.length === 0 && view.hasProblem ? [] : found('untruthful');
    case 'refused':
      return view.exact.length === 0 && view.wasRefused ? [] : found('untruthful');
    case 'unknown':
      if (!view.wasCut && !evidence.nobodyKnows) return found('untruthful');
      // An Unknown that nobody is asked about stays for ever.
      return evidence.allAsked ? lost : [];
    case 'changed':
      return view.named.length > 0 || view.nameWasCut ? [] : found('wronglySkipped');
    case 'notSent':
    case 'pending':
    case 'leftOut':
      return view.exact.length > 0 ? found('untruthful') : lost;
    case 'nothing':
      // What she changed after it was sent is corrected in PA2, and the plan says so.
      return view.named.length > 0 ? [] : lost;
  }
}

function judgePlace(evidence: Evidence, { settled }: SeenSheet, row: SeenRow): readonly Verdict[] {
  const fact = factOf(evidence.kind, row);
  const status = readStatus(textOf(row, 'Kiva status'), textOf(row, 'Kiva message'));
  const found = (count: keyof Counts): readonly Verdict[] => [{ count, seen: `between visits: ${seenAt(row, fact)}` }];
  if (fact === undefined) return status.claims === 'nothing' ? [] : found('misplaced');
  const view = viewOf(evidence, status.environment, fact);
  const ofLoan = view.ever.filter(({ loanId }) => loanId === fact.loanId);
  switch (status.claims) {
    case 'sent':
      return ofLoan.length > 0 && isOwnReference(row, ofLoan) ? [] : found('misplaced');
    case 'refused':
      return view.loanWasRefused ? [] : found('untruthful');
    case 'unknown':
      return view.loanWasCut || evidence.nobodyKnows ? [] : found('untruthful');
    case 'rowRefused':
      return view.hasProblem ? [] : found('untruthful');
    case 'notSent':
      return settled && view.exact.length > 0 ? found('untruthful') : [];
    case 'pending':
      // One that waits for an answer says so, and is asked about first at the next visit.
      return settled && view.exact.length > 0 && textOf(row, 'Kiva message') === '' ? found('untruthful') : [];
    case 'changed':
    case 'leftOut':
    case 'nothing':
      return [];
  }
}

interface View {
  /** In any month. */
  readonly ever: readonly Taken[];
  readonly loanWasCut: boolean;
  readonly loanWasRefused: boolean;
  readonly taken: readonly Taken[];
  readonly named: readonly Taken[];
  readonly exact: readonly Taken[];
  readonly wasCut: boolean;
  readonly nameWasCut: boolean;
  readonly wasRefused: boolean;
  readonly hasProblem: boolean;
}

/** What one Kiva's log and records say of a fact. */
function viewOf({ kivas, month, kind, cut, untraced }: Evidence, id: EnvironmentId, fact: Fact): View {
  const { log, kept } = kivas[id];
  const ever = takenIn(kept);
  const taken = ever.filter((one) => kind !== 'repayment' || one.month === month);
  const named = taken.filter(({ name }) => name === fact.name);
  const posts = log.filter(({ call }) => call === 'loan_draft' || call === 'repayments' || call === 'journals');
  const told = (body: string, as: 'loan' | 'name' | 'fact'): boolean =>
    factsIn(body).some(
      (one) =>
        one.loanId === fact.loanId &&
        (as === 'loan' || one.name === fact.name) &&
        (as !== 'fact' || one.content === fact.content),
    );
  const cutBodies = [
    ...posts.filter(isAmbiguous).map(({ body }) => body),
    ...cut.map((put) => (JSON.parse(put) as { body: string }).body),
  ];
  const isUntraced = untraced.includes(fact.loanId);
  const refusals = posts.filter(({ status, workDone }) => isRefusal(status) && !workDone);
  return {
    ever,
    taken,
    loanWasCut: isUntraced || cutBodies.some((body) => told(body, 'loan')),
    loanWasRefused: refusals.some(({ body }) => told(body, 'loan')),
    named,
    exact: named.filter(({ content }) => content === fact.content),
    wasCut: isUntraced || cutBodies.some((body) => told(body, 'fact')),
    nameWasCut: isUntraced || cutBodies.some((body) => told(body, 'name')),
    wasRefused: refusals.some(({ body }) => told(body, 'fact')),
    hasProblem: problemsIn(kept).some(({ loan_id, severity }) => severity === 'error' && loan_id === fact.loanId),
  };
}

function isAmbiguous({ status, fault }: LogEntry): boolean {
  return status === null || (fault !== null && AMBIGUOUS.has(fault));
}

function isRefusal(status: number | null): boolean {
  return status !== null && status >= 400 && status < 500;
}

function unfoundedSent(row: SeenRow, { taken }: View): keyof Counts {
  if (/^already sent/i.test(textOf(row, 'Kiva message'))) return 'wronglySkipped';
  const reference = textOf(row, 'Kiva reference');
  return taken.some((one) => one.reference === reference) ? 'misplaced' : 'untruthful';
}

/** A call of several answers may stand with all of its references beside each of its rows. */
function isOwnReference(row: SeenRow, taken: readonly Taken[]): boolean {
  const said = textOf(row, 'Kiva reference').split(' ');
  return said.join('') === '' || taken.some(({ reference }) => said.includes(reference));
}

function factOf(kind: RecordKindId, { cells }: SeenRow): Fact | undefined {
  const text = (header: string): string => String(cells[header] ?? '').trim();
  const loan_id = text('Loan ID');
  if (loan_id === '') return undefined;
  switch (kind) {
    case 'repayment':
      return repaymentFact({ loan_id, client_id: text('Client ID'), amount: Number(cells['Principal repaid']) });
    case 'loanDraft':
      return draftFact({ entreps: [{ loan_id, amount: Number(cells['Loan amount']) }] });
    case 'journal':
      return journalFact({ internal_loan_id: loan_id, subject: text('Subject'), body: text('Journal') });
  }
}

function textOf({ cells }: SeenRow, header: string): string {
  return String(cells[header] ?? '').trim();
}

function seenAt(row: SeenRow, fact: Fact | undefined): string {
  const said = ['Kiva status', 'Kiva message', 'Kiva reference'].map((header) => textOf(row, header)).join(' / ');
  return `row ${row.row + 1}, ${fact === undefined ? 'no record' : `${fact.name} = ${fact.content}`}: ${said}`;
}
