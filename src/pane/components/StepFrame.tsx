import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';

const useStyles = makeStyles({
  frame: { display: 'flex', flexDirection: 'column', flexGrow: 1 },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    padding: '20px 16px 24px',
    flexGrow: 1,
    minWidth: 0,
  },
  heading: { ...typographyStyles.subtitle1, margin: 0, outline: 'none', overflowWrap: 'anywhere' },
  lead: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  top: { display: 'flex', flexDirection: 'column', gap: '4px' },
  footer: {
    position: 'sticky',
    bottom: 0,
    zIndex: 1,
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '12px 16px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

interface StepFrameProps {
  readonly heading: string;
  readonly lead?: ReactNode;
  /** The step's one primary action, and at most one way back. */
  readonly footer?: ReactNode;
  /** The first step of all leaves the focus where Excel has it. */
  readonly quiet?: boolean;
  /** When this changes, the same step shows something new and its heading takes the focus again. */
  readonly news?: unknown;
  readonly children: ReactNode;
}

/** A step: a heading that takes the focus when the step appears, its body, and a footer that stays in sight. */
export function StepFrame({ heading, lead, footer, quiet, news, children }: StepFrameProps) {
  const styles = useStyles();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!quiet) title.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [quiet, news]);
  return (
    <div className={styles.frame}>
      <div className={styles.body}>
        <div className={styles.top}>
          <h1 className={styles.heading} tabIndex={-1} ref={title}>
            {heading}
          </h1>
          {lead !== undefined && <p className={styles.lead}>{lead}</p>}
        </div>
        {children}
      </div>
      {footer !== undefined && <div className={styles.footer}>{footer}</div>}
    </div>
  );
}
