import type { Decision, LedgerRun } from '../../core/send/ledgerRun';
import type { UnknownCard } from '../../core/send/unknownCards';
import { Fault } from '../../ports/fault';
import type { Words } from '../../ports/platform';
import { loadInitials } from '../initials';
import type { PanePorts } from '../panePorts';
import { allRuns } from './allRuns';
import { createPainter } from './painter';
import { overtakenKeys, stillSpeaking } from './planAgain';
import { rememberedState } from './rememberedState';
import { placeOfForgottenRun, placeOfRun } from './runPlace';
import { isSentElsewhere } from './sentElsewhere';

type WritePorts = Pick<PanePorts, 'workbook' | 'templates' | 'ledger' | 'journal'>;
type DecidePorts = WritePorts & Pick<PanePorts, 'clock' | 'ids' | 'preferences'>;

/** What became of her answer. */
export interface Decided {
  readonly decision: Decision;
  /** `elsewhere`: its sheet is not the active one; `refused`: Excel would not write now. Both can be written again. */
  readonly cells: 'written' | 'elsewhere' | 'refused';
}

/**
 * Notes what she found in PA2 about a submission of unknown outcome, in the browser and in the workbook, then writes it
 * beside the rows and saves; `missing` are the fingerprints of rows that she did not find where the others arrived. Answers `settled` and changes nothing where the outcome is known by now, or its rows went
 * out again. Throws the Fault of a memory that cannot note it, and `anotherPaneSends` while somebody at another browser
 * sends from this workbook: what is open there may be on its way.
 */
export async function decide(
  ports: DecidePorts,
  words: Words,
  { runId, submissionId }: Pick<UnknownCard, 'runId' | 'submissionId'>,
  arrived: boolean,
  missing: readonly string[] = [],
): Promise<Decided | 'settled'> {
  const isWanted = ({ id }: { readonly id: string }): boolean => id === submissionId;
  const isRun = (run: LedgerRun): boolean => run.runId === runId;
  const runs = await allRuns(ports);
  const run = runs.find(isRun);
  const submission = run?.submissions.find(isWanted);
  if (run === undefined || submission === undefined) return 'settled';
  const fate = submission.outcome?.outcome.fate ?? 'unknown';
  const speaks = stillSpeaking(run, runs).find(isWanted)?.rows.length === submission.rows.length;
  if (fate !== 'unknown' || !speaks) return 'settled';
  const journalRuns = await ports.journal.runs();
  const isOthers = submission.outcome === undefined && !journalRuns.some(isRun);
  if (isOthers && (await isSentElsewhere(ports, journalRuns))) throw new Fault('anotherPaneSends');

  const initials = loadInitials(ports.preferences);
  const unfound = submission.rows.map(({ fingerprint }) => fingerprint).filter((one) => missing.includes(one));
  // Where none of its rows was found nothing arrived.
  const hasArrived = arrived && unfound.length < submission.rows.length;
  const decision: Decision = {
    at: ports.clock.now(),
    arrived: hasArrived,
    ...(hasArrived && unfound.length > 0 && { missing: unfound }),
    ...(initials !== '' && { initials }),
  };
  // The browser first, as in a send: a workbook that is closed without saving must not take her word with it.
  if (journalRuns.some(isRun)) await ports.journal.decide(runId, submissionId, decision);
  if ((await ports.ledger.runs()).some(isRun)) await ports.ledger.decide(runId, submissionId, decision);
  return { decision, cells: await writeDecision(ports, words, runId, submissionId) };
}

/** Writes a noted decision beside its rows and saves; a refusal of Excel is an answer, since the decision is kept. */
export async function writeDecision(
  ports: WritePorts,
  words: Words,
  runId: string,
  submissionId: string,
): Promise<Decided['cells']> {
  try {
    return await paintDecision(ports, words, runId, submissionId);
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    return 'refused';
  }
}

async function paintDecision(
  ports: WritePorts,
  words: Words,
  runId: string,
  submissionId: string,
): Promise<Decided['cells']> {
  const { workbook, templates } = ports;
  const runs = await allRuns(ports);
  const run = runs.find((one) => one.runId === runId);
  const submission = run && stillSpeaking(run, runs).find(({ id }) => id === submissionId);
  if (run === undefined || submission?.decision === undefined) return 'elsewhere';
  const outline = await workbook.outline();
  const known = await templates.list();
  const isOurs = (await ports.ledger.runs()).some((one) => one.runId === runId);
  const place = isOurs ? placeOfRun(run, outline, known) : await placeOfForgottenRun(workbook, run, outline, known);
  if (place === undefined) return 'elsewhere';
  const state = rememberedState(run, [submission]);
  const overtaken = overtakenKeys(run, runs);
  await createPainter(workbook, words, run.environment, place, (key) => overtaken.has(key)).paintAll(state);
  await workbook.save();
  return 'written';
}
