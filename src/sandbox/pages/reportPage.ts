import { html } from 'hono/html';
import { showUnits } from '../decimals';
import type { KivaState } from '../kiva';
import type { Report } from '../kept';
import { reportLines, reportTotals } from '../repaymentReport';
import { backLink, badge, layout, showTime, table, type Markup } from './layout';

/** A month's repayment report as PA2 combines it, its uploads and their problems, and the button that finalises it. */
export function reportPage(base: string, kiva: KivaState, report: Report): Markup {
  const loans = kiva.loanIndex(report.partnerId);
  const lines = reportLines(report, kiva.settings.uploads);
  const totals = reportTotals(lines, (loanId) => loans.get(loanId)?.loan_currency);
  const title = `Repayments of ${report.month}${report.number > 1 ? ` (report ${report.number})` : ''}`;
  const problems = report.uploads.flatMap((upload) => upload.problems);
  return layout(
    base,
    title,
    html`${backLink(base)}
      <h1>${title}</h1>
      <p>${badge(report.finalisedAt !== null, 'Final', 'Not final')}</p>
      <p>
        ${
          kiva.settings.uploads === 'replace'
            ? 'A later upload replaces the earlier amount of a loan.'
            : 'A later upload is added to the earlier amount of a loan.'
        }
      </p>
      ${finaliseForm(base, report)}
      ${table(
        'Totals',
        ['Currency', '#Loans', '#Total'],
        totals.map(
          ({ currency, units, count }) =>
            html`<tr>
              <td>${currency || 'not known'}</td>
              <td class="number">${count}</td>
              <td class="number">${showUnits(units)}</td>
            </tr>`,
        ),
      )}
      <h2>Uploads</h2>
      ${table(
        'Uploads in the order of their coming',
        ['Upload', 'Received', '#Repayments', '#Problems'],
        report.uploads.map(
          (upload) =>
            html`<tr>
              <td>${upload.uploadId}</td>
              <td>${showTime(upload.receivedAt)}</td>
              <td class="number">${upload.repayments.length}</td>
              <td class="number">${upload.problems.length}</td>
            </tr>`,
        ),
      )}
      ${
        problems.length === 0
          ? ''
          : html`<h2>Problems</h2>
              ${table(
                'Problems that were answered',
                ['Loan', 'Severity', 'Details'],
                problems.map(
                  ({ loan_id, severity, details }) =>
                    html`<tr>
                      <td>${loan_id}</td>
                      <td>${severity}</td>
                      <td>${details}</td>
                    </tr>`,
                ),
              )}`
      }
      <h2>Repayments</h2>
      ${table(
        'Repayments by loan',
        ['Loan', 'Client', 'Name', '#Amount'],
        lines.map(
          ({ loanId, clientId, units }) =>
            html`<tr>
              <td>${loanId}</td>
              <td>${clientId ?? '-'}</td>
              <td>${loans.get(loanId)?.name ?? 'not known'}</td>
              <td class="number">${showUnits(units)} ${loans.get(loanId)?.loan_currency ?? ''}</td>
            </tr>`,
        ),
      )}`,
  );
}

function finaliseForm(base: string, { reportId, finalisedAt }: Report): Markup {
  if (finalisedAt !== null) return html`<p>Finalised on ${showTime(finalisedAt)}. It cannot be revised any more.</p>`;
  return html`<form method="post" action="${base}/pa2/repayments/${reportId}/finalise">
    <p>A final report cannot be revised. <button type="submit">Finalise this report</button></p>
  </form>`;
}
