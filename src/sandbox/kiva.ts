import type { Archive, Kept, KeptDraft, Report } from './kept';
import { loanOfDraft } from './loanOfDraft';
import { generateLoans, type Loan } from './loans';
import type { SandboxPartner } from './partners';
import { createRandom } from './random';
import type { SandboxSettings } from './settings';
import type { Journal, LoanDraft, Problem, Repayment } from './wire';

/** What the sandbox remembers: practice loans, what it accepted, its settings. */
export interface KivaState {
  readonly kept: Kept;
  readonly settings: SandboxSettings;
  change(settings: Partial<SandboxSettings>): void;
  loansOf(partnerId: string): readonly Loan[];
  /** The partner's loans by internal loan id. */
  loanIndex(partnerId: string): ReadonlyMap<string, Loan>;
  keepUpload(partnerId: string, repayments: readonly Repayment[], problems: readonly Problem[]): number;
  keepDraft(partnerId: string, draft: LoanDraft): KeptDraft;
  keepArchive(partnerId: string, journals: readonly Journal[]): Archive;
  /** Publishing a draft makes it a loan that is raising funds. */
  publishDraft(draft: KeptDraft): void;
  publishArchive(archive: Archive): void;
  finalise(report: Report): void;
}

/** How a fresh state is made; the same seed and time give the same loans and ids. */
export interface KivaStart {
  readonly partners: readonly SandboxPartner[];
  readonly settings: SandboxSettings;
  readonly seed: number;
  readonly now: () => number;
}

/** A state in which nothing was sent yet. */
export function createKivaState({ partners, settings: initial, seed, now }: KivaStart): KivaState {
  const random = createRandom(seed ^ 0x5eed);
  const started = now();
  const loans = new Map(partners.map((partner) => [partner.partnerId, generateLoans(partner, seed, started)]));
  const index = new Map(
    [...loans].map(([partnerId, list]) => [partnerId, new Map(list.map((loan) => [loan.internal_loan_id, loan]))]),
  );
  const kept: Kept = { reports: [], drafts: [], archives: [] };
  const nowText = (): string => new Date(now()).toISOString();
  let settings = initial;
  let uploads = 5000;
  let archives = 90_000;

  return {
    kept,
    get settings() {
      return settings;
    },
    change(changes) {
      settings = { ...settings, ...changes };
    },
    loansOf: (partnerId) => loans.get(partnerId) ?? [],
    loanIndex: (partnerId) => index.get(partnerId) ?? new Map<string, Loan>(),
    keepUpload(partnerId, repayments, problems) {
      const refused = new Set(problems.filter(({ severity }) => severity === 'error').map(({ loan_id }) => loan_id));
      uploads += 1;
      openReport(kept.reports, partnerId, nowText().slice(0, 7)).uploads.push({
        uploadId: uploads,
        receivedAt: nowText(),
        repayments: repayments.filter(({ loan_id }) => !refused.has(loan_id)),
        problems,
      });
      return uploads;
    },
    keepDraft(partnerId, draft) {
      const keptDraft = { uuid: random.uuid(), partnerId, receivedAt: nowText(), draft, publishedAt: null };
      kept.drafts.push(keptDraft);
      return keptDraft;
    },
    keepArchive(partnerId, journals) {
      archives += 1;
      const archive = { archiveId: String(archives), partnerId, receivedAt: nowText(), journals, publishedAt: null };
      kept.archives.push(archive);
      return archive;
    },
    publishDraft(draft) {
      draft.publishedAt = nowText();
      const list = loans.get(draft.partnerId);
      const model = list?.at(-1);
      if (list === undefined || model === undefined) return;
      const loan = loanOfDraft(draft, model, now());
      list.push(loan);
      index.get(draft.partnerId)?.set(loan.internal_loan_id, loan);
    },
    publishArchive(archive) {
      archive.publishedAt = nowText();
    },
    finalise(report) {
      report.finalisedAt = nowText();
    },
  };
}

function openReport(reports: Report[], partnerId: string, month: string): Report {
  const ofMonth = reports.filter((report) => report.partnerId === partnerId && report.month === month);
  const open = ofMonth.find(({ finalisedAt }) => finalisedAt === null);
  if (open !== undefined) return open;
  const number = ofMonth.length + 1;
  const reportId = `${partnerId}-${month}-${number}`;
  const report: Report = { reportId, partnerId, month, number, uploads: [], finalisedAt: null };
  reports.push(report);
  return report;
}
