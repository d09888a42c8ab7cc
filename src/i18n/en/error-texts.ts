import { type ErrorReason } from '../../contract/errors'
import { isLatestWord, type LatestWord } from '../../contract/job-run'
import { type RefField } from '../../contract/run-ref'
import { type ErrorPageCode } from './errors'

/** What the sentences may name. */
export interface ErrorFacts {
  job: string
  id: string
  /** As asked for; null when the address names none. */
  workspace: string | null
  reason: ErrorReason | null
  /** What is wrong with the address, where that is known. */
  wrong?: RefField | null
  /** The run that lists give for `latest`. */
  listedId?: string | undefined
}

/** What happened in words, with what to do. */
export type ErrorTexts = Record<ErrorPageCode, (facts: ErrorFacts) => string>

const reasons: Record<ErrorReason, string> = {
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

const rules: Record<RefField, string> = {
  job: 'A job name has 1 to 128 characters, without slashes and without spaces at its ends, and is more than one or two dots',
  id: 'An instance id is a whole number',
  workspace: 'A workspace id has at most 64 letters, digits, - and _',
}

const LATEST: Record<LatestWord, string> = {
  latest: 'run',
  'latest-failed': 'failed run',
  'latest-success': 'successful run',
}

export const errorTexts: ErrorTexts = {
  bad_address: ({ wrong }) =>
    `${wrong ? rules[wrong] : Object.values(rules).join('; ')}. Check the address, or look up a job or a run.`,
  not_found: () => 'The server does not know this address.',
  signed_out: () => 'Sign in to see the runs on this server. You then return to this address.',
  too_many_requests: () =>
    'Each viewer may open a limited number of uncached runs a minute. The page tries again automatically.',
  overloaded: () =>
    'Nodeline has reached its own limit of calls to DGC. Runs that it already has still open, and the page tries again automatically.',
  instance_not_found: ({ job, id, workspace, listedId }) => {
    const place = workspace === null ? 'in the default workspace' : `in workspace ${workspace}`
    if (isLatestWord(id) && listedId !== undefined)
      return `The latest ${LATEST[id]} of job ${job} ${place} is instance ${listedId} by DGC’s list of runs. DGC does not give that instance, though: it may be past the retention time.`
    return isLatestWord(id)
      ? `No ${LATEST[id]} of job ${job} is known ${place}. Another try looks further back, as far as DGC keeps runs. A job of another workspace is also reported as missing.`
      : `Job ${job} has no instance ${id} ${place}, or it is past the retention time. An instance of another workspace is also reported as missing.`
  },
  job_not_found: ({ job, workspace }) =>
    workspace === null
      ? `There is no job ${job} in the default workspace. The address names no workspace: it may be in another one.`
      : `There is no job ${job} in workspace ${workspace}.`,
  workspace_not_found: ({ workspace }) =>
    workspace === null
      ? 'DGC needs a workspace here, and the address names none.'
      : `DGC does not know the workspace ${workspace}. It is a 32-digit id, not a name.`,
  forbidden: () =>
    'The account of this server may not read instances of this workspace. Ask the workspace administrator for the viewer role.',
  credentials_refused: () =>
    'DGC refused the credentials of this server: they are wrong, expired or revoked. An operator of the server has to renew them.',
  clock_off: () =>
    'DGC accepts signed requests only from clocks that are right within 15 minutes. An operator has to set the clock of this server.',
  throttled: () => 'Too many requests have been made with this account. The page tries again automatically.',
  wrong_endpoint: () =>
    'The gateway answers that it has no such API. An operator of this server has to check DGC_ENDPOINT and DGC_REGION: the V1 host begins with dayu-dlf.',
  upstream_failed: () => 'DGC reports an internal error. The page tries again automatically.',
  upstream_unreachable: ({ reason }) =>
    `The server got no connection${reason === null ? '' : `: ${reasons[reason]}`}. If this lasts, an operator has to check the network and DGC_ENDPOINT.`,
  upstream_timeout: () => 'DGC did not send a complete answer in time. The page tries again automatically.',
  upstream_bad_answer: ({ reason }) =>
    `DGC sent ${reason === null ? 'something unexpected' : reasons[reason]}. The page tries again automatically.`,
  log_unreadable: () => 'OBS did not give Nodeline the log of this node.',
  internal: () => 'This is an error in the Nodeline server. Its log has the details.',
  server_unreachable: () =>
    'The Nodeline server does not answer: it is stopped, or the network is down. The page tries again automatically.',
  server_answer: () =>
    'Something between this page and its server answered instead, or their versions differ. Reload the page.',
  no_page: () => 'There is no page at this address. Look up a run by its job and instance.',
  crashed: () => 'This is an error in Nodeline. The data are not affected.',
}
