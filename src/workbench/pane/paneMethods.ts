import type { BatchAnswer, ExcelHost } from '../host/excelHost';
import { appContext } from './appContext';
import type { XdmMethods } from './xdm';

/** Numbers of the calls that come as `executeMethod`. */
const DISPATCH = { loadSettings: 75, saveSettings: 76, richApi: 93, commandCompleted: 94 } as const;
const INTERNAL_ERROR = 5001;

interface ExecuteRequest {
  readonly DdaMethod: { readonly DispatchId: number; readonly Version: number };
  /** Custom text, HTTP method, path, headers, body, permission, flags, ... */
  readonly ArrayData?: readonly unknown[];
  readonly DdaSettingsMethod?: { readonly Properties?: readonly (readonly [string, string])[] };
}

/** `Office.context.document.settings`, as name and JSON; they outlive the pane. */
export interface DocumentSettings {
  properties: readonly (readonly [string, string])[];
}

const richApiAnswer = (answer: BatchAnswer, Version: number): object =>
  'body' in answer ? { Version, Error: 0, Data: [200, [], answer.body] } : { Version, Error: answer.transportError };

/** What the pane may ask of the page; telemetry is taken and thrown away, so that nothing leaves the machine. */
export const paneMethods = (host: ExcelHost, kept: DocumentSettings, frameId: () => string): XdmMethods => {
  const execute = async ({ DdaMethod, ArrayData, DdaSettingsMethod }: ExecuteRequest): Promise<object> => {
    const { DispatchId, Version } = DdaMethod;
    switch (DispatchId) {
      case DISPATCH.richApi: {
        const answer = await host.execute(String(ArrayData?.[4]), Number(ArrayData?.[6]));
        setTimeout(() => host.flushEvents(), 0);
        return richApiAnswer(answer, Version);
      }
      case DISPATCH.saveSettings:
        kept.properties = DdaSettingsMethod?.Properties ?? [];
        return { Version, Error: 0 };
      case DISPATCH.loadSettings: {
        const Settings = kept.properties.map(([Name, Value]) => ({ Name, Value }));
        return { Version, Error: 0, Properties: { Settings } };
      }
      case DISPATCH.commandCompleted:
        return { Version, Error: 0 };
      default:
        return { Version, Error: INTERNAL_ERROR };
    }
  };
  return {
    ContextActivationManager_getAppContextAsync: () => {
      host.forgetClient();
      const documentUrl = `${window.location.origin}/${encodeURIComponent(host.model.name)}`;
      return appContext(frameId(), documentUrl, kept.properties, host.settings);
    },
    ContextActivationManager_notifyHost: () => null,
    ContextActivationManager_openWindowInHost: () => null,
    executeMethod: execute,
  };
};
