import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { SendFilled } from '@fluentui/react-icons/svg/send';
import type { EnvironmentId } from '../../core/kiva/environments';
import type { LanguageChoice } from '../language';
import { usePane } from '../paneContext';
import { EnvironmentBadge } from './EnvironmentBadge';

// Menus bring a fifth of the pane's weight: they come after the first screen.
const LanguageMenu = lazy(async () => ({ default: (await import('./LanguageMenu')).LanguageMenu }));

const useStyles = makeStyles({
  header: {
    position: 'sticky',
    top: 0,
    zIndex: 2,
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    padding: '8px 8px 8px 12px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  mark: { display: 'flex', fontSize: '20px', color: tokens.colorBrandForeground1 },
  space: { width: '24px', height: '24px' },
  name: { ...typographyStyles.body1Strong, flexGrow: 1, minWidth: 0, padding: '0 4px', whiteSpace: 'nowrap' },
});

interface PaneHeaderProps {
  readonly environment: EnvironmentId | undefined;
  readonly language: LanguageChoice;
  readonly onLanguage: (choice: LanguageChoice) => void;
  /** Absent where the history cannot be opened. */
  readonly onHistory?: () => void;
}

/** The product's name, where things go, what went there, and the language. */
export function PaneHeader({ environment, language, onLanguage, onHistory }: PaneHeaderProps) {
  const { words } = usePane();
  const styles = useStyles();
  return (
    <header className={styles.header}>
      <span className={styles.mark} aria-hidden>
        <SendFilled />
      </span>
      <span className={styles.name}>{words('app.title')}</span>
      {environment && <EnvironmentBadge environment={environment} />}
      {onHistory && (
        <Button
          appearance="subtle"
          size="small"
          icon={<HistoryRegular />}
          aria-label={words('history.open')}
          title={words('history.open')}
          onClick={onHistory}
          data-testid="history"
        />
      )}
      <Suspense fallback={<span className={styles.space} />}>
        <LanguageMenu choice={language} onChoose={onLanguage} />
      </Suspense>
    </header>
  );
}
