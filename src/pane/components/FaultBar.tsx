import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { faultWords } from '../say';
import { usePane } from '../paneContext';
import type { FaultShown } from '../useAct';

/** What broke, in her words, what to do about it, and, where it may be, a button that tries the same again. */
export function FaultBar({ shown }: { readonly shown: FaultShown }) {
  const { words } = usePane();
  const { title, body } = faultWords(words, shown.fault);
  return (
    <MessageBar intent="error" layout="multiline" data-testid="fault">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle> {body}
      </MessageBarBody>
      {shown.retry && (
        <MessageBarActions>
          <Button onClick={shown.retry} data-testid="try-again">
            {words('fault.retry')}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
