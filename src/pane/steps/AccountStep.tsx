import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { AccountSettings } from '../../core/kiva/account';
import { saveAccount } from '../accounts';
import { AccountQuestions } from '../components/AccountQuestions';
import { Section } from '../components/Section';
import { StepFrame } from '../components/StepFrame';
import { useProblemFocus } from '../components/useProblemFocus';
import type { Flow } from '../flow';
import { usePane } from '../paneContext';

/** Asks once how this partner's Kiva account is set. */
export function AccountStep({ flow }: { readonly flow: Extract<Flow, { step: 'account' }> }) {
  const { ports, words, tell } = usePane();
  const { session } = flow;
  const [account, setAccount] = useState<Partial<AccountSettings>>({});
  const { asking, ask } = useProblemFocus();

  const goOn = (): void => {
    const { csvFormat, amountExpected } = account;
    if (csvFormat === undefined || amountExpected === undefined) {
      ask();
      return;
    }
    const settings = { csvFormat, amountExpected };
    saveAccount(ports.preferences, session.environment, session.partnerId, settings);
    tell({ type: 'accountSet', account: settings });
  };

  return (
    <StepFrame
      heading={words('account.heading')}
      lead={words('account.lead', { partner: session.partnerId })}
      footer={
        <>
          <Button appearance="primary" size="large" onClick={goOn}>
            {words('account.button')}
          </Button>
          <Button onClick={() => tell({ type: 'wentBack' })}>{words('back')}</Button>
        </>
      }
    >
      <Section title={words('account.title')}>
        <AccountQuestions account={account} onChange={setAccount} asking={asking} />
      </Section>
    </StepFrame>
  );
}
