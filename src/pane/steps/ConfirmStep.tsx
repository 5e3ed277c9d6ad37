import { Button, Spinner } from '@fluentui/react-components';
import { send } from '../actions/send';
import { Facts, type Fact } from '../components/Facts';
import { Notice } from '../components/Notice';
import { Section } from '../components/Section';
import { SkippedRows } from '../components/SkippedRows';
import { StepFrame } from '../components/StepFrame';
import type { Flow } from '../flow';
import { usePane } from '../paneContext';

/** The last word before anything goes out: where, for which month, how much, and what stays behind. */
export function ConfirmStep({ flow }: { readonly flow: Extract<Flow, { step: 'confirm' }> }) {
  const { ports, kind, words, formats, tell, act, busy, edits, newCancellation } = usePane();
  const { connection, checkup, plan } = flow;
  const { session } = connection;
  const { setup, checked } = checkup;
  const behind = checked.records.length - checked.sendable.length;
  const records = words(`record.${kind.id}`, { count: plan.rowCount });

  const start = (): void =>
    act(
      'sending',
      () =>
        send(
          ports,
          words,
          { session, setup, checked, plan },
          {
            tell,
            signal: newCancellation(),
            edits,
            ask: () => new Promise((answer) => tell({ type: 'asked', answer })),
          },
        ),
      'onlyOnce',
    );

  const facts: readonly Fact[] = [
    {
      name: words('confirm.where'),
      value: words(`environment.${session.environment}.name`),
      testId: 'confirm-environment',
    },
    { name: words('confirm.partner'), value: session.partnerId, testId: 'confirm-partner' },
    ...(kind.monthly
      ? [{ name: words('month.label'), value: formats.month(setup.month), testId: 'confirm-month' }]
      : []),
    { name: words('confirm.rows'), value: formats.count(plan.rowCount), testId: 'confirm-rows' },
    { name: words('confirm.calls'), value: formats.count(plan.submissions.length), testId: 'confirm-calls' },
    ...(plan.total !== undefined
      ? [{ name: words('checked.total'), value: formats.decimal(plan.total), testId: 'confirm-total' }]
      : []),
  ];

  return (
    <StepFrame
      heading={plan.rowCount > 0 ? words('confirm.heading', { records }) : words('confirm.nothing')}
      lead={plan.rowCount > 0 ? words(`environment.${session.environment}.sentence`) : words('confirm.nothingLead')}
      footer={
        <>
          {plan.rowCount > 0 && (
            <Button appearance="primary" size="large" disabled={busy !== undefined} onClick={start} data-testid="send">
              {busy === 'sending' ? (
                <Spinner size="tiny" label={words('busy.sending')} />
              ) : (
                words('confirm.send', { records })
              )}
            </Button>
          )}
          <Button disabled={busy !== undefined} onClick={() => tell({ type: 'wentBack' })}>
            {words('back')}
          </Button>
        </>
      }
    >
      {plan.rowCount > 0 && (
        <Section title={words('confirm.summary')} testId="confirm">
          <Facts facts={facts} />
        </Section>
      )}
      {session.environment === 'production' && plan.rowCount > 0 && (
        <Notice intent="warning">{words(`confirm.final.${kind.id}`)}</Notice>
      )}
      {(plan.skipped.length > 0 || behind > 0) && (
        <Section title={words('confirm.staying')} testId="staying">
          {behind > 0 && <span>{words('confirm.behind', { count: behind })}</span>}
          <SkippedRows skipped={plan.skipped} />
        </Section>
      )}
    </StepFrame>
  );
}
