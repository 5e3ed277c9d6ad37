import { Button, Spinner } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import type { AccountSettings } from '../../core/kiva/account';
import { saveAccount } from '../accounts';
import { afterTurning } from '../actions/afterTurning';
import { check } from '../actions/check';
import { followSheet } from '../actions/followSheet';
import { openSheet } from '../actions/openSheet';
import type { SetupChange } from '../setupChange';
import { AccountSection } from '../components/AccountSection';
import { AmountMeaningQuestion } from '../components/AmountMeaningQuestion';
import { EveryRowSection } from '../components/EveryRowSection';
import { MappingSection } from '../components/MappingSection';
import { Notice } from '../components/Notice';
import { ScopeNotice } from '../components/ScopeNotice';
import { Section } from '../components/Section';
import { SheetSection } from '../components/SheetSection';
import { StepFrame } from '../components/StepFrame';
import { TemplateSection } from '../components/TemplateSection';
import { useProblemFocus } from '../components/useProblemFocus';
import type { Flow, FlowEvent } from '../flow';
import { PhotoFiles } from '../photos/PhotoFiles';
import { usePane } from '../paneContext';
import { asksAmountMeaning, unanswered } from '../requirements';

/** How this sheet is to be read: what it holds, headers, columns, what its amounts mean, and the month they are reported for. */
export function SheetStep({ flow }: { readonly flow: Extract<Flow, { step: 'sheet' }> }) {
  const { ports, words, tell, act, busy, edits } = usePane();
  const { connection, setup } = flow;
  const { asking, ask } = useProblemFocus(setup && `${setup.outline.sheetId} ${setup.kind.id}`);
  const [tried, setTried] = useState(false);

  const read = useCallback((): void => {
    setTried(true);
    act('readingSheet', async () => {
      const opened = await openSheet(ports, connection, setup);
      return afterTurning(ports, words, setup, { type: 'sheetRead', setup: opened } as const);
    });
  }, [act, ports, words, connection, setup]);
  const unread = setup === undefined;
  useEffect(() => {
    if (unread) read();
  }, [unread, read]);

  if (!setup) {
    return (
      <StepFrame heading={words('sheet.heading')}>
        {tried && !busy ? (
          <Button onClick={read}>{words('sheet.readAgain')}</Button>
        ) : (
          <Spinner label={words('busy.readingSheet')} />
        )}
      </StepFrame>
    );
  }

  const change = (changed: SetupChange): void => tell({ type: 'setupChanged', change: changed });
  const setAccount = (account: AccountSettings): void => {
    saveAccount(ports.preferences, connection.session.environment, connection.session.partnerId, account);
    tell({ type: 'accountSet', account });
  };
  const open = unanswered(setup, connection.account).length > 0;
  const start = (): void => {
    const turned = async (event: Promise<FlowEvent | undefined>): Promise<FlowEvent | undefined> =>
      afterTurning(ports, words, setup, await event);
    if (!open) act('checking', () => turned(check(ports, setup, connection, edits)));
    else act('readingSheet', () => turned(followSheet(ports, connection, setup, ask)));
  };

  return (
    <StepFrame
      heading={words('sheet.heading')}
      footer={
        <>
          {asking && open && <Notice intent="error">{words('sheet.unanswered')}</Notice>}
          <Button appearance="primary" size="large" disabled={busy !== undefined} onClick={start} data-testid="check">
            {busy === 'checking' ? <Spinner size="tiny" label={words('busy.checking')} /> : words('sheet.check')}
          </Button>
        </>
      }
    >
      <SheetSection setup={setup} account={connection.account} onChange={change} onReadAgain={read} />
      <ScopeNotice kind={setup.kind} session={connection.session} />
      <TemplateSection key={setup.outline.sheetId} setup={setup} asking={asking} onChange={change} />
      <MappingSection
        key={setup.kind.id}
        connection={connection}
        setup={setup}
        asking={asking}
        onChange={change}
        onTwoColumns={() => setAccount({ ...connection.account, csvFormat: 'two' })}
      />
      <EveryRowSection
        key={`${setup.outline.sheetId} ${setup.kind.id} ${setup.template?.id ?? ''}`}
        connection={connection}
        setup={setup}
        onChange={change}
      />
      {setup.kind.photo && <PhotoFiles note={words('photos.onCheck')} />}
      {asksAmountMeaning(setup) && (
        <Section title={words('amountMeaning.title')} testId="amount-meaning">
          <AmountMeaningQuestion
            chosen={setup.amountMeaning}
            asking={asking}
            onChoose={(meaning) => change({ what: 'amountMeaning', meaning })}
          />
        </Section>
      )}
      <AccountSection connection={connection} onChange={setAccount} />
    </StepFrame>
  );
}
