import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/**
 * Axe's findings in the pane; its script is put in as text, since the page's policy takes none from elsewhere. What it
 * finds it has to find twice: a button that is being enabled has for one frame neither its old colours nor its new ones.
 */
export async function violations(page: Page): Promise<readonly string[]> {
  const frame = page.frames().find((candidate) => candidate.url().includes('/pane.html'))!;
  const look = async (): Promise<readonly string[]> => {
    const found = await frame.evaluate(`${AXE}; window.axe.run(document)`);
    return (found as { violations: readonly Violation[] }).violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0]?.html}`,
    );
  };
  if ((await look()).length === 0) return [];
  await frame.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
  return look();
}

/** What is wider than the pane, so that a person would have to scroll sideways. */
export async function tooWide(page: Page): Promise<readonly string[]> {
  const frame = page.frames().find((candidate) => candidate.url().includes('/pane.html'))!;
  return frame.evaluate(() =>
    [...document.querySelectorAll('main *, [role=main] *')]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 0 && (left < -1 || right > window.innerWidth + 1);
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}
