import type { Flow } from '../flow';
import { AccountStep } from './AccountStep';
import { CheckedStep } from './CheckedStep';
import { ConfirmStep } from './ConfirmStep';
import { DoneStep } from './DoneStep';
import { RecordMissingStep } from './RecordMissingStep';
import { SendingStep } from './SendingStep';
import { SheetStep } from './SheetStep';
import { UndecidedStep } from './UndecidedStep';
import { UnfinishedStep } from './UnfinishedStep';

/** Every step after Connect, in one chunk: it is loaded whole while the person reads the first screen. */
export function LaterStep({ flow }: { readonly flow: Exclude<Flow, { step: 'connect' }> }) {
  switch (flow.step) {
    case 'account':
      return <AccountStep flow={flow} />;
    case 'unfinished':
      return <UnfinishedStep flow={flow} />;
    case 'undecided':
      return <UndecidedStep flow={flow} />;
    case 'sheet':
      return <SheetStep flow={flow} />;
    case 'checked':
      return <CheckedStep flow={flow} />;
    case 'recordMissing':
      return <RecordMissingStep flow={flow} />;
    case 'confirm':
      return <ConfirmStep flow={flow} />;
    case 'sending':
      return <SendingStep flow={flow} />;
    case 'done':
      return <DoneStep flow={flow} />;
  }
}
