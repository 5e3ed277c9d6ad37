import { Button, makeStyles, Spinner } from '@fluentui/react-components';
import { usePane } from '../paneContext';
import { Notice } from './Notice';
import { Section } from './Section';
import { StepFrame } from './StepFrame';

const useStyles = makeStyles({ waiting: { alignSelf: 'flex-start' } });

interface SaveNeededProps {
  readonly sheetName: string;
  readonly cancelling: boolean;
}

/** Only she can save this workbook: nothing leaves before she has. */
export function SaveNeeded({ sheetName, cancelling }: SaveNeededProps) {
  const { words, cancel } = usePane();
  const styles = useStyles();
  return (
    <StepFrame
      heading={words('saving.heading')}
      lead={sheetName}
      news="save"
      footer={
        <Button size="large" disabled={cancelling} onClick={cancel} data-testid="cancel">
          {words(cancelling ? 'sending.cancelling' : 'saving.cancel')}
        </Button>
      }
    >
      <Notice intent="warning" testId="save-needed">
        {words('saving.keys')}
      </Notice>
      <Section title={words('saving.whyTitle')}>
        <span>{words('saving.why')}</span>
      </Section>
      <Spinner className={styles.waiting} size="tiny" label={words('saving.waiting')} />
    </StepFrame>
  );
}
