import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { usePane } from '../paneContext';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', margin: 0, padding: 0, listStyleType: 'none' },
});

interface LongListProps<One> {
  readonly all: readonly One[];
  /** So many are shown at first, and so many more each time she asks. */
  readonly atOnce: number;
  /** Gives the list its gap. */
  readonly className: string;
  readonly labelledBy?: string;
  readonly testId?: string;
  /** One of them as an `li` with a key. */
  readonly children: (one: One, at: number) => ReactNode;
}

/** A list of which she sees the beginning, and more of it as she asks: all at once helps nobody, and makes the pane slow. */
export function LongList<One>({ all, atOnce, className, labelledBy, testId, children }: LongListProps<One>) {
  const { words } = usePane();
  const styles = useStyles();
  const [shown, setShown] = useState(atOnce);
  const more = all.length - shown;
  return (
    <>
      <ul className={mergeClasses(styles.list, className)} aria-labelledby={labelledBy} data-testid={testId}>
        {all.slice(0, shown).map(children)}
      </ul>
      {more > 0 && (
        <Button size="small" onClick={() => setShown(shown + atOnce)}>
          {words('checked.more', { count: more })}
        </Button>
      )}
    </>
  );
}
