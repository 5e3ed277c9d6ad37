import { Button, Spinner } from '@fluentui/react-components';
import { plan } from '../actions/plan';
import { Notice } from '../components/Notice';
import { Section } from '../components/Section';
import { StepFrame } from '../components/StepFrame';
import type { Flow } from '../flow';
import { usePane } from '../paneContext';

/** The sheet was sent from, and nobody remembers what: only she can know whether the rows may go out. */
export function RecordMissingStep({ flow }: { readonly flow: Extract<Flow, { step: 'recordMissing' }> }) {
  const { ports, words, tell, act, busy } = usePane();
  const { connection, checkup, marks } = flow;
  const { setup, checked } = checkup;
  const goOn = (): void =>
    act('planning', () => plan(ports, { session: connection.session, setup, checked }, { lookedInPa2: true }));
  return (
    <StepFrame
      heading={words('recordMissing.heading')}
      lead={setup.outline.sheetName}
      footer={
        <>
          <Button
            appearance="primary"
            size="large"
            disabled={busy !== undefined}
            onClick={() => tell({ type: 'wentBack' })}
            data-testid="record-stop"
          >
            {words('recordMissing.stop')}
          </Button>
          <Button disabled={busy !== undefined} onClick={goOn} data-testid="record-go-on">
            {busy === 'planning' ? <Spinner size="tiny" label={words('busy.planning')} /> : words('recordMissing.goOn')}
          </Button>
        </>
      }
    >
      <Notice intent="warning" testId="record-missing">
        {words('recordMissing.danger', { count: marks })}
      </Notice>
      <Section title={words('recordMissing.whatTitle')}>
        <span>{words('recordMissing.what')}</span>
      </Section>
    </StepFrame>
  );
}
