import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { AccountSettings } from '../../core/kiva/account';
import type { Connection } from '../flow';
import { usePane } from '../paneContext';
import { GROUP_IDS, LATER_REPORTS } from '../accounts';
import { AccountQuestions } from './AccountQuestions';
import { Choice } from './Choice';
import { Disclosure } from './Disclosure';
import { Notice } from './Notice';
import { Section } from './Section';

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

interface AccountSectionProps {
  readonly connection: Connection;
  readonly onChange: (account: AccountSettings) => void;
}

/** How her Kiva account is set, in one line, and a way to change it. */
export function AccountSection({ connection, onChange }: AccountSectionProps) {
  const { words, tell, busy } = usePane();
  const styles = useStyles();
  const { account, session } = connection;
  return (
    <Section title={words('account.title')} testId="account">
      <p className={styles.text}>
        {words('account.summary', {
          partner: session.partnerId,
          format: words(`account.csvFormat.${account.csvFormat}.label`),
          meaning: words(`amountMeaning.name.${account.amountExpected}`),
        })}
      </p>
      {session.missingScopes.length > 0 && (
        <Notice intent="warning">{words('account.scopesMissing', { scopes: session.missingScopes.join(', ') })}</Notice>
      )}
      <Button
        size="small"
        disabled={busy !== undefined}
        onClick={() => tell({ type: 'disconnected' })}
        data-testid="reconnect"
      >
        {words('account.reconnect')}
      </Button>
      <Disclosure label={words('account.change')} testId="account-change">
        <AccountQuestions
          account={account}
          asking={false}
          onChange={(changed) => onChange({ ...account, ...changed })}
        />
        <Choice
          label={words('account.laterReport.question')}
          hint={words('account.laterReport.doubt')}
          options={LATER_REPORTS.map((id) => ({
            id,
            label: words(`account.laterReport.${id}.label`),
            hint: words(`account.laterReport.${id}.hint`),
          }))}
          chosen={account.laterReport ?? 'unknown'}
          onChoose={(laterReport) => onChange({ ...account, laterReport })}
        />
        <Choice
          label={words('account.groupIds.question')}
          hint={words('account.groupIds.doubt')}
          options={GROUP_IDS.map((id) => ({
            id,
            label: words(`account.groupIds.${id}.label`),
            hint: words(`account.groupIds.${id}.hint`),
          }))}
          chosen={account.groupIds ?? 'group'}
          onChoose={(groupIds) => onChange({ ...account, groupIds })}
        />
      </Disclosure>
    </Section>
  );
}
