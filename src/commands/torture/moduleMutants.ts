import * as anchors from '../../adapters/excel/headerAnchors';
import * as matching from '../../core/kiva/matchProblems';
import * as judging from '../../core/send/judgeFact';
import * as remembered from '../../core/send/ledgerIndex';
import * as told from '../../core/submission/facts';
import type { OutcomeBox } from '../../relay/outcomeBox';
import type { Mutant } from './mutant';

/** Planted faults that no port can express: a module's function is put in the place of another, or the relay's store. */
export const MODULE_MUTANTS: readonly Mutant[] = [
  planted('retryUnknown', 'what nobody knows the fate of goes out again', judging, 'judgeFact', (judgeFact) => {
    return (...given) => {
      const judged = judgeFact(...given);
      if (judged.verdict !== 'skipped' || judged.reason !== 'unknown') return judged;
      return { verdict: 'goes', despite: [judged.past.submissionId] };
    };
  }),
  planted('monthForgotten', 'what was sent in any month counts', remembered, 'ledgerIndex', (ledgerIndex) => {
    return (runs, kind, context) => ledgerIndex(runs, { ...kind, monthly: false }, context);
  }),
  planted('acceptedForgotten', 'what was accepted may go out again', remembered, 'ledgerIndex', (ledgerIndex) => {
    return (...given) => {
      const index = ledgerIndex(...given);
      return { pastOf: (fact) => index.pastOf(fact).filter(({ standing }) => standing !== 'accepted') };
    };
  }),
  planted('registerWithoutMonth', 'the register is not told the month', told, 'factsOf', (factsOf) => {
    return (submission) => factsOf(submission).map((fact) => ({ ...fact, period: '' }));
  }),
  planted('problemsOneRowOff', "Kiva's problems go one row down", matching, 'matchProblems', (matchProblems) => {
    return (problems, rows) => {
      const { byRow, unmatched } = matchProblems(problems, rows);
      return { byRow: new Map([...byRow].map(([place, own]) => [(place + 1) % rows.length, own])), unmatched };
    };
  }),
  planted('columnsByPlace', 'columns are written where they were seen last', anchors, 'anchorsOf', () => {
    return () => undefined;
  }),
  broken('noRegister', 'the relay keeps no register', (box) => ({
    receive: (note) => box.receive({ ...note, facts: [] }),
  })),
  broken('openingNotNoted', 'the relay does not note that it opens a call', () => ({
    opened: () => Promise.resolve(),
  })),
  broken('sameIdTwice', 'the relay takes an id that it knows for a new one', (box) => ({
    receive: async (note) => {
      const kept = await box.receive(note);
      return kept?.answer.phase === 'known' ? kept : undefined;
    },
    opened: (id) => box.opened(id).catch(() => undefined),
  })),
];

/** Puts a broken function into a module; compiled modules call each other's functions by name, so that all meet it. */
function planted<M extends object, N extends keyof M & string>(
  name: string,
  breaks: string,
  home: M,
  member: N,
  breaking: (whole: M[N]) => M[N],
): Mutant {
  return {
    name,
    breaks,
    plant: () => {
      const whole = home[member];
      Object.assign(home, { [member]: breaking(whole) });
      return () => Object.assign(home, { [member]: whole });
    },
  };
}

/** Breaks the relay's store. */
function broken(name: string, breaks: string, breaking: (box: OutcomeBox) => Partial<OutcomeBox>): Mutant {
  return {
    name,
    breaks,
    box: (box) => {
      const change = breaking(box);
      return new Proxy(box, {
        get: (whole, member) => Reflect.get(member in change ? change : whole, member) as unknown,
      });
    },
  };
}
