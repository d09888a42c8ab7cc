import { type Claim, type Diagnosis, type Evidence } from '../../contract/diagnosis'
import { type Forecast, type Insight } from '../../contract/insight'
import { findCriticalPath } from '../../model/insight/critical-path'
import { hasEdges } from '../../model/insight/edges'
import { findEarly, findHeldBack } from '../../model/insight/held-back'
import { findUnusualFacts } from '../../model/insight/unusual-facts'
import { isUnusuallyLong } from '../../model/insight/unusual'
import { type WaitingReason, findRunWaitReason, findWaitingReasons } from '../../model/insight/waiting'
import { isLiveRun } from '../../model/run/duration'
import { getDueMs } from '../../model/jobs/usual'
import { claimFailures } from './claim-failures'
import {
  type DiagnosisGiven,
  type Indexed,
  findNode,
  indexGiven,
  ofDefinition,
  ofNode,
  ofRun,
  ofStatuses,
  ofUsual,
} from './evidence'

/** Of one kind. */
const MAX_CLAIMS = 50

/** What can be said of a run, each claim with where it stands. Linear in nodes and edges. */
export function diagnose(from: DiagnosisGiven): Diagnosis {
  const given = indexGiven(from)
  const { run, insight, edges, atMs } = given
  const claims = [
    ...claimLateStart(given),
    ...claimRunWaits(given),
    ...claimStreak(given),
    ...claimFailures(given),
    ...claimWaits(given),
    ...claimUnusual(given),
    ...claimNewDefinition(given),
    ...claimPath(given),
    ...claimForecast(insight),
    ...run.findings.map(({ code }, at): Claim => ({
      kind: 'contradiction',
      code,
      evidence: [{ source: 'run', pointer: `/findings/${at}/code`, value: code }],
    })),
    ...edges.findings.map(({ code, example }): Claim => ({
      kind: 'contradiction',
      code,
      evidence: findNode(given, example),
    })),
    ...claimEarly(given),
  ]
  const { kept, omitted } = limit(claims)
  const { job, id, workspace, status } = run
  return {
    job,
    id,
    workspace,
    status,
    atMs: isLiveRun(run) ? atMs : null,
    claims: kept,
    omitted,
    unknown: listUnknown(given),
  }
}

function limit(claims: readonly Claim[]): { kept: Claim[]; omitted: Record<string, number> } {
  const counts: Record<string, number> = {}
  const kept = claims.filter(({ kind }) => (counts[kind] = (counts[kind] ?? 0) + 1) <= MAX_CLAIMS)
  const over = Object.entries(counts).filter(([, count]) => count > MAX_CLAIMS)
  return { kept, omitted: Object.fromEntries(over.map(([kind, count]) => [kind, count - MAX_CLAIMS])) }
}

const ofStartedAfter = (after: Insight['startedAfter']): Evidence[] =>
  after === null ? [] : [{ source: 'insight', pointer: '/startedAfter/endMs', value: after.endMs }]

const ofUnknownUpstream = (upstream: Insight['unknownUpstream']): Evidence[] =>
  upstream === null ? [] : [{ source: 'insight', pointer: '/unknownUpstream/job', value: upstream.job }]

function claimLateStart({ run, insight }: DiagnosisGiven): Claim[] {
  const { startedAfter, unknownUpstream } = insight
  const usual = insight.sample.lateMs
  const dueMs = getDueMs(run)
  if (dueMs === null || run.startMs === null || usual === null) return []
  const lateMs = run.startMs - dueMs
  if (!isUnusuallyLong(lateMs, usual)) return []
  return [
    {
      kind: 'started-late',
      lateMs,
      usualMs: usual.median,
      runs: usual.runs,
      after: startedAfter && startedAfter.job,
      unknownUpstream,
      evidence: [
        ...ofRun(run, 'planMs'),
        ...ofRun(run, 'startMs'),
        { source: 'insight', pointer: '/sample/lateMs/median', value: usual.median },
        ...ofStartedAfter(startedAfter),
        ...ofUnknownUpstream(unknownUpstream),
      ],
    },
  ]
}

