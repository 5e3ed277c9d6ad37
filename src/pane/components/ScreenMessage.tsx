import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { SendFilled } from '@fluentui/react-icons/svg/send';
import { createWords, languageOf } from '../../locales';

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
    alignItems: 'flex-start',
    maxWidth: '480px',
    padding: '24px 16px',
  },
  mark: { display: 'flex', fontSize: '32px', color: tokens.colorBrandForeground1 },
  heading: { ...typographyStyles.subtitle1, margin: 0, overflowWrap: 'anywhere' },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** What a screen can say; its words are under `screen.<code>`. */
export type ScreenCode = 'bug' | 'notExcel' | 'excelTooOld' | 'officeMissing';

interface ScreenMessageProps {
  readonly code: ScreenCode;
  readonly language: string;
  /** Offer to load the pane anew. */
  readonly reload?: boolean;
}

/** The only thing on the screen, when the pane cannot be shown. */
export function ScreenMessage({ code, language, reload }: ScreenMessageProps) {
  const styles = useStyles();
  const words = createWords(language);
  return (
    <main lang={languageOf(language)} data-testid={`screen-${code}`}>
      <div className={styles.screen} role="alert">
        <span className={styles.mark} aria-hidden>
          <SendFilled />
        </span>
        <h1 className={styles.heading}>{words(`screen.${code}.title`)}</h1>
        <p className={styles.text}>{words(`screen.${code}.text`)}</p>
        {reload && (
          <Button appearance="primary" onClick={() => window.location.reload()}>
            {words('screen.reload')}
          </Button>
        )}
      </div>
    </main>
  );
}
