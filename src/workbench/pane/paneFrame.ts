import type { ExcelHost } from '../host/excelHost';
import { paneFrameName } from './appContext';
import { paneMethods, type DocumentSettings } from './paneMethods';
import { XdmConversation } from './xdm';

const EVENT_CATEGORY = 65536;
const SANDBOX =
  'allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads';

/** The task pane's iframe: mounted, killed and mounted again, each time as a new session with the host. */
export class PaneFrame {
  private frame: HTMLIFrameElement | null = null;
  private readonly documentSettings: DocumentSettings = { properties: [] };
  private conversation: XdmConversation | null = null;

  constructor(
    private readonly host: ExcelHost,
    private readonly place: HTMLElement,
    private readonly url: string,
  ) {
    host.onMessage = ({ eventType, target, message }) =>
      this.conversation?.emit('richApiMessage', {
        ArrayData: [[EVENT_CATEGORY, eventType, target, message, 0, false]],
      });
    host.model.onEvent((event) => {
      if (event.kind === 'selected') this.conversation?.emit('documentSelectionChanged', {});
    });
  }

  get isMounted(): boolean {
    return this.frame !== null;
  }

  /** Opens the pane; an open one is killed first. */
  mount(): void {
    this.kill();
    this.host.beginSession();
    const frame = document.createElement('iframe');
    let frameId = '';
    const conversation = new XdmConversation(
      frame,
      paneMethods(this.host, this.documentSettings, () => frameId),
    );
    frameId = conversation.frameId;
    frame.id = 'taskpane';
    frame.title = 'Send to Kiva';
    frame.name = paneFrameName(frameId, conversation.conversationId, this.host.settings.locale);
    frame.setAttribute('sandbox', SANDBOX);
    frame.src = this.url;
    this.frame = frame;
    this.conversation = conversation;
    this.place.append(frame);
  }

  /** Removes the pane at once, whatever it was doing. */
  kill(): void {
    this.conversation?.dispose();
    this.frame?.remove();
    this.frame = null;
    this.conversation = null;
  }
}
