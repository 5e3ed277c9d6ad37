import { Button, makeStyles } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useId, useState, type ReactNode } from 'react';

const useStyles = makeStyles({
  toggle: { justifyContent: 'flex-start', textAlign: 'start', minWidth: 0, padding: '4px 0', fontWeight: 'normal' },
  content: { display: 'flex', flexDirection: 'column', gap: '12px', minWidth: 0 },
});

interface DisclosureProps {
  readonly label: string;
  readonly open?: boolean;
  readonly testId?: string;
  readonly children: ReactNode;
}

/** Things that most people never need, one click away. */
export function Disclosure({ label, open = false, testId, children }: DisclosureProps) {
  const styles = useStyles();
  const id = useId();
  const [shown, setShown] = useState(open);
  const [asked, setAsked] = useState(open);
  // Opens when something in it comes to need her, and never closes under her hands.
  if (asked !== open) {
    setAsked(open);
    if (open) setShown(true);
  }
  return (
    <>
      <Button
        className={styles.toggle}
        appearance="transparent"
        icon={shown ? <ChevronDownRegular /> : <ChevronRightRegular />}
        aria-expanded={shown}
        aria-controls={shown ? id : undefined}
        data-testid={testId}
        onClick={() => setShown(!shown)}
      >
        {label}
      </Button>
      {shown && (
        <div id={id} className={styles.content}>
          {children}
        </div>
      )}
    </>
  );
}
