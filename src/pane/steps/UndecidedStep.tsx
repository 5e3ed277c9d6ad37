import { Button } from '@fluentui/react-components';
import { StepFrame } from '../components/StepFrame';
import { UnknownCards } from '../components/UnknownCards';
import type { Flow } from '../flow';
import { usePane } from '../paneContext';

/** Nobody knows what became of earlier submissions: she is told where to look before anything new goes out. */
export function UndecidedStep({ flow }: { readonly flow: Extract<Flow, { step: 'undecided' }> }) {
  const { words, tell, busy } = usePane();
  return (
    <StepFrame
      heading={words('unknown.heading')}
      lead={words('unknown.lead')}
      footer={
        <Button
          appearance="primary"
          size="large"
          disabled={busy !== undefined}
          onClick={() => tell({ type: 'undecidedLeft' })}
          data-testid="leave-undecided"
        >
          {words('unknown.toSheet')}
        </Button>
      }
    >
      <UnknownCards connection={flow.connection} />
    </StepFrame>
  );
}
