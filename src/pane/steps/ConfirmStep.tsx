import { rowCount } from '../../core/check/recordRows';
import { Button, Spinner } from '@fluentui/react-components';
import { send } from '../actions/send';
import { ChangedRows } from '../components/ChangedRows';
import { ControlTotalQuestion } from '../components/ControlTotalQuestion';
import { Disclosure } from '../components/Disclosure';
import { Facts, type Fact } from '../components/Facts';
import { InitialsField } from '../components/InitialsField';
import { LikeLastMonthQuestion } from '../components/LikeLastMonthQuestion';
import { Notice } from '../components/Notice';
import { Section } from '../components/Section';
import { SkippedRows } from '../components/SkippedRows';
import { StepFrame } from '../components/StepFrame';
import { useProblemFocus } from '../components/useProblemFocus';
import type { OpenPoint } from '../confirmation';
import type { Flow } from '../flow';
import { Fault } from '../../ports/fault';
import { usePane } from '../paneContext';
import { recordsText } from '../recordsText';
import { useConfirmation } from '../useConfirmation';

/** The last word before anything goes out: where, for which month, how much, whether it is what her own report says, and what stays behind. */
export function ConfirmStep({ flow }: { readonly flow: Extract<Flow, { step: 'confirm' }> }) {
  const { ports, words, formats, tell, act, busy, edits, newCancellation } = usePane();
  const { connection, checkup, plan, hidden } = flow;
  const { session } = connection;
  const { setup, checked } = checkup;
  const { kind } = setup;
  const { given, confirmation, change, changed, second, chooseSecond } = useConfirmation(flow);
  const { asking, ask } = useProblemFocus();
  const { open, control, initials } = confirmation;
  const behind = rowCount(checked.records) - rowCount(checked.sendable);
  const records = recordsText(words, kind.id, plan.submissions);
  const asked = (point: OpenPoint): string | undefined =>
    asking && open.includes(point) ? words(`confirm.open.${point}`) : undefined;

  const job = {
    session,
    setup,
    checked,
    plan,
    ...(initials !== undefined && { initials }),
    ...(control && { control }),
  };
  const start = (): void =>
    act(
      'sending',
      async () => {
        try {
          return await send(ports, words, job, {
            tell,
            signal: newCancellation(),
            edits,
            ask: () => new Promise((answer) => tell({ type: 'asked', answer })),
          });
        } catch (thrown) {
          // What the other pane sends is not in this plan: it has to be made anew.
          if (thrown instanceof Fault && thrown.code === 'anotherPaneSends') tell({ type: 'wentBack' });
          throw thrown;
        }
      },
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
    {
      name: words('confirm.hidden.label'),
      value: words('confirm.hidden.counts', {
        goOut: formats.count(hidden.goOut),
        stay: formats.count(hidden.stay),
      }),
      testId: 'confirm-hidden',
    },
    { name: words(`confirm.calls.${kind.id}`), value: formats.count(plan.submissions.length), testId: 'confirm-calls' },
    ...(plan.total !== undefined
      ? [{ name: words(`total.${kind.id}`), value: formats.decimal(plan.total), testId: 'confirm-total' }]
      : []),
    { name: words('confirm.after'), value: words(`confirm.place.${kind.id}`), testId: 'confirm-after' },
  ];

  const questions = (
    <>
      {confirmation.total !== 'none' && (
        <ControlTotalQuestion
          given={given}
          confirmation={confirmation}
          sentBefore={plan.sentBefore}
          isOwn={plan.ownTotal !== undefined}
          currency={plan.currency}
          asking={asking}
          onChange={change}
        />
      )}
      <InitialsField
        initials={given.initials}
        needed={confirmation.initialsNeeded}
        problem={asked('initialsMissing')}
        onChange={(typed) => change({ initials: typed })}
      />
    </>
  );

  return (
    <StepFrame
      heading={plan.rowCount > 0 ? words('confirm.heading', { records }) : words('confirm.nothing')}
      lead={plan.rowCount > 0 ? words(`environment.${session.environment}.sentence`) : words('confirm.nothingLead')}
      footer={
        <>
          {asking && open.length > 0 && <Notice intent="error">{words('confirm.unanswered')}</Notice>}
          {plan.rowCount > 0 && (
            <Button
              appearance="primary"
              size="large"
              disabled={busy !== undefined}
              onClick={open.length > 0 ? ask : start}
              data-testid="send"
            >
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
          {hidden.goOut > 0 && (
            <Notice intent="warning" testId="hidden-go-out">
              {words('confirm.hidden.goOut', { count: hidden.goOut, all: plan.rowCount })}
            </Notice>
          )}
        </Section>
      )}
      {plan.likeLastMonth && (
        <LikeLastMonthQuestion
          like={plan.likeLastMonth}
          month={setup.month}
          isThisMonths={given.isThisMonths}
          problem={asked('likeLastMonth')}
          onChange={(isThisMonths) => change({ isThisMonths })}
        />
      )}
      {plan.rowCount > 0 &&
        (confirmation.initialsNeeded ? (
          <Section title={words('confirm.control.title')} testId="control">
            {questions}
          </Section>
        ) : (
          <Disclosure
            label={words(`confirm.control.${confirmation.total === 'none' ? 'sign' : 'offer'}`)}
            open={asking && open.length > 0}
            testId="control-offer"
          >
            {questions}
          </Disclosure>
        ))}
      {session.environment === 'production' && plan.rowCount > 0 && (
        <Notice intent="warning">{words(`confirm.final.${kind.id}`)}</Notice>
      )}
      {(plan.skipped.length > 0 || behind > 0 || changed.length > 0) && (
        <Section title={words('confirm.staying')} testId="staying">
          {behind > 0 && <span>{words('confirm.behind', { count: behind })}</span>}
          <SkippedRows skipped={plan.skipped} />
          <ChangedRows changed={changed} second={second} onSecond={chooseSecond} />
        </Section>
      )}
    </StepFrame>
  );
}
