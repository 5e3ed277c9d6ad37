import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { Broken } from '../kivaLists';
import { usePane } from '../paneContext';
import { faultWords } from '../say';

interface ListsNoticeProps {
  /** Why the lists could not be read; absent when they were, and a name is in none of them. */
  readonly broken: Broken | undefined;
  /** Every name could be looked up all the same, in what was known before. */
  readonly lookedUp: boolean;
  readonly onReadAgain: () => void;
}

/** Names could not be looked up, or were not found: why, and a way to read Kiva's lists again. */
export function ListsNotice({ broken, lookedUp, onReadAgain }: ListsNoticeProps) {
  const { words, busy } = usePane();
  const said = broken && faultWords(words, broken);
  return (
    <MessageBar
      intent={broken ? (lookedUp ? 'warning' : 'error') : 'info'}
      layout="multiline"
      data-testid={broken ? 'lists-broken' : 'lists-again'}
    >
      <MessageBarBody>
        {said ? (
          <>
            <MessageBarTitle>{words(lookedUp ? 'lists.keptOnly' : 'lists.broken')}</MessageBarTitle> {said.title}{' '}
            {said.body}
          </>
        ) : (
          words('lists.unknownNames')
        )}
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" disabled={busy !== undefined} onClick={onReadAgain} data-testid="read-lists">
          {words('lists.readAgain')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
