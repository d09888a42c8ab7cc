import { type ErrorCode } from '../../contract/errors'

export type ErrorPageCode = ErrorCode | 'server_unreachable' | 'server_answer' | 'no_page' | 'crashed'

export interface ErrorWords {
  /** What happened. What to do stands in `error-texts`, which a page without an error does not wait for. */
  titles: Record<ErrorPageCode, string>
  again: string
  signIn: string
  lookUp: string
  chooseWorkspace: string
  badWorkspace: string
  /** In place of a part of the page. */
  notLoaded: string
  open: string
  openRun: (id: string) => string
  details: string
  requestId: string
}

export const errors: ErrorWords = {
  titles: {
    bad_address: 'This address is not valid',
    not_found: 'Not found',
    signed_out: 'You are signed out',
    too_many_requests: 'Too many requests',
    overloaded: 'The server is busy',
    instance_not_found: 'No such instance',
    job_not_found: 'No such job',
    workspace_not_found: 'No such workspace',
    forbidden: 'No permission for this workspace',
    credentials_refused: 'Credentials refused',
    clock_off: 'The server’s clock is wrong',
    throttled: 'DGC asks to slow down',
    wrong_endpoint: 'The API is not at this address',
    upstream_failed: 'DGC could not answer',
    upstream_unreachable: 'DGC cannot be reached',
    upstream_timeout: 'DGC takes too long',
    upstream_bad_answer: 'The answer cannot be read',
    log_unreadable: 'The log cannot be read',
    internal: 'The server failed',
    server_unreachable: 'The server cannot be reached',
    server_answer: 'The server’s answer cannot be read',
    no_page: 'No such page',
    crashed: 'This part of the page failed',
  },
  again: 'Try again',
  signIn: 'Sign in',
  lookUp: 'Look up a run',
  chooseWorkspace: 'Workspace id',
  badWorkspace: 'A workspace id has at most 64 letters, digits, - and _.',
  notLoaded: 'This part could not be loaded.',
  open: 'Open there',
  openRun: (id) => `Open instance ${id}`,
  details: 'What the service said',
  requestId: 'Request id',
}
