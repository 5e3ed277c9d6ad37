import { WrongUse } from './arguments';

/** Why a server cannot listen on a port, as one sentence that says what to do. */
export function cannotListen({ code, message }: NodeJS.ErrnoException, port: number): WrongUse {
  if (code === 'EADDRINUSE') {
    return new WrongUse(`Port ${port} is in use: choose another with --port N, or close what uses it.`);
  }
  if (code === 'EACCES') {
    return new WrongUse(`Port ${port} may not be used by this user: choose one above 1023 with --port N.`);
  }
  return new WrongUse(`The server cannot listen on port ${port}: ${message}`);
}
