import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { RecordKind } from '../../core/catalogue/recordKind';
import type { SessionAnswer } from '../../core/relayProtocol/messages';
import { missingScope } from '../missingScope';
import { usePane } from '../paneContext';

interface ScopeNoticeProps {
  readonly kind: RecordKind;
  readonly session: SessionAnswer;
}

/** Says before anything is sent that Kiva granted no right to send this kind, and what to do; else nothing. */
export function ScopeNotice({ kind, session }: ScopeNoticeProps) {
  const { words } = usePane();
  const scope = missingScope(kind, session);
  if (scope === undefined) return null;
  return (
    <MessageBar intent="error" layout="multiline" data-testid="scope-missing">
      <MessageBarBody>
        <MessageBarTitle>
          {words('sheet.scopeMissing.title', { records: words(`kind.${kind.id}.inText`) })}
        </MessageBarTitle>{' '}
        {words('sheet.scopeMissing.body', { scope })}
      </MessageBarBody>
    </MessageBar>
  );
}
