import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useState } from 'react';
import type { AccountSettings } from '../../core/kiva/account';
import { saveAccount } from '../accounts';
import { AccountQuestions } from '../components/AccountQuestions';
import { Section } from '../components/Section';
import { StepFrame } from '../components/StepFrame';
import { useProblemFocus } from '../components/useProblemFocus';
import type { Flow } from '../flow';
import { usePane } from '../paneContext';

/** Asks once how this partner's Kiva account is set; with a missing scope it says so and goes no further. */
export function AccountStep({ flow }: { readonly flow: Extract<Flow, { step: 'account' }> }) {
  const { ports, words, tell } = usePane();
  const { session, scopeMissing } = flow;
  const [account, setAccount] = useState<Partial<AccountSettings>>(flow.account ?? {});
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
      heading={words(scopeMissing === undefined ? 'account.heading' : 'account.title')}
      lead={words(scopeMissing === undefined ? 'account.lead' : 'account.partner', { partner: session.partnerId })}
      footer={
        <>
          {scopeMissing === undefined && (
            <Button appearance="primary" size="large" onClick={goOn}>
              {words('account.button')}
            </Button>
          )}
          <Button onClick={() => tell({ type: 'wentBack' })}>{words('back')}</Button>
        </>
      }
    >
      {scopeMissing !== undefined ? (
        <MessageBar intent="error" layout="multiline" data-testid="scope-missing">
          <MessageBarBody>
            <MessageBarTitle>{words('account.scopeMissing.title')}</MessageBarTitle>{' '}
            {words('account.scopeMissing.body', { scopes: session.missingScopes.join(', ') })}
          </MessageBarBody>
        </MessageBar>
      ) : (
        <Section title={words('account.title')}>
          <AccountQuestions account={account} onChange={setAccount} asking={asking} />
        </Section>
      )}
    </StepFrame>
  );
}
