import { html } from 'hono/html';

/** A piece of a page in which every text from outside is already escaped. */
export type Markup = ReturnType<typeof html>;

/** A whole page; `base` is the sandbox's address without a slash at its end. */
export function layout(base: string, title: string, content: Markup): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} - Sandbox</title>
        <link rel="stylesheet" href="${base}/style.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <header>
          <p class="where">Sandbox: a practice Kiva on this computer</p>
          <p class="hint">
            Nothing here reaches Kiva. These pages stand in for Partner Admin (PA2), where a person reviews what was
            sent and publishes it.
          </p>
        </header>
        <main>${content}</main>
      </body>
    </html>`;
}

/** A date and time as a person reads it: 2026-05-04 08:15 UTC. */
export function showTime(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

/** The word for where something stands. */
export function badge(isDone: boolean, done: string, waiting: string): Markup {
  return isDone ? html`<span class="badge done">${done}</span>` : html`<span class="badge waiting">${waiting}</span>`;
}

/** The link back to the overview. */
export function backLink(base: string): Markup {
  return html`<p><a href="${base}/">Back to the overview</a></p>`;
}

/** A table with a caption, in a box that scrolls on narrow screens; `headings` that start with `#` are of numbers. */
export function table(caption: string, headings: readonly string[], rows: readonly Markup[]): Markup {
  return html`<div class="wide" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${headings.map((heading) =>
            heading.startsWith('#')
              ? html`<th scope="col" class="number">${heading.slice(1)}</th>`
              : html`<th scope="col">${heading}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
