import { s } from '../../lib/number'

const runs = (n: number) => `${n} run${s(n)}`
const nodes = (n: number) => `${n} node${s(n)}`
const more = (n: number) => (n === 0 ? '' : ` +${n}`)

/** Texts of insight: why a node waits, what is usual, when a run ends. Times are passed as text. */
export const insight = {
  waits: {
    /** The node that is expected last, and how many others. */
    nodes: (node: string, others: number) => `${node}${more(others)}`,
    heldBy: (whom: string) => `waits for ${whom}`,
    /** In a replay. */
    heldByThen: (whom: string) => `waited for ${whom}`,
    heldByOf: (whom: string, ran: string, usual: string) => `waits for ${whom}, ${ran} of ~${usual}`,
    heldByFull: (whom: string, ran: string, usual: string) =>
      `waits for ${whom}, running ${ran}, usually ${usual}`,
    heldByRuns: (whom: string, ran: string) => `waits for ${whom}, running ${ran}`,
    heldByHalted: (whom: string, status: string) => `waits for ${whom}: ${status.toLowerCase()}`,
    /** Null where nothing is left to be said. */
    ready: (before: number, ago: string | null): string | null => {
      const then = ago === null ? '' : ` ${ago} ago`
      if (before === 0) return ago === null ? null : `could start${then}, not started`
      return before === 1 ? `predecessor done${then}, not started` : `all ${before} done${then}, not started`
    },
    queue: (sentence: string, queue: string) => `${sentence} (queue ${queue})`,
    notStarted: 'not started',
    condition: (node: string) => `might not run: condition after ${node}`,
    conditionShort: 'might not run: condition',
    skipped: (node: string) => `skipped: by the condition after ${node}, or by a user`,
    skippedShort: 'by a condition, or by a user',
    failed: (node: string) => `not run: ${node} failed`,
    failedShort: 'not run',
    suspended: (node: string) => `${node} failed: an operator has to continue`,
    paused: 'paused by a user',
    frozen: 'frozen by a user',
    halted: 'halted by a failure',
    confirm: 'waits for a confirmation',
    runPaused: 'the run is paused',
    runFrozen: 'the run is frozen',
    runHalted: 'the run is halted by a failure',
    runConfirm: 'the run waits for a confirmation',
    runEnded: 'not run: the run has ended',
    runStopped: 'not run: the run was cancelled',
    stoppedBefore: 'not known: a predecessor was cancelled',
    policyUnknown: 'not known: a predecessor failed',
    noTimes: 'not known: a predecessor has no end',
    lostEdge: 'not known: not all predecessors are known',
    changed: 'not known: not in the definition',
  },
  run: {
    planned: (at: string) => `the run is planned for ${at}`,
    /** `ended` is the status of its run once that is over. */
    job: (job: string, others: number, ended: string) =>
      `the run waits for job ${job}${ended === '' ? '' : ` (${ended.toLowerCase()})`}${others === 0 ? '' : ` and ${others} more`}`,
    previous: (at: string, ended: string) =>
      `the run waits for this job’s run of ${at}${ended === '' ? '' : ` (${ended.toLowerCase()})`}`,
    /** `workspace` is empty where it is not named. */
    elsewhere: (job: string, workspace: string, others: number) =>
      `the run depends on job ${job} of ${workspace === '' ? 'another workspace' : `workspace ${workspace}`}${others === 0 ? '; not known here how it is' : ` and ${others} more; not known here how they are`}`,
    full: (n: number) => `the run waits for one of ${n} running runs of this job`,
    unknown: 'the run has not started',
  },
  /** Of the job that the run waits for. */
  latestRun: 'Its latest run',
  thatRun: 'That run',
  why: 'Why',
  noDefinition: {
    versionUnknown: 'Not known which version of the job ran',
    missing: (version: string) => `DGC no longer has definition ${version}`,
    otherVersion: (version: string, given: string) => `DGC gave definition ${given} instead of ${version}`,
    forbidden: (version: string, status: string) => `No right to read definition ${version}${status}`,
    tooLarge: (version: string) => `Definition ${version} is too large to read`,
    failed: (version: string, status: string) => `Definition ${version} not readable${status}`,
  },
  heldBack: (time: string) => `held back ${time}`,
  usually: (time: string) => `usually ${time}`,
  ofUsual: (time: string) => `of ~${time}`,
  rows: {
    none: (usual: string) => `0 rows, usually ${usual}`,
    some: (rows: string, usual: string) => `${rows} rows, usually ${usual}`,
  },
  onPath: (n: number, of: number) => `on the critical path, ${n} of ${of}`,
  header: {
    toGo: 'to go',
    endsAbout: 'Ends about',
    range: (from: string, to: string, n: number) => `${from === to ? '' : `${from}–${to}, `}from ${runs(n)}`,
    longer: (n: number, of: number) =>
      n === 0 ? `none of ${runs(of)} took so long` : `only ${n} of ${runs(of)} took so long`,
    notKnown: 'not known',
    tooFew: (n: number, least: number) => `too few comparable runs: ${n} of ${least}`,
    usualRuns: (time: string, n: number) => `usually ${time}, ${runs(n)}`,
    asUsual: 'as usual',
    record: (held: number, of: number, error: string) =>
      `${held} of the last ${of} forecasts at this point were right; median error ${error}`,
    within: (n: number, of: number) => `${n} of ${of} earlier runs, replayed from now, end in this range`,
    roots: (n: number) => `${n} root failure${s(n)}`,
    consequences: (n: number) => `${n} consequence${s(n)}`,
    ignored: (n: number) => `${n} failure${s(n)} ignored`,
    startsJob: 'It runs another job, whose own run says more:',
    startsSome: 'It runs another job, which the definition does not name: see its log',
    rootsTip: 'Consequences failed after a failed node, or do not run because of it',
    ignoredTip: 'Ignored: the failure policy of the node lets the run go on',
  },
  verdict: {
    overdue: 'The end is not known.',
    longerThanAll: (ran: string, n: number, longest: string) =>
      `has run ${ran}, longer than in all ${runs(n)}; the longest was ${longest}.`,
    longerThanMost: (ran: string, n: number, longest: string) =>
      `has run ${ran}, longer than in all but one of ${runs(n)}; that one took ${longest}.`,
    waitedLonger: (waited: string, n: number, longest: string) =>
      `has been held back ${waited}, longer than in all ${runs(n)}; the longest was ${longest}.`,
    notStarted: 'Not started:',
    empty: 'No rows.',
    noRows: (usual: string, others: number) =>
      `has 0 rows, usually ${usual}${others === 0 ? '' : `; ${others} more ${others === 1 ? 'has' : 'have'} none either`}.`,
    conditional: (waited: string) =>
      `could have started ${waited} ago, but might not run: an edge to it has a condition.`,
    /** A node behind which none waits is halted itself. */
    heldUp: (n: number) => (n === 0 ? 'waits for someone to continue it.' : `holds up ${nodes(n)}.`),
    later: (by: string) => `${by} later than usual.`,
    longer: (by: string) => `${by} longer than usual.`,
    startedLater: (by: string) => `Started ${by} later than usual.`,
    startedAfter: (job: string, at: string) => `It waited for job ${job}, which ended at ${at}.`,
    dependsOn: (job: string, others: number) =>
      `It depends on job ${job}${others === 0 ? '' : ` and ${others} more`}; when ${others === 0 ? 'that' : 'these'} ended is not known here.`,
    maybeRerun: 'Or it was run again: DGC does not say which.',
    ran: (ran: string, usual: string) => `ran ${ran}, usually ${usual}`,
    runs: (ran: string, usual: string) => `has run ${ran}, usually ${usual}`,
    heldBack: (time: string, usual: string) =>
      usual === '' ? `was held back ${time}` : `was held back ${time}, usually ${usual}`,
    waited: (others: number, isLive: boolean) => {
      const waits = others === 0 ? 'waits' : 'wait'
      return `${others === 0 ? '' : ` and ${others} more`} ${isLive ? waits : 'waited'} for it`
    },
    hangs: 'The end depends on',
    startedAfterPlan: (by: string) => `Started ${by} after its plan.`,
    againOrWaited: 'It was run again, or it waited: DGC does not say which.',
    newDefinition: 'New definition.',
    differing: (n: number, of: number) =>
      `${n} of the ${runs(of)} that it is compared with ran with another definition.`,
    noDelay: (n: number, ran: string) => `No unusual delay, compared with ${runs(n)} before it${ran}.`,
    /** How long it ran is compared with fewer of them. */
    ranAlike: {
      definition: (n: number) => `; its duration with the ${n} of the same definition`,
      branches: (n: number) => `; its duration with the ${n} that ran the same nodes`,
      both: (n: number) => `; its duration with the ${n} of the same definition that ran the same nodes`,
    },
  },
  panel: {
    couldStart: 'Could start',
    afterNode: (node: string) => `${node} ended`,
    afterStart: 'the run started',
    endsAbout: 'Ends about',
    limit: 'Limit',
    limitAt: (at: string) => `at ${at}`,
    limitAtEarliest: (at: string) => `at ${at}, or later: it counts for one attempt`,
    onFailure: 'On failure',
    policies: {
      fail: 'the run fails',
      'fail-child': 'nodes after it do not run',
      ignore: 'the run goes on',
      suspend: 'the run is suspended',
      unknown: 'not known',
    },
    attempt: 'Attempt',
    attemptOf: (n: number, of: number) => `${n} of ${of}`,
    earlier: 'Earlier runs',
    oldestFirst: (times: string) => `oldest first: ${times}`,
    thisRun: (time: string) => `this run: ${time}`,
    sample: (n: number, versions: string) => `${runs(n)}${versions}`,
    median: (time: string) => `${time} median`,
    p90: (time: string) => `9 of 10 within ${time}`,
    longest: (time: string) => `${time} longest`,
    usualRows: (rows: string) => `${rows} rows usually`,
    changed: (n: number) => `Not known: its definition differs in ${runs(n)} of the sample`,
    few: (n: number) => `What is usual is not known: ${runs(n)}, at least 5 are needed`,
    waitedFor: 'Waited for',
    waitsFor: 'Waits for',
    nothingBefore: 'no node: it starts with the run',
    endedLast: (at: string) => `ended ${at}, the last`,
    ended: (at: string) => `ended ${at}`,
    holdsUp: 'Holds up',
    stops: 'Prevents from running',
    maybe: 'might not run',
    later: 'then',
    also: (node: string) => `also waits for ${node}`,
    stopsNothing: 'nothing: its failure policy lets the run go on',
    more: (n: number) => `and ${n} more`,
  },
  versions: (from: number, to: number) => (from === to ? ` of v${from}` : ` of v${from} to v${to}`),
  marks: {
    title: 'Marks',
    usual: 'Usual durations',
    which: 'Which usual durations',
    unusualOnly: 'Unusual only',
    all: 'All',
    ahead: 'Projected bars',
    fromRuns: (n: number) => `from ${runs(n)}`,
    path: 'Critical path',
    count: (n: number) => nodes(n),
    links: 'Links of the selected node',
    limits: 'Limits',
    nearOrPassed: 'near or passed',
    edges: (version: string) => `Edges and limits: the definition that ran${version}.`,
    version: (n: number) => `, version ${n}`,
    sample: (n: number, versions: string) =>
      `Usual: ${runs(n)}${versions}, successful and triggered like this one.`,
    few: (n: number) => `What is usual is not known: ${runs(n)} to compare with, at least 5 are needed.`,
    reading: 'The definition and the earlier runs are being read.',
    answered: (status: number) => ` (HTTP ${status})`,
    insteadOf: (given: number, version: number) => ` (v${given} instead of v${version})`,
    noDefinition: {
      'version-unknown': () => 'Dependencies not known: no list names the version that ran.',
      forbidden: (status: string) => `Dependencies not known: no right to read the definition${status}.`,
      missing: (status: string) => `Dependencies not known: DGC has no such definition${status}.`,
      'other-version': (versions: string) =>
        `Dependencies not known: DGC gave another version of the definition than the one that ran${versions}.`,
      'too-large': () => 'Dependencies not known: the definition is too large to read.',
      failed: (status: string) => `Dependencies not known: the definition cannot be read${status}.`,
    },
    findings: {
      'not-in-definition': (n: number, example: string) =>
        `${nodes(n)} of this run not in the definition, such as ${example}.`,
      'not-in-run': (n: number, example: string) =>
        `${nodes(n)} of the definition not in this run, such as ${example}.`,
      'same-name': (n: number, example: string) =>
        `${nodes(n)} with the name of another, such as ${example}.`,
      itself: (n: number, example: string) =>
        `${nodes(n)} that ${n === 1 ? 'waits for itself' : 'wait for themselves'}, such as ${example}.`,
      cycle: (n: number, example: string) => `${nodes(n)} that wait for each other, such as ${example}.`,
    },
  },
  /** What the definition contradicts, in the card of findings: why it matters. */
  findings: {
    notUsed: 'Dependencies on these nodes are not used.',
    noneUsed: 'No dependency is used.',
    ownNotUsed: 'That dependency is not used.',
    otherVersion: (given: number, version: number) =>
      `DGC gave version ${given} of the definition instead of ${version}, which ran.`,
    early: (n: number, example: string) =>
      `${n === 1 ? `Node ${example}` : `${nodes(n)} (${example}, …)`} started before a predecessor had ended.`,
    earlyWhy: 'By the definition a node starts after all of its predecessors. Times are shown as given.',
    definition: (version: string) => `definition${version}`,
  },
  legend: {
    waited: 'waited',
    projected: 'projected',
    usual: (n: number) => `usual, of ${runs(n)}`,
    path: 'critical path',
    links: 'links of the selected node',
    limit: 'limit',
    runLimit: 'limit of the run',
    unusualOnly: 'Marks: only what is unusual',
  },
}

export type InsightWords = typeof insight
