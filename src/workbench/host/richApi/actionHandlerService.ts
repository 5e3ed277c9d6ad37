import { HostObject } from './hostObject';

/** The service to which office.js says that it is ready for ribbon commands. */
export class ActionHandlerService extends HostObject {
  readonly type = 'AddinInternalService';
  NotifyActionHandlerReady(): void {
    // The workbench has no ribbon.
  }
}
