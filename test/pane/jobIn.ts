import { check } from '../../src/pane/actions/check';
import { openSheet } from '../../src/pane/actions/openSheet';
import { plan } from '../../src/pane/actions/plan';
import type { SendJob } from '../../src/pane/actions/send';
import { CONNECTION, type World } from './fakes';

/** What a person has in hand before she clicks Send: the world's sheet opened, checked and planned; its log starts afresh. */
export async function jobIn(world: World): Promise<SendJob> {
  const setup = await openSheet(world.ports, CONNECTION);
  const event = await check(world.ports, setup, CONNECTION, () => 0);
  if (event.type !== 'checked') throw new Error(event.type);
  const job = { session: CONNECTION.session, setup: event.setup, checked: event.checked };
  const planned = await plan(world.ports, job);
  if (planned.type !== 'planned') throw new Error(planned.type);
  world.log.length = 0;
  return { ...job, plan: planned.plan };
}
