import { identityTexts } from '../../core/check/rowNames';
import type { GatewayAnswer } from '../../ports/kivaGateway';
import type { RowWrite, Workbook } from '../../ports/workbook';
import type { LedgerRun } from '../../core/send/ledgerRun';
import type { PanePorts } from '../../pane/panePorts';
import type { Mutant } from './mutant';

type Breaking = (ports: PanePorts) => PanePorts;

/** Planted faults in what a pane is handed: its gateway, its memories, its workbook. */
export const PORT_MUTANTS: readonly Mutant[] = [
  mutant('noWriteAhead', 'workbook and browser note a submission only after it was handed over', (ports) =>
    noteLate(ports, ['ledger', 'journal']),
  ),
  mutant('ledgerAfterPut', 'the workbook notes a submission only after it was handed over', (ports) =>
    noteLate(ports, ['ledger']),
  ),
  mutant('saveForgotten', 'the workbook is not saved before the first submission', (ports) => ({
    ...ports,
    workbook: { ...ports.workbook, save: () => Promise.resolve('saved'), isSaved: () => Promise.resolve(true) },
  })),
  mutant('noJournal', 'the browser remembers nothing', (ports) => ({
    ...ports,
    journal: {
      runs: () => Promise.resolve([]),
      open: () => Promise.resolve(),
      sending: () => Promise.resolve(),
      settle: () => Promise.resolve(),
      decide: () => Promise.resolve(),
      checked: () => Promise.resolve(),
    },
  })),
  mutant('unreachableIsNotSent', 'a dead link is taken for proof that nothing was sent', (ports) =>
    answering(ports, 'unreachable', { phase: 'notOpened', reason: 'connection' }),
  ),
  mutant('cutIsRefused', 'a call that was cut is taken for refused', (ports) =>
    answering(ports, 'cut', { phase: 'answered', status: 400, contentType: 'application/json', body: '{}' }),
  ),
  mutant('cutIsNotOpened', 'a call that was cut is taken for one that never left', (ports) =>
    answering(ports, 'cut', { phase: 'notOpened', reason: 'connection' }),
  ),
  mutant('decisionTurned', '"it arrived" is noted as "it did not", and the other way round', (ports) => {
    const turned = <M extends PanePorts['ledger']>(memory: M): M => ({
      ...memory,
      decide: (runId, submissionId, decision) =>
        memory.decide(runId, submissionId, { ...decision, arrived: !decision.arrived }),
    });
    return { ...ports, ledger: turned(ports.ledger), journal: turned(ports.journal) };
  }),
  mutant('environmentsMixed', 'what was sent to practise counts everywhere', environmentsMixed),
  mutant('writeByRowNumber', 'results go to the row that a record stood in', writeByRowNumber),
  mutant('staleMarksLeft', 'what stands beside the wrong rows is never taken away', (ports) => ({
    ...ports,
    workbook: { ...ports.workbook, clearMarks: () => Promise.resolve() },
  })),
  mutant('referencesOneOff', 'references go one row down', (ports) =>
    flushing(ports, (rows) => rows.map((row, k) => withReferenceOf(row, rows[k - 1]))),
  ),
];

function mutant(name: string, breaks: string, ports: Breaking): Mutant {
  return { name, breaks, ports };
}

/** Openings are held back until a submission was handed over. */
function noteLate(ports: PanePorts, which: readonly ('ledger' | 'journal')[]): PanePorts {
  const waiting: (() => Promise<void>)[] = [];
  const later = (note: () => Promise<void>): Promise<void> => {
    waiting.push(note);
    return Promise.resolve();
  };
  const now = async (): Promise<void> => {
    for (const note of waiting.splice(0)) await note();
  };
  const late = <M extends PanePorts['ledger']>(memory: M): M => ({
    ...memory,
    open: (run) => later(() => memory.open(run)),
    settle: async (runId, submissionId, outcome) => {
      await now();
      await memory.settle(runId, submissionId, outcome);
    },
  });
  const { gateway, ledger, journal } = ports;
  const lateJournal: PanePorts['journal'] = {
    ...late(journal),
    sending: (runId, submissionId, at) => later(() => journal.sending(runId, submissionId, at)),
  };
  return {
    ...ports,
    gateway: {
      ...gateway,
      put: async (id, request) => {
        const answer = await gateway.put(id, request);
        await now();
        return answer;
      },
    },
    ...(which.includes('ledger') && { ledger: late(ledger) }),
    ...(which.includes('journal') && { journal: lateJournal }),
  };
}

function answering(ports: PanePorts, phase: GatewayAnswer['phase'], instead: GatewayAnswer): PanePorts {
  const { gateway } = ports;
  const turned = (answer: GatewayAnswer): GatewayAnswer => (answer.phase === phase ? instead : answer);
  return {
    ...ports,
    gateway: {
      ...gateway,
      put: async (id, request) => turned(await gateway.put(id, request)),
      ask: async (id, waitSeconds) => turned(await gateway.ask(id, waitSeconds)),
    },
  };
}

function environmentsMixed(ports: PanePorts): PanePorts {
  const { gateway, ledger, journal } = ports;
  let here: LedgerRun['environment'] | undefined;
  const mixed = <R extends LedgerRun>(runs: readonly R[]): readonly R[] =>
    runs.map((run) => ({ ...run, environment: here ?? run.environment }));
  return {
    ...ports,
    gateway: {
      ...gateway,
      openSession: async (request) => {
        const session = await gateway.openSession(request);
        here = session.environment;
        return session;
      },
    },
    ledger: { ...ledger, runs: async () => mixed(await ledger.runs()) },
    journal: { ...journal, runs: async () => mixed(await journal.runs()) },
  };
}

function flushing(ports: PanePorts, change: (rows: readonly RowWrite[]) => readonly RowWrite[]): PanePorts {
  const { workbook } = ports;
  const flush: Workbook['flush'] = (sheetId, identity, columns, rows) =>
    workbook.flush(sheetId, identity, columns, change(rows));
  return { ...ports, workbook: { ...workbook, flush } };
}

/** Every row is told to be the one that stands there now. */
function writeByRowNumber(ports: PanePorts): PanePorts {
  const { workbook } = ports;
  const flush: Workbook['flush'] = async (sheetId, identity, columns, rows) => {
    const { firstRow, lastRow } = identity;
    const asked = identity.columns.map((column) => ({ column, header: '' }));
    const { texts } = await workbook.read({ sheetId, headerRow: firstRow - 1, firstRow, lastRow, columns: asked });
    const standing = (row: RowWrite): RowWrite => ({
      ...row,
      identity: identityTexts(texts[row.row - firstRow] ?? [], identity.hashed),
    });
    return workbook.flush(sheetId, identity, columns, rows.map(standing));
  };
  return { ...ports, workbook: { ...workbook, flush } };
}

const REFERENCE = 2;

function withReferenceOf(row: RowWrite, other: RowWrite | undefined): RowWrite {
  const words = row.words.map((word, k) => (k === REFERENCE && other !== undefined ? (other.words[k] ?? word) : word));
  return { ...row, words };
}
