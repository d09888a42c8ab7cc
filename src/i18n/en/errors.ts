import { type ErrorCode, type ErrorReason } from '../../contract/errors'

/** What the sentences may name. */
export interface ErrorFacts {
  job: string
  id: string
  /** As asked for; null when the address names none. */
  workspace: string | null
  reason: ErrorReason | null
}

interface ErrorText {
  /** What happened. */
  title: string
  /** In words, with what to do. */
  text: (facts: ErrorFacts) => string
}

export type ErrorPageCode = ErrorCode | 'server_unreachable' | 'server_answer' | 'no_page' | 'crashed'
type ReasonWords = Record<ErrorReason, string>

export interface ErrorWords {
  words: Record<ErrorPageCode, ErrorText>
  again: string
  againSoon: string
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

const reasons: ReasonWords = {
  html: 'a web page instead of JSON, as a login page or a proxy sends',
  empty: 'an empty body',
  truncated: 'an answer that breaks off before its end',
  not_json: 'text that is not JSON',
  wrong_shape: 'JSON without the fields of an instance',
  too_large: 'more than the server accepts',
  too_deep: 'JSON that is nested too deep',
  encoded: 'a compressed answer that was not requested',
  redirect: 'a redirect, which is not followed',
  token_too_long: 'a token of more than 32,768 characters; an account with fewer roles has a shorter one',

  unknown_host: 'the host name is unknown',
  refused: 'nothing accepts connections at that port',
  no_route: 'there is no route to that host',
  no_answer: 'the host does not answer',
  reset: 'the connection was closed at once',
  certificate_untrusted:
    'the certificate is of an unknown authority. NODE_EXTRA_CA_CERTS names the file of a private one, and has to be set before the process starts: in .env it comes too late',
  certificate_name: 'the certificate is for another host name',
  certificate_expired: 'the certificate is not valid now',
  not_tls: 'that port does not speak TLS, though the address begins with https',
  needs_tls: 'that port expects TLS, though the address begins with http',
  tls_failed: 'the two sides agree on no version of TLS',
  proxy_failed: 'the outgoing proxy gave none; see HTTPS_PROXY and NO_PROXY',
  proxy_refused: 'the outgoing proxy asks for a name and a password',
}

export const errors: ErrorWords = {
  words: {
    bad_address: {
      title: 'This address cannot be a run',
      text: () =>
        'A job name has 1 to 128 characters without slashes, an instance id is a whole number, and a workspace id has at most 64 letters, digits, - and _. Check the address, or look the run up.',
    },
    not_found: { title: 'Not found', text: () => 'The server does not know this address.' },
    signed_out: {
      title: 'You are signed out',
      text: () => 'Sign in to see the runs on this server. You then return to this address.',
    },
    too_many_requests: {
      title: 'Too many new runs at once',
      text: () =>
        'Each viewer may open a limited number of uncached runs a minute. The page tries again automatically.',
    },
    overloaded: {
      title: 'The server is busy',
      text: () =>
        'Nodeline has reached its own limit of calls to DGC. Runs that it already has still open, and the page tries again automatically.',
    },
    instance_not_found: {
      title: 'No such instance',
      text: ({ job, id, workspace }) =>
        `Job ${job} has no instance ${id}${workspace === null ? ' in the default workspace' : ` in workspace ${workspace}`}, or it is past the retention time. An instance of another workspace is also reported as missing.`,
    },
    job_not_found: {
      title: 'No such job',
      text: ({ job, workspace }) =>
        workspace === null
          ? `There is no job ${job} in the default workspace. The address names no workspace: it may be in another one.`
          : `There is no job ${job} in workspace ${workspace}.`,
    },
    workspace_not_found: {
      title: 'No such workspace',
      text: ({ workspace }) =>
        workspace === null
          ? 'DGC needs a workspace here, and the address names none.'
          : `DGC does not know the workspace ${workspace}. It is a 32-digit id, not a name.`,
    },
    forbidden: {
      title: 'No permission to see this run',
      text: () =>
        'The account of this server may not read instances of this workspace. Ask the workspace administrator for the viewer role.',
    },
    credentials_refused: {
      title: 'Credentials refused',
      text: () =>
        'DGC refused the credentials of this server: they are wrong, expired or revoked. An operator of the server has to renew them.',
    },
    clock_off: {
      title: 'The server’s clock is wrong',
      text: () =>
        'DGC accepts signed requests only from clocks that are right within 15 minutes. An operator has to set the clock of this server.',
    },
    throttled: {
      title: 'DGC asks to slow down',
      text: () => 'Too many requests have been made with this account. The page tries again automatically.',
    },
    wrong_endpoint: {
      title: 'The API is not at this address',
      text: () =>
        'The gateway answers that it has no such API. An operator of this server has to check DGC_ENDPOINT and DGC_REGION: the V1 host begins with dayu-dlf.',
    },
    upstream_failed: {
      title: 'DGC could not answer',
      text: () => 'DGC reports an internal error. The page tries again automatically.',
    },
    upstream_unreachable: {
      title: 'DGC cannot be reached',
      text: ({ reason }) =>
        `The server got no connection${reason === null ? '' : `: ${reasons[reason]}`}. If this lasts, an operator has to check the network and DGC_ENDPOINT.`,
    },
    upstream_timeout: {
      title: 'DGC takes too long',
      text: () => 'DGC did not send a complete answer in time. The page tries again automatically.',
    },
    upstream_bad_answer: {
      title: 'The answer cannot be read',
      text: ({ reason }) =>
        `DGC sent ${reason === null ? 'something unexpected' : reasons[reason]}. The page tries again automatically.`,
    },
    internal: {
      title: 'The server failed',
      text: () => 'This is an error in the Nodeline server. Its log has the details.',
    },
    server_unreachable: {
      title: 'The server cannot be reached',
      text: () =>
        'The Nodeline server does not answer: it is stopped, or the network is down. The page tries again automatically.',
    },
    server_answer: {
      title: 'The server’s answer cannot be read',
      text: () =>
        'Something between this page and its server answered instead, or their versions differ. Reload the page.',
    },
    no_page: {
      title: 'No such page',
      text: () => 'There is no page at this address. Look up a run by its job and instance.',
    },
    crashed: {
      title: 'This part of the page failed',
      text: () => 'This is an error in Nodeline. The data are not affected.',
    },
  },
  again: 'Try again',
  againSoon: 'The page tries again automatically.',
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
