import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import { isFromForeignSite } from '../foreignSite';
import type { KivaState } from '../kiva';
import { publishProblems } from '../publishCheck';
import { REFERENCE } from '../reference/reference';
import { draftPage } from './draftPage';
import { journalPage } from './journalPage';
import { backLink, layout, type Markup } from './layout';
import { overviewPage } from './overview';
import { reportPage } from './reportPage';
import { STYLE } from './style';

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  // Not "no-referrer": it would hide the origin of these pages' own forms from the check below.
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
};

type Status = 200 | 403 | 404 | 409;

/** The pages on which a person plays PA2's last step; forms only, no scripts, every text escaped. */
export function pagesApi(address: () => string, kiva: KivaState): Hono {
  const app = new Hono();
  const { reports, drafts, archives } = kiva.kept;
  const show = (c: Context, page: Markup, status: Status = 200): Promise<Response> =>
    Promise.resolve(page).then((text) => c.html(text, status, HEADERS));
  const missing = (c: Context): Promise<Response> => show(c, messagePage(address(), 'There is no such page'), 404);
  const problemsOf = (uuid: string): ReturnType<typeof publishProblems> =>
    publishProblems(drafts.find((draft) => draft.uuid === uuid)?.draft ?? {}, REFERENCE);

  // A form of another web site must not publish anything here.
  app.use('*', async (c, next) => {
    if (c.req.method !== 'GET' && isFromForeignSite(c.req.raw.headers)) {
      return show(c, messagePage(address(), 'This was sent by another web site'), 403);
    }
    return next();
  });

  app.get('/', (c) => show(c, overviewPage(address(), kiva)));
  app.get('/style.css', (c) => c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }));

  app.get('/pa2/repayments/:id', (c) => {
    const report = reports.find(({ reportId }) => reportId === c.req.param('id'));
    return report === undefined ? missing(c) : show(c, reportPage(address(), kiva, report));
  });
  app.post('/pa2/repayments/:id/finalise', (c) => {
    const report = reports.find(({ reportId }) => reportId === c.req.param('id'));
    if (report === undefined) return missing(c);
    if (report.finalisedAt === null) kiva.finalise(report);
    return c.redirect(`${address()}/pa2/repayments/${report.reportId}`, 303);
  });

  app.get('/pa2/drafts/:id', (c) => {
    const draft = drafts.find(({ uuid }) => uuid === c.req.param('id'));
    return draft === undefined ? missing(c) : show(c, draftPage(address(), draft, problemsOf(draft.uuid)));
  });
  app.post('/pa2/drafts/:id/publish', (c) => {
    const draft = drafts.find(({ uuid }) => uuid === c.req.param('id'));
    if (draft === undefined) return missing(c);
    const problems = problemsOf(draft.uuid);
    if (problems.length > 0) return show(c, draftPage(address(), draft, problems), 409);
    if (draft.publishedAt === null) kiva.publishDraft(draft);
    return c.redirect(`${address()}/pa2/drafts/${draft.uuid}`, 303);
  });

  app.get('/pa2/journals/:id', (c) => {
    const archive = archives.find(({ archiveId }) => archiveId === c.req.param('id'));
    if (archive === undefined) return missing(c);
    return show(c, journalPage(address(), archive, kiva.loanIndex(archive.partnerId)));
  });
  app.post('/pa2/journals/:id/publish', (c) => {
    const archive = archives.find(({ archiveId }) => archiveId === c.req.param('id'));
    if (archive === undefined) return missing(c);
    if (archive.publishedAt === null) kiva.publishArchive(archive);
    return c.redirect(`${address()}/pa2/journals/${archive.archiveId}`, 303);
  });
  return app;
}

function messagePage(base: string, message: string): Markup {
  return layout(
    base,
    message,
    html`<h1>${message}</h1>
      ${backLink(base)}`,
  );
}
