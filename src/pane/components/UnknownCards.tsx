import { useCallback } from 'react';
import { openCards } from '../actions/openCards';
import type { Connection } from '../flow';
import { usePane } from '../paneContext';
import { faultWords } from '../say';
import { useLoaded } from '../useLoaded';
import { Notice } from './Notice';
import { UnknownCard } from './UnknownCard';

interface UnknownCardsProps {
  readonly connection: Connection;
}

/** One card for each submission of unknown outcome of this environment and partner; those just decided stay in sight. */
export function UnknownCards({ connection: { session } }: UnknownCardsProps) {
  const { ports, words } = usePane();
  const load = useCallback(() => openCards(ports, session), [ports, session]);
  const { value: cards, fault } = useLoaded(load);
  if (fault) return <Notice intent="error">{faultWords(words, fault).title}</Notice>;
  return cards?.map((card) => <UnknownCard key={card.submissionId} card={card} />);
}
