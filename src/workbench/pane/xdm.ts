/** Kinds of messages and answers of office.js's postMessage protocol. */
const MESSAGE = { request: 0, response: 1 } as const;
const ACTION = { invoke: 0, register: 1, unregister: 2 } as const;
const RESPONSE_FOR = { calling: 0, eventing: 1 } as const;
const ERROR_HANDLING_REQUEST = -2;

interface XdmRequest {
  readonly _messageType: number;
  readonly _actionType: number;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data: unknown;
}

/** What the pane may call, by the protocol's action names. */
export type XdmMethods = Readonly<Record<string, (argument: never) => unknown>>;

const parse = (text: unknown): XdmRequest | null => {
  if (typeof text !== 'string' || !text.startsWith('{')) return null;
  return JSON.parse(text) as XdmRequest;
};

/** Excel's end of the conversation with one task pane: calls in, answers and events out, own origin only. */
export class XdmConversation {
  readonly frameId = `frame-${crypto.randomUUID()}`;
  /** New for every pane: it keys what office.js keeps in the session storage. */
  readonly conversationId = `conversation-${crypto.randomUUID()}`;
  private readonly subscribed = new Map<string, number>();
  private readonly receive = (event: MessageEvent): void => void this.onMessage(event);

  constructor(
    private readonly frame: HTMLIFrameElement,
    private readonly methods: XdmMethods,
  ) {
    window.addEventListener('message', this.receive);
  }

  dispose(): void {
    window.removeEventListener('message', this.receive);
  }

  /** Tells an event that the pane subscribed to; nothing happens when it did not. */
  emit(name: string, argument: unknown): void {
    const correlation = this.subscribed.get(name);
    if (correlation !== undefined) this.post(name, correlation, argument, RESPONSE_FOR.eventing);
  }

  private async onMessage(event: MessageEvent): Promise<void> {
    if (event.source !== this.frame.contentWindow || event.origin !== window.location.origin) return;
    const request = parse(event.data);
    if (request?._conversationId !== this.conversationId || request._messageType !== MESSAGE.request) return;
    const { _actionName: name, _correlationId: correlation } = request;
    if (request._actionType !== ACTION.invoke) {
      if (request._actionType === ACTION.register) this.subscribed.set(name, correlation);
      else this.subscribed.delete(name);
      this.post(name, correlation, { Error: 0 }, RESPONSE_FOR.calling);
      return;
    }
    const method = this.methods[name];
    if (!method) return this.post(name, correlation, `no method ${name}`, RESPONSE_FOR.calling, ERROR_HANDLING_REQUEST);
    this.post(name, correlation, await method(request._data as never), RESPONSE_FOR.calling);
  }

  private post(name: string, correlation: number, argument: unknown, responseType: number, errorCode = 0): void {
    const message = {
      _messageType: MESSAGE.response,
      _actionName: name,
      _conversationId: this.conversationId,
      _correlationId: correlation,
      _origin: window.location.origin,
      _data: argument,
      _errorCode: errorCode,
      _responseType: responseType,
      _serializerVersion: 1,
    };
    this.frame.contentWindow?.postMessage(JSON.stringify(message), window.location.origin);
  }
}
