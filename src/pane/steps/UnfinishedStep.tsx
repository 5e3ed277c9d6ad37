import { Button, Spinner } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { RECORD_KINDS } from '../../core/catalogue';
import type { LedgerRun } from '../../core/send/ledgerRun';
import { resumeRuns } from '../actions/resumeRuns';
import { Facts, type Fact } from '../components/Facts';
import { Notice } from '../components/Notice';
import { Section } from '../components/Section';
import { StepFrame } from '../components/StepFrame';
import type { Flow } from '../flow';
import { usePane } from '../paneContext';
import { recordsText } from '../recordsText';

const open = (run: LedgerRun): LedgerRun['submissions'] => run.submissions.filter(({ outcome }) => !outcome);

/** An earlier send did not come to its end: its outcomes are asked for before anything new goes out. */
export function UnfinishedStep({ flow }: { readonly flow: Extract<Flow, { step: 'unfinished' }> }) {
  const { ports, words, formats, tell, act, busy, newCancellation, cancel } = usePane();
  const [sheetNeeded, setSheetNeeded] = useState(false);
  const { connection, runs } = flow;

  const ask = (withoutSheet: boolean): void =>
    act('asking', async () => {
      const answer = await resumeRuns(ports, words, connection, runs, withoutSheet, newCancellation());
      setSheetNeeded(answer === 'sheetNeeded');
      return answer === 'sheetNeeded' ? undefined : answer;
    });

  // Asking sends nothing: it need not wait for her.
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    ask(false);
  });

  return (
    <StepFrame
      heading={words('unfinished.heading')}
      lead={words('unfinished.lead')}
      footer={
        <>
          <Button
            appearance="primary"
            size="large"
            disabled={busy !== undefined}
            onClick={() => ask(false)}
            data-testid="find-out"
          >
            {busy === 'asking' ? <Spinner size="tiny" label={words('busy.asking')} /> : words('unfinished.button')}
          </Button>
          {sheetNeeded && (
            <Button disabled={busy !== undefined} onClick={() => ask(true)} data-testid="find-out-without-sheet">
              {words('unfinished.withoutSheet')}
            </Button>
          )}
          {busy === 'asking' ? (
            <Button appearance="subtle" onClick={cancel} data-testid="stop-asking">
              {words('unfinished.stop')}
            </Button>
          ) : (
            <Button appearance="subtle" disabled={busy !== undefined} onClick={() => tell({ type: 'unfinishedLeft' })}>
              {words('unfinished.later')}
            </Button>
          )}
        </>
      }
    >
      {sheetNeeded && <Notice intent="warning">{words('unfinished.sheetNeeded')}</Notice>}
      {runs.map((run) => {
        const facts: readonly Fact[] = [
          { name: words('unfinished.open'), value: recordsText(words, run.kind, open(run)) },
          ...(RECORD_KINDS[run.kind].monthly && run.month !== undefined
            ? [{ name: words('month.label'), value: formats.month(run.month) }]
            : []),
        ];
        return (
          <Section key={run.runId} title={formats.moment(run.startedAt)} testId="unfinished-run">
            <Facts facts={facts} />
          </Section>
        );
      })}
    </StepFrame>
  );
}
