import { useCallback, useEffect, useState } from 'react';

const FIRST_PROBLEM =
  'select[aria-invalid="true"], input[aria-invalid="true"], textarea[aria-invalid="true"], [role="radiogroup"][aria-invalid="true"] input';

interface ProblemFocus {
  /** Whether the person asked to go on while something was unanswered: problems are shown from then on. */
  readonly asking: boolean;
  /** Shows the problems and puts the focus on the first one. */
  readonly ask: () => void;
}

/**
 * Problems are shown only after a person tried to go on, and then the first one gets the focus. `about` names what they
 * are about: problems of the one are not shown for the next.
 */
export function useProblemFocus(about = ''): ProblemFocus {
  const [asked, setAsked] = useState({ about, times: 0 });
  useEffect(() => {
    if (asked.times === 0) return;
    const first = document.querySelector<HTMLElement>(FIRST_PROBLEM);
    first?.focus();
    first?.scrollIntoView({ block: 'center' });
  }, [asked]);
  const ask = useCallback(() => setAsked(({ times }) => ({ about, times: times + 1 })), [about]);
  return { asking: asked.times > 0 && asked.about === about, ask };
}
