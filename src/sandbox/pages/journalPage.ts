import { html } from 'hono/html';
import type { Archive } from '../kept';
import type { Loan } from '../loans';
import { backLink, badge, layout, showTime, type Markup } from './layout';

/** What a journal's `confirm_url` opens: the journals of one archive, and the button that publishes them. */
export function journalPage(base: string, archive: Archive, loans: ReadonlyMap<string, Loan>): Markup {
  const { archiveId, journals, publishedAt } = archive;
  const title = journals.length === 1 ? 'Journal' : `${journals.length} journals`;
  return layout(
    base,
    title,
    html`${backLink(base)}
      <h1>${title}</h1>
      <p>${badge(publishedAt !== null, 'Published', 'Not yet published')} Received ${showTime(archive.receivedAt)}</p>
      ${
        publishedAt === null
          ? html`<form method="post" action="${base}/pa2/journals/${archiveId}/publish">
              <button type="submit">
                ${journals.length === 1 ? 'Publish this journal' : 'Publish these journals'}
              </button>
            </form>`
          : html`<p>Published on ${showTime(publishedAt)}.</p>`
      }
      ${journals.map(
        (journal) =>
          html`<article class="card">
            <h2>${journal.subject}</h2>
            <p class="body">${journal.body}</p>
            <dl>
              <dt>Loan</dt>
              <dd>${journal.internal_loan_id} (${loans.get(journal.internal_loan_id)?.name ?? 'not known'})</dd>
              <dt>Client</dt>
              <dd>${journal.internal_client_id ?? '-'}</dd>
              <dt>Photo</dt>
              <dd>${journal.image_url ?? '-'}</dd>
            </dl>
          </article>`,
      )}`,
  );
}
