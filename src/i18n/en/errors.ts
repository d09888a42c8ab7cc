import { type BadResponse, type ErrorCode } from '../../contract/errors'

/** What the sentences may name. */
export interface ErrorFacts {
  job: string
  id: string
  /** As asked for; null when the address names none. */
  workspace: string | null
  reason: BadResponse | null
}

export interface ErrorText {
  /** What happened. */
  title: string
  /** In words, with what to do. */
  text: (facts: ErrorFacts) => string
}

export type ErrorPageCode = ErrorCode | 'server_unreachable' | 'server_answer' | 'no_page' | 'crashed'
type BadAnswerWords = Record<BadResponse, string>

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
  details: string
  requestId: string
}

const reasons: BadAnswerWords = {
  html: 'a web page instead of JSON, as a login page or a proxy sends',
  empty: 'an empty body',
  truncated: 'an answer that breaks off before its end',
  not_json: 'text that is not JSON',
  wrong_shape: 'JSON without the fields of an instance',
  too_large: 'more than the server accepts',
  too_deep: 'JSON that is nested too deep',
  encoded: 'a compressed answer that nobody asked for',
  redirect: 'a redirect, which is not followed',
}

export const errors: ErrorWords = {
  words: {
    bad_address: {
      title: 'This address cannot be a run',
      text: () =>
        'A job name has 1 to 128 characters without slashes, an instance id is a whole number, and a workspace id has at most 64 letters, digits, - and _. Check the address, or look the run up.',
    },
    not_found: { title: 'Nothing is here', text: () => 'The server does not know this address.' },
    signed_out: {
      title: 'You are signed out',
      text: () => 'This server shows runs to those who signed in. Sign in, and this address opens as it is.',
    },
    too_many_requests: {
      title: 'Too many new runs at once',
      text: () =>
        'Each viewer may ask for a number of runs a minute that nobody has looked at yet. The page tries again by itself.',
    },
    overloaded: {
      title: 'The server is busy',
      text: () =>
        'Nodeline has more to ask DGC for than it allows itself. What it knows already still opens, and the page tries again by itself.',
    },
    instance_not_found: {
      title: 'No such instance',
      text: ({ job, id, workspace }) =>
        `Job ${job} has no instance ${id}${workspace === null ? ' in the default workspace' : ` in workspace ${workspace}`}, or it is past the retention time. An instance of another workspace looks missing, too.`,
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
      title: 'No right to see this run',
      text: () =>
        'The account of this server may not read instances of this workspace. Ask its administrator for the role of viewer.',
    },
    credentials_refused: {
      title: 'Credentials refused',
      text: () =>
        'DGC refused what this server signs in with: it is wrong, has ended or was revoked. Whoever runs the server has to renew it.',
    },
    clock_off: {
      title: 'The server’s clock is wrong',
      text: () =>
        'DGC takes signed requests only from clocks that are right to 15 minutes. Whoever runs this server has to set its clock.',
    },
    throttled: {
      title: 'DGC asks to slow down',
      text: () => 'Too many requests have been made with this account. The page tries again by itself.',
    },
    wrong_endpoint: {
      title: 'The API is not at this address',
      text: () =>
        'The gateway answers that it has no such API. Whoever runs this server has to check DGC_ENDPOINT and DGC_REGION: the V1 host begins with dayu-dlf.',
    },
    upstream_failed: {
      title: 'DGC could not answer',
      text: () => 'The service reports an error of its own. The page tries again by itself.',
    },
    upstream_unreachable: {
      title: 'DGC cannot be reached',
      text: () =>
        'The server got no connection. If this lasts, whoever runs it has to check the network and DGC_ENDPOINT.',
    },
    upstream_timeout: {
      title: 'DGC takes too long',
      text: () => 'The service was given time and did not answer in full. The page tries again by itself.',
    },
    upstream_bad_answer: {
      title: 'The answer cannot be read',
      text: ({ reason }) =>
        `DGC sent ${reason === null ? 'something unexpected' : reasons[reason]}. The page tries again by itself.`,
    },
    internal: {
      title: 'The server failed',
      text: () => 'This is a fault of Nodeline’s own server. Its log says more.',
    },
    server_unreachable: {
      title: 'The server cannot be reached',
      text: () =>
        'Nodeline’s own server does not answer: it is stopped, or the network is away. The page tries again by itself.',
    },
    server_answer: {
      title: 'The server’s answer cannot be read',
      text: () =>
        'Something between this page and its server answered instead, or the two are of different builds. Reload the page.',
    },
    no_page: {
      title: 'No such page',
      text: () => 'Nothing is at this address. Look a run up by its job and instance.',
    },
    crashed: {
      title: 'This part of the page failed',
      text: () => 'That is a fault of Nodeline. The data are not affected.',
    },
  },
  again: 'Try again',
  againSoon: 'The page tries again by itself.',
  signIn: 'Sign in',
  lookUp: 'Look up a run',
  chooseWorkspace: 'Workspace id',
  badWorkspace: 'A workspace id has at most 64 letters, digits, - and _.',
  notLoaded: 'This part could not be loaded.',
  open: 'Open there',
  details: 'What the service said',
  requestId: 'Request id',
}