function claimNewDefinition({ run, insight }: DiagnosisGiven): Claim[] {
  const { differing, ranMs } = insight.sample
  if (run.startMs === null || ranMs === null || differing === undefined) return []
  return [
    {
      kind: 'new-definition',
      differing,
      runs: ranMs.runs,
      evidence: [
        { source: 'insight', pointer: '/sample/differing', value: differing },
        { source: 'insight', pointer: '/sample/ranMs/runs', value: ranMs.runs },
      ],
    },
  ]
}

/** Whether the failure of the run is new. */
function claimStreak({ run, streak }: DiagnosisGiven): Claim[] {
  if (run.status !== 'fail' || streak === null) return []
  const { hasFailed, runs, last, first, other, lastGood } = streak
  return [
    {
      kind: hasFailed ? 'failed-before' : 'first-failure',
      runs,
      isAtLeast: other === null,
      lastGood: lastGood && lastGood.id,
      evidence: [...ofRun(run, 'status'), ...ofStatuses(last, first, other, lastGood)],
    },
  ]
}

function claimRunWaits({ run, insight, atMs }: DiagnosisGiven): Claim[] {
  const reason = findRunWaitReason(run, insight.waits, atMs)
  if (reason === null) return []
  const { waits } = insight
  const evidence = ofRun(run, 'status')
  switch (reason.kind) {
    case 'planned':
      return [
        {
          kind: 'run-waits',
          reason: reason.kind,
          untilMs: reason.atMs,
          evidence: [...evidence, ...ofRun(run, 'planMs')],
        },
      ]
    case 'job': {
      const place = waits?.jobs.findIndex(({ job }) => job === reason.job) ?? -1
      const pointer = `/waits/jobs/${place}/status`
      evidence.push({ source: 'insight', pointer, value: reason.status })
      return [{ kind: 'run-waits', reason: reason.kind, job: reason.job, evidence }]
    }
    case 'previous':
      evidence.push({ source: 'insight', pointer: '/waits/previous/status', value: reason.status })
      return [{ kind: 'run-waits', reason: reason.kind, run: reason.id, evidence }]
    case 'full':
      evidence.push({ source: 'insight', pointer: '/waits/running', value: reason.running })
      return [{ kind: 'run-waits', reason: reason.kind, running: reason.running, evidence }]
    case 'elsewhere':
      evidence.push({ source: 'insight', pointer: '/waits/elsewhere/0/job', value: reason.job })
      return [{ kind: 'run-waits', reason: reason.kind, job: reason.job, evidence }]
    case 'paused':
      return [{ kind: 'run-waits', reason: reason.kind, evidence }]
    case 'not-known':
      return [{ kind: 'run-waits', reason: `not-known: ${reason.why}`, evidence }]
  }
}

function claimWaits(given: Indexed): Claim[] {
  const { run, edges, insight, atMs } = given
  const { sample, forecast } = insight
  // Why the run waits stands for all its nodes, and a failure has a claim of its own.
  const isSaid = ({ kind }: WaitingReason) =>
    kind === 'run-not-started' || kind === 'run-ended' || kind === 'failed'
  return findWaitingReasons(run, edges, { sample, forecast, nowMs: atMs }).flatMap((reason, at): Claim[] => {
    if (reason === null || isSaid(reason)) return []
    const { key = '', name = '' } = run.nodes[at] ?? {}
    const held = 'at' in reason ? reason.at : null
    const heldKey = held === null ? null : (run.nodes[held]?.key ?? null)
    if (reason.kind === 'skipped') {
      const evidence = [...ofNode(given, at, 'status'), ...ofDefinition(given, name, 'conditions')]
      return [{ kind: 'node-skipped', node: key, after: heldKey ?? '', evidence }]
    }
    return [
      {
        kind: 'node-waits',
        node: key,
        reason: reason.kind === 'not-known' ? `not-known: ${reason.why}` : reason.kind,
        for: heldKey,
        evidence: [
          ...ofNode(given, at, 'status'),
          ...(held === null ? [] : ofNode(given, held, 'status', 'startMs', 'endMs')),
          ...ofDefinition(given, name, reason.kind === 'condition' ? 'conditions' : 'after'),
          ...(heldKey === null ? [] : ofUsual(given, heldKey, 'ms')),
        ],
      },
    ]
  })
}

