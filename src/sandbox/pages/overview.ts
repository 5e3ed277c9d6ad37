import { html } from 'hono/html';
import { showUnits } from '../decimals';
import type { KivaState } from '../kiva';
import type { Archive, KeptDraft, Report } from '../kept';
import { reportLines, reportTotals } from '../repaymentReport';
import { badge, layout, showTime, table, type Markup } from './layout';

const MOST_ROWS = 300;

/** The overview: repayment reports, loan drafts and journals, the newest first. */
export function overviewPage(base: string, kiva: KivaState): Markup {
  const { reports, drafts, archives } = kiva.kept;
  return layout(
    base,
    'Overview',
    html`<h1>What was sent, waiting for a person</h1>
      ${section('Repayment reports', 'No repayments were sent yet.', reports, (rows) =>
        table(
          'Repayments by month',
          ['Month', 'Partner', '#Uploads', '#Loans', 'Total', 'Status', 'Next step'],
          rows.map((report) => reportRow(base, kiva, report)),
        ),
      )}
      ${section('Loan drafts', 'No loan drafts were sent yet.', drafts, (rows) =>
        table(
          'Loan drafts, the newest first',
          ['Received', 'Partner', 'Borrowers', 'Place', 'Status', 'Next step'],
          rows.map((draft) => draftRow(base, draft)),
        ),
      )}
      ${section('Journals', 'No journals were sent yet.', archives, (rows) =>
        table(
          'Journals, the newest first',
          ['Received', 'Partner', 'Loan', 'Subject', 'Status', 'Next step'],
          rows.map((archive) => archiveRow(base, archive)),
        ),
      )}`,
  );
}

function section<T>(title: string, empty: string, all: readonly T[], show: (rows: readonly T[]) => Markup): Markup {
  const rows = [...all].reverse().slice(0, MOST_ROWS);
  return html`<section>
    <h2>${title} (${all.length})</h2>
    ${rows.length === 0 ? html`<p class="empty">${empty}</p>` : show(rows)}
    ${all.length > rows.length ? html`<p class="empty">and ${all.length - rows.length} earlier ones</p>` : ''}
  </section>`;
}

function reportRow(base: string, kiva: KivaState, report: Report): Markup {
  const loans = kiva.loanIndex(report.partnerId);
  const lines = reportLines(report, kiva.settings.uploads);
  const totals = reportTotals(lines, (loanId) => loans.get(loanId)?.loan_currency);
  return html`<tr>
    <td>${report.month}${report.number > 1 ? ` (${report.number})` : ''}</td>
    <td>${report.partnerId}</td>
    <td class="number">${report.uploads.length}</td>
    <td class="number">${lines.length}</td>
    <td>
      ${totals.map(({ currency, units }) => html`<div>${showUnits(units)} ${currency || '(currency not known)'}</div>`)}
    </td>
    <td>${badge(report.finalisedAt !== null, 'Final', 'Not final')}</td>
    <td><a href="${base}/pa2/repayments/${report.reportId}">Review and finalise</a></td>
  </tr>`;
}

function draftRow(base: string, { uuid, partnerId, receivedAt, draft, publishedAt }: KeptDraft): Markup {
  const names = (draft.entreps ?? []).map(({ first_name = '', last_name = '' }) => `${first_name} ${last_name}`.trim());
  return html`<tr>
    <td>${showTime(receivedAt)}</td>
    <td>${partnerId}</td>
    <td>${draft.group_name ?? (names.join(', ') || '-')}</td>
    <td>${draft.location ?? '-'}</td>
    <td>${badge(publishedAt !== null, 'Published', 'Draft')}</td>
    <td><a href="${base}/pa2/drafts/${uuid}">Review and publish</a></td>
  </tr>`;
}

function archiveRow(base: string, { archiveId, partnerId, receivedAt, journals, publishedAt }: Archive): Markup {
  const [first] = journals;
  const more = journals.length > 1 ? ` and ${journals.length - 1} more` : '';
  return html`<tr>
    <td>${showTime(receivedAt)}</td>
    <td>${partnerId}</td>
    <td>${first?.internal_loan_id ?? '-'}${more}</td>
    <td>${first?.subject ?? '-'}</td>
    <td>${badge(publishedAt !== null, 'Published', 'Not yet published')}</td>
    <td><a href="${base}/pa2/journals/${archiveId}">Review and publish</a></td>
  </tr>`;
}
