import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { createWords } from '../../locales';

const useStyles = makeStyles({
  screen: { display: 'flex', flexDirection: 'column', gap: '12px', alignItems: 'flex-start', padding: '24px 16px' },
  heading: { ...typographyStyles.subtitle1, margin: 0, overflowWrap: 'anywhere' },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

interface ScreenMessageProps {
  /** Words under `screen.<code>`. */
  readonly code: 'bug' | 'notExcel' | 'excelTooOld';
  readonly language: string;
  /** Offer to load the pane anew. */
  readonly reload?: boolean;
}

/** The only thing on the screen, when the pane cannot be shown. */
export function ScreenMessage({ code, language, reload }: ScreenMessageProps) {
  const styles = useStyles();
  const words = createWords(language);
  return (
    <main className={styles.screen} role="alert" data-testid={`screen-${code}`}>
      <h1 className={styles.heading}>{words(`screen.${code}.title`)}</h1>
      <p className={styles.text}>{words(`screen.${code}.text`)}</p>
      {reload && (
        <Button appearance="primary" onClick={() => window.location.reload()}>
          {words('screen.reload')}
        </Button>
      )}
    </main>
  );
}
