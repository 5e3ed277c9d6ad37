import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { ReactNode } from 'react';

interface NoticeProps {
  readonly intent: 'info' | 'warning' | 'error' | 'success';
  readonly testId?: string;
  readonly children: ReactNode;
}

/** One sentence or two that must be seen; announced when it appears. */
export function Notice({ intent, testId, children }: NoticeProps) {
  return (
    <MessageBar intent={intent} layout="multiline" data-testid={testId}>
      <MessageBarBody>{children}</MessageBarBody>
    </MessageBar>
  );
}
