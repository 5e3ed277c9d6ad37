import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRelay, type Relay } from '../../relay/createRelay';
import { DEFAULT_LIMITS } from '../../relay/limits';
import type { OutcomeBox } from '../../relay/outcomeBox';
import { openSqliteOutcomeBox } from '../../relay/sqliteOutcomeBox';
import { relayEnvironments, type Kivas } from './kivas';
import { Life } from './life';
import type { VirtualTime } from './virtualTime';

/** Where the pane finds the relay. */
export const RELAY_ORIGIN = 'https://localhost:8443';

/** A file system in memory: the relay waits for the disk at every note. */
const MEMORY = '/dev/shm';
const MASTER_KEY = new Uint8Array(32).fill(7);
/** No housekeeping in a run. */
const NEVER_MS = 1e13;
const FILE = 'relay.sqlite';
const PUT = /^\/api\/submissions\/([^/?]+)$/;

/** What a run changes of the relay from outside, to plant a fault. */
export type BoxChange = (box: OutcomeBox) => OutcomeBox;

/** The relay as a process: it can be killed at any await, and started again over the same file. */
export class RelayHost {
  private running: { readonly relay: Relay; readonly box: OutcomeBox; readonly life: Life } | undefined;
  private readonly folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'torture-'));
  private readonly bodies = new Map<string, string>();
  private readonly open = new Set<string>();
  private broken: string[] = [];

  constructor(
    private readonly kivas: Kivas,
    private readonly time: VirtualTime,
    private readonly change: BoxChange = (box) => box,
  ) {}

  /** Starts it; it dies at the `steps`-th await of its store or of a call to Kiva. */
  async start(steps?: number): Promise<void> {
    const { time } = this;
    const path = join(this.folder, FILE);
    const box = await openSqliteOutcomeBox({ path, masterKey: MASTER_KEY, clock: time, keepMs: DEFAULT_LIMITS.keepMs });
    const life = new Life(steps, time.stir);
    const relay = createRelay({
      environments: relayEnvironments(this.kivas, () => life, time.stir),
      origins: [RELAY_ORIGIN],
      listenHost: '127.0.0.1',
      box: this.watched(life.mortal(this.change(box), ['digestOf'])),
      clock: time,
      log: () => undefined,
      limits: { sweepMs: NEVER_MS, beatMs: NEVER_MS },
    });
    this.running = { relay, box, life };
    void life.over.then(() => {
      this.broken.push(...[...this.open].map((id) => this.bodies.get(id) ?? ''));
      this.open.clear();
    });
  }

  get isUp(): boolean {
    return this.running !== undefined && !this.running.life.isOver;
  }

  /** A call of a pane; rejects as fetch does where nobody listens, or when the relay dies over it. */
  async fetch(url: string, init: RequestInit): Promise<Response> {
    const { running } = this;
    if (running === undefined || running.life.isOver) throw new TypeError('fetch failed');
    const id = PUT.exec(url)?.[1];
    if (id !== undefined && typeof init.body === 'string') this.bodies.set(id, init.body);
    const headers = { ...(init.headers as Record<string, string>), host: 'localhost:8443', origin: RELAY_ORIGIN };
    const asked: RequestInit = { method: init.method ?? 'GET', headers };
    if (init.body !== undefined) asked.body = init.body;
    const request = new Request(`${RELAY_ORIGIN}${url}`, asked);
    const gone = running.life.over.then(() => undefined);
    const answer = await Promise.race([running.relay.app.fetch(request), gone]);
    if (answer === undefined || running.life.isOver) throw new TypeError('fetch failed');
    return answer;
  }

  /** Ends the process at once. */
  async kill(): Promise<void> {
    const { running } = this;
    if (running === undefined) return;
    running.life.kill();
    this.running = undefined;
    // The file is given up as the operating system would do it for a dead process.
    await running.box.close();
  }

  /** The relay's folder is lost: it starts anew, and nobody can tell any more what became of the calls before. */
  async lose(): Promise<void> {
    await this.kill();
    rmSync(join(this.folder, FILE), { force: true });
    this.broken.push(...this.bodies.values());
  }

  /** Bodies, as the pane put them, of calls that a kill cut off: nobody can tell their fate from the relay's side. */
  cutCalls(): readonly string[] {
    return this.broken;
  }

  async end(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true });
  }

  /** Notes which calls are open, so that the judge knows which ones a kill cut off. */
  private watched(box: OutcomeBox): OutcomeBox {
    const { open } = this;
    return new Proxy(box, {
      get: (target, name) => {
        const member = Reflect.get(target, name) as unknown;
        if (name === 'opened') {
          return (id: string) => {
            open.add(id);
            return Reflect.apply(member as OutcomeBox['opened'], target, [id]);
          };
        }
        if (name !== 'settle') return member;
        return async (...given: Parameters<OutcomeBox['settle']>) => {
          await Reflect.apply(member as OutcomeBox['settle'], target, given);
          open.delete(given[0]);
        };
      },
    });
  }
}