function claimUnusual(given: Indexed): Claim[] {
  const { run, edges, insight, atMs } = given
  const heldBack = findHeldBack(run, edges, atMs)
  return findUnusualFacts(run, edges, insight.sample, atMs).map((unusual): Claim => {
    const { at, runs } = unusual
    const { key: node = '', name = '' } = run.nodes[at] ?? {}
    if (unusual.kind === 'rows') {
      const { what: is, rows, usual: usualRows } = unusual
      const evidence = [...ofNode(given, at, 'rows'), ...ofUsual(given, node, 'rows')]
      return { kind: 'unusual-rows', node, is, rows, usualRows, runs, evidence }
    }
    const { ms, usual: usualMs } = unusual
    if (unusual.kind === 'ran') {
      const evidence = [...ofNode(given, at, 'startMs', 'endMs'), ...ofUsual(given, node, 'ms')]
      return { kind: 'longer-than-usual', node, ms, usualMs, runs, evidence }
    }
    const driver = heldBack[at]?.driver ?? null
    return {
      kind: 'held-back',
      node,
      ms,
      usualMs,
      runs,
      evidence: [
        ...(driver === null ? ofRun(run, 'startMs') : ofNode(given, driver, 'endMs')),
        ...ofNode(given, at, 'startMs'),
        ...ofDefinition(given, name, 'after'),
        ...ofUsual(given, node, 'heldBackMs'),
      ],
    }
  })
}

/** Nodes that started before a predecessor had ended. */
function claimEarly(given: Indexed): Claim[] {
  const { run, edges, atMs } = given
  const heldBack = findHeldBack(run, edges, atMs)
  return findEarly(heldBack).map((at): Claim => {
    const driver = heldBack[at]?.driver ?? null
    return {
      kind: 'contradiction',
      code: 'early-node',
      evidence: [
        ...ofNode(given, at, 'startMs'),
        ...(driver === null ? [] : ofNode(given, driver, 'endMs')),
        ...ofDefinition(given, run.nodes[at]?.name ?? '', 'after'),
      ],
    }
  })
}

function claimPath(given: DiagnosisGiven): Claim[] {
  const { run, edges, atMs } = given
  const path = findCriticalPath(run, edges, atMs)
  if (path === null) return []
  const { steps } = path
  const [first, last] = [steps[0], steps.at(-1)]
  return [
    {
      kind: 'critical-path',
      nodes: steps.map(({ key }) => key),
      ranMs: steps.reduce((sum, { ranMs }) => sum + ranMs, 0),
      heldBackMs: steps.reduce((sum, { gapMs }) => sum + gapMs, 0),
      leadMs: path.leadMs,
      tailMs: path.tailMs,
      evidence: [
        ...ofRun(run, 'startMs'),
        ...(first ? ofNode(given, first.at, 'startMs') : []),
        ...(last ? ofNode(given, last.at, 'endMs') : []),
        ...ofRun(run, 'endMs'),
      ],
    },
  ]
}

function claimForecast({ forecast }: Insight): Claim[] {
  if (forecast.state === 'none') return []
  const told = omitNodes(forecast)
  return [
    {
      kind: 'forecast',
      forecast: told,
      evidence: [{ source: 'insight', pointer: '/forecast/state', value: forecast.state }],
    },
  ]
}

/** What each node will do is in the insight. */
function omitNodes<T extends Forecast>(forecast: T): T {
  return forecast.state === 'known' ? { ...forecast, nodes: [] } : forecast
}

function listUnknown({ insight, edges }: DiagnosisGiven): Diagnosis['unknown'] {
  const { noDefinition, sample, forecast } = insight
  const unknown: Diagnosis['unknown'] = []
  if (noDefinition !== null) unknown.push({ what: 'definition', why: noDefinition.reason })
  else if (!hasEdges(edges))
    unknown.push({ what: 'edges', why: edges.findings.map(({ code }) => code).join(' ') })
  const isPending = sample.wanted === null || sample.runs < sample.wanted
  if (isPending || sample.ranMs === null)
    unknown.push({ what: 'usual', why: isPending ? 'pending' : 'few-runs' })
  if (forecast.state === 'none' && forecast.reason !== 'ended')
    unknown.push({ what: 'forecast', why: forecast.reason })
  return unknown
}
