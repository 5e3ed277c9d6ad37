import { FluentProvider } from '@fluentui/react-components';
import { type ScreenCode, ScreenMessage } from './components/ScreenMessage';
import { usePaneTheme } from './theme';

interface LoneScreenProps {
  readonly code: ScreenCode;
  /** BCP 47 tag of Office's own language, '' where it is unknown: then the browser's is spoken. */
  readonly officeLanguage: string;
  readonly officeIsDark: boolean | undefined;
}

/** A message in the pane's place, where the pane cannot start; offers to load it anew where that may help. */
export function LoneScreen({ code, officeLanguage, officeIsDark }: LoneScreenProps) {
  const theme = usePaneTheme(officeIsDark);
  return (
    <FluentProvider theme={theme} style={{ minHeight: '100vh' }}>
      <ScreenMessage
        code={code}
        language={officeLanguage || window.navigator.language}
        reload={code === 'officeMissing'}
      />
    </FluentProvider>
  );
}
