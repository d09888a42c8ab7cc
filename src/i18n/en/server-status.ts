import { type ServerStatus, type UpstreamState } from '../../contract/server-status'
import { formatCount, s } from '../../lib/number'

type Credential = ServerStatus['upstream']['credential']

/** The words of the page about the server. Times, spans and sizes come as they are to be printed; no span where it would count from now. */
export interface ServerStatusWords {
  title: string
  about: string
  zone: (zone: string) => string
  asOf: (at: string) => string
  looked: (every: string) => string
  lost: (why: string, at: string) => string
  /** Silent: it fails without an answer. */
  health: Record<UpstreamState | 'silent', string>
  /** Of a picture that is not of now. */
  pastHealth: Record<UpstreamState | 'silent', string>
  since: (at: string, span: string) => string
  wasSince: (from: string, until: string) => string
  sections: Record<'upstream' | 'calls' | 'viewers' | 'memory' | 'server', string>
  labels: Record<
    | ('answer' | 'fault' | 'retry' | 'credential' | 'token' | 'clock')
    | ('used' | 'underWay' | 'queued' | 'active' | 'requests' | 'runs' | 'fresh' | 'stale' | 'cold')
    | ('ledger' | 'remembered' | 'build' | 'started'),
    string
  >
  never: string
  noFault: string
  ago: (at: string, span: string | null) => string
  fault: (what: string, at: string) => string
  retry: (at: string, span: string | null) => string
  retryNow: string
  credential: Record<Credential, string>
  tokenEnds: (at: string, span: string | null) => string
  tokenEnded: (at: string) => string
  tokenUnknown: string
  clockRight: string
  clockOff: (span: string, ahead: boolean) => string
  clockUnknown: string
  used: (used: number, perSecond: number) => string
  underWay: (n: number, all: number) => string
  queued: (n: number) => string
  activeViewers: (viewers: number, runs: number) => string
  runs: (n: number, size: string) => string
  answers: (n: number) => string
  /** Rows of lists of runs, and whole answers; `size` of the file, null in memory. */
  remembered: (runs: number, kept: number, size: string | null) => string
  ledgerProblem: Record<NonNullable<ServerStatus['ledger']['problem']>['kind'], (since: string) => string>
}

const inSpan = (span: string | null) => (span === null ? '' : `, in ${span}`)

export const serverStatus: ServerStatusWords = {
  title: 'Server status',
  about: 'The health of this server and of DGC behind it. This page makes no calls to DGC.',
  zone: (zone) => `Times in ${zone}`,
  asOf: (at) => `As of ${at}`,
  looked: (every) => `refreshed ${every}`,
  lost: (why, at) => `${why}. Status as of ${at}`,
  health: {
    untried: 'No call to DGC yet',
    answering: 'DGC answers',
    failing: 'DGC answers with errors',
    silent: 'DGC does not answer',
    paused: 'Waiting before asking DGC again',
  },
  pastHealth: {
    untried: 'There had been no call to DGC',
    answering: 'DGC answered',
    failing: 'DGC answered with errors',
    silent: 'DGC did not answer',
    paused: 'Was waiting before asking DGC again',
  },
  since: (at, span) => `Since ${at}, for ${span}`,
  wasSince: (from, until) => `From ${from} until ${until} at least`,
  sections: {
    upstream: 'DGC',
    calls: 'Calls to DGC',
    viewers: 'Viewers',
    memory: 'Cache',
    server: 'This server',
  },
  labels: {
    answer: 'Last answer',
    fault: 'Last fault',
    retry: 'Next try',
    credential: 'Signs in to DGC with',
    token: 'Token ends',
    clock: 'Clock of this server',
    used: 'In the last minute',
    underWay: 'In progress',
    queued: 'Waiting',
    active: 'In the last minute',
    requests: 'Requests for runs',
    runs: 'Cached',
    fresh: 'From cache',
    stale: 'Stale, while refreshing',
    cold: 'Waited for DGC',
    ledger: 'History',
    remembered: 'Recorded',
    build: 'Build',
    started: 'Started',
  },
  never: 'none yet',
  noFault: 'none since the start',
  ago: (at, span) => (span === null ? at : `${at}, ${span} ago`),
  fault: (what, at) => `${what}, at ${at}`,
  retry: (at, span) => `at ${at}${inSpan(span)}`,
  retryNow: 'with the next request',
  credential: {
    demo: 'nothing: this is the built-in demo',
    aksk: 'an access key that signs each request',
    token: 'a configured token',
    password: 'a user and password; the token is renewed automatically',
  },
  tokenEnds: (at, span) => `at ${at}${inSpan(span)}`,
  tokenEnded: (at) => `ended at ${at}`,
  tokenUnknown: 'not known: the token has no expiry time',
  clockRight: 'right',
  clockOff: (span, ahead) => `${span} ${ahead ? 'ahead of' : 'behind'} DGC’s: set it`,
  clockUnknown: 'not known before the first answer',
  used: (used, perSecond) => `${formatCount(used)}, at most ${perSecond} a second`,
  underWay: (n, all) => `${formatCount(n)} of ${formatCount(all)} at once`,
  queued: (n) => (n === 0 ? 'none' : `${formatCount(n)} call${s(n)}`),
  activeViewers: (viewers, runs) =>
    viewers === 0
      ? 'no viewers'
      : `${formatCount(viewers)} browser${s(viewers)} viewed ${formatCount(runs)} run${s(runs)}`,
  runs: (n, size) => `${formatCount(n)} run${s(n)}, ${size}`,
  answers: (n) => `${formatCount(n)} answer${s(n)}`,
  remembered: (runs, kept, size) =>
    `${formatCount(runs)} run${s(runs)}, ${formatCount(kept)} whole answer${s(kept)}, ${size ?? 'in memory'}`,
  ledgerProblem: {
    damaged: (since) => `its file was damaged: set aside at ${since}, and a new one begun`,
    full: (since) => `the disk is full: in memory only since ${since}`,
    newer: (since) => `a newer version wrote its file: in memory only since ${since}`,
    failed: (since) => `its file cannot be used: in memory only since ${since}`,
  },
}
