import { measure } from './convert/measure';

/** What the page calls with its plan; progress goes to its console. */
Object.assign(globalThis, { measure: (plan: Parameters<typeof measure>[0]) => measure(plan, console.log) });
