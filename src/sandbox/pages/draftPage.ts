import { html } from 'hono/html';
import type { KeptDraft } from '../kept';
import type { PublishProblem } from '../publishCheck';
import type { LoanDraft } from '../wire';
import { backLink, badge, layout, showTime, table, type Markup } from './layout';

const PICTURE = /^data:image\/(png|gif|jpeg);base64,[A-Za-z0-9+/]/;

/** A draft for review; its publish button is there only when `problems` is empty and it was not published yet. */
export function draftPage(base: string, kept: KeptDraft, problems: readonly PublishProblem[]): Markup {
  const { draft } = kept;
  return layout(
    base,
    'Loan draft',
    html`${backLink(base)}
      <h1>Loan draft${draft.group_name === undefined ? '' : `: ${draft.group_name}`}</h1>
      <p>${badge(kept.publishedAt !== null, 'Published', 'Draft')} Received ${showTime(kept.receivedAt)}</p>
      ${publishPart(base, kept, problems)}
      <div class="card">
        <dl>
          ${plainFields(draft).map(
            ([field, text]) =>
              html`<dt>${field}</dt>
                <dd>${text}</dd>`,
          )}
        </dl>
      </div>
      ${
        PICTURE.test(draft.image_encoded ?? '')
          ? html`<p><img src="${draft.image_encoded}" alt="The photo that was sent" /></p>`
          : ''
      }
      <h2>Borrowers</h2>
      ${table(
        'Borrowers',
        ['Loan', 'Client', 'First name', 'Last name', 'Gender', '#Amount', 'In the photo'],
        (draft.entreps ?? []).map(
          (entrep, index) =>
            html`<tr>
              <td>${entrep.loan_id ?? '-'}</td>
              <td>${entrep.client_id ?? '-'}</td>
              <td>${entrep.first_name ?? '-'}</td>
              <td>${entrep.last_name ?? '-'}</td>
              <td>${entrep.gender ?? '-'}</td>
              <td class="number">${entrep.amount ?? '-'}</td>
              <td>${pictured(draft.not_pictured?.[index])}</td>
            </tr>`,
        ),
      )}
      <h2>Repayment schedule</h2>
      ${table(
        'Instalments',
        ['Date', '#Principal', '#Interest'],
        (draft.schedule ?? []).map(
          ({ date, principal, interest }) =>
            html`<tr>
              <td>${date ?? '-'}</td>
              <td class="number">${principal ?? '-'}</td>
              <td class="number">${interest ?? '-'}</td>
            </tr>`,
        ),
      )}`,
  );
}

function publishPart(base: string, { uuid, publishedAt }: KeptDraft, problems: readonly PublishProblem[]): Markup {
  if (publishedAt !== null) return html`<p>Published on ${showTime(publishedAt)}: it is a loan now.</p>`;
  if (problems.length === 0) {
    return html`<form method="post" action="${base}/pa2/drafts/${uuid}/publish">
      <button type="submit">Publish this loan</button>
    </form>`;
  }
  return html`<section class="card problems" aria-labelledby="problems">
    <h2 id="problems">It cannot be published yet</h2>
    <ul>
      ${problems.map(({ message }) => html`<li>${message}</li>`)}
    </ul>
  </section>`;
}

// These have tables of their own, or are shown as a picture.
const SHOWN_APART = ['entreps', 'schedule', 'not_pictured', 'image_encoded'];

function plainFields(draft: LoanDraft): [field: string, text: string][] {
  const photo = draft.image_encoded;
  return [
    ...Object.entries(draft)
      .filter(([field]) => !SHOWN_APART.includes(field))
      .map(([field, value]): [string, string] => [field, Array.isArray(value) ? value.join(', ') : String(value)]),
    ...(photo === undefined ? [] : [['image_encoded', `${photo.length} characters`] satisfies [string, string]]),
  ];
}

function pictured(notPictured: boolean | undefined): string {
  if (notPictured === undefined) return '-';
  return notPictured ? 'no' : 'yes';
}
