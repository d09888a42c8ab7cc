import { describe, expect, it } from 'vitest'
import { HOUR_MS, MINUTE_MS as MIN } from '../../../lib/time/units'
import { makeSpread } from '../../../testing/insight'
import {
  DONE,
  EN,
  ENDED,
  type GivenRun,
  NODES,
  PLAN,
  T0,
  USUAL,
  ZH,
  known,
  prepareRun,
} from '../../../testing/described-run'
import { type Verdict } from '../run-insight'
import { describeCalm, describeVerdict } from './describe-verdict'

const read = (verdict: Verdict | null): string | null =>
  verdict &&
  [
    `[${verdict.lead}] `,
    ...verdict.parts.map((part) => (typeof part === 'string' ? part : `<${part.name}>`)),
  ].join('')

const WAITING = {
  run: { status: 'waiting', startMs: null },
  nodes: { fetch: { status: 'waiting' }, clean: { status: 'waiting' } },
} as const
describe('a verdict on a run', () => {
  it.each<[string, GivenRun, string | null, string | null]>([
    ['that is as usual says nothing', { forecast: known(T0 + 61 * MIN) }, null, null],
    [
      'with nothing to compare with says nothing',
      { sample: {}, forecast: known(T0 + 300 * MIN) },
      null,
      null,
    ],
    [
      'that will end later names the node that took longest, what waited for it, and what the end depends on',
      { forecast: known(T0 + 100 * MIN) },
      '[42m later than usual.] <fetch> ran 40m 00s, usually 10m; <clean> waited for it. The end depends on <clean>.',
      '[比平时晚 42分钟。] <fetch> 运行了 40分钟，平时 10分钟；<clean> 因它而等待。结束时间取决于 <clean>。',
    ],
    [
      'whose node still runs names what waits for it, and nothing that was skipped',
      {
        nodes: {
          fetch: { startMs: T0, status: 'running' as const },
          skipped: { status: 'skip' as const },
          clean: { status: 'waiting' as const },
          load: { status: 'waiting' as const },
        },
        isFan: true,
        forecast: known(T0 + 100 * MIN),
      },
      '[42m later than usual.] <fetch> has run 54m 00s, usually 10m; <clean> and 1 more wait for it. The end depends on <fetch>.',
      '[比平时晚 42分钟。] <fetch> 已运行 54分钟，平时 10分钟；<clean> 等 2 个节点正在等它结束。结束时间取决于 <fetch>。',
    ],
    [
      'that ended late names the node',
      { run: ENDED, nodes: DONE },
      '[42m longer than usual.] <fetch> ran 52m 00s, usually 10m; <clean> waited for it.',
      '[比平时长 42分钟。] <fetch> 运行了 52分钟，平时 10分钟；<clean> 因它而等待。',
    ],
    [
      'whose node was held back says so',
      {
        run: ENDED,
        nodes: { ...DONE, fetch: { startMs: T0, endMs: T0 + 10 * MIN } },
        sample: {
          ...USUAL,
          nodes: { ...USUAL.nodes, clean: { runs: 17, heldBackMs: makeSpread(2 * MIN) } },
        },
      },
      '[42m longer than usual.] <clean> was held back 42m 00s, usually 2m; <load> waited for it.',
      '[比平时长 42分钟。] <clean> 延后 42分钟才启动，平时 2分钟；<load> 因它而等待。',
    ],
    [
      'that only started late says so',
      { run: { planMs: PLAN - HOUR_MS }, forecast: known(T0 + 61 * MIN) },
      '[Started 1h 02m later than usual.] Or it was run again: DGC does not say which.',
      '[比平时晚 1小时2分钟开始。] 也可能是重跑：DGC 的数据无法区分。',
    ],
    [
      'that waited for another job says so',
      {
        run: { planMs: PLAN - HOUR_MS },
        forecast: known(T0 + 61 * MIN),
        startedAfter: { job: 'source', id: '7', endMs: T0 - MIN },
      },
      '[Started 1h 02m later than usual.] It waited for job source, which ended at 01:05.',
      '[比平时晚 1小时2分钟开始。] 此前在等待作业 source，其实例于 01:05 结束。',
    ],
    [
      'that a later one overtook says both that this may mean',
      { run: { planMs: PLAN - HOUR_MS, again: true }, forecast: known(T0 + 61 * MIN) },
      '[Started 1h 06m after its plan.] It was run again, or it waited: DGC does not say which.',
      '[比计划晚 1小时6分钟开始。] 可能是重跑，也可能是一直在等待：DGC 的数据无法区分。',
    ],
    [
      'that was run again shortly after its plan says nothing of that',
      { run: { planMs: T0 - MIN, again: true }, forecast: known(T0 + 61 * MIN) },
      null,
      null,
    ],
    [
      'that depends on jobs of which nothing is known names one of them',
      {
        run: { planMs: PLAN - HOUR_MS },
        forecast: known(T0 + 61 * MIN),
        unknownUpstream: { job: 'source', more: 1 },
      },
      '[Started 1h 02m later than usual.] It depends on job source and 1 more; when these ended is not known here.',
      '[比平时晚 1小时2分钟开始。] 依赖作业 source 等 2 个作业，其实例的结束时间未知。',
    ],
    [
      'whose node runs longer than ever does not know the end',
      { forecast: { state: 'overdue', atMs: PLAN + HOUR_MS, key: 'clean', runs: 17, longestMs: 12 * MIN } },
      '[The end is not known.] <clean> has run 14m, longer than in all 17 runs; the longest was 12m.',
      '[结束时间未知。] <clean> 已运行 14分钟，超过全部 17 次历史运行，最长一次为 12分钟。',
    ],
    [
      'whose node one earlier run alone outlasted by far does not know it either',
      {
        forecast: {
          state: 'overdue',
          atMs: PLAN + HOUR_MS,
          key: 'clean',
          runs: 17,
          longestMs: 90 * MIN,
          hasOutlier: true,
        },
      },
      '[The end is not known.] <clean> has run 14m, longer than in all but one of 17 runs; that one took 1h 30m.',
      '[结束时间未知。] <clean> 已运行 14分钟，17 次历史运行中仅一次更长，为 1小时30分钟。',
    ],
    [
      'whose node waits behind a condition does not say that it is held back',
      {
        nodes: { fetch: NODES.fetch, clean: { status: 'waiting' as const }, load: NODES.load },
        condition: true,
        forecast: { state: 'overdue', atMs: PLAN + HOUR_MS, key: 'clean', runs: 17, longestMs: 1 },
      },
      '[The end is not known.] <clean> could have started 14m ago, but might not run: an edge to it has a condition.',
      '[结束时间未知。] <clean> 14分钟前已可启动，但依赖关系带有条件，可能不执行。',
    ],
    [
      'that is as usual, but wrote nothing, says so',
      {
        run: { ...ENDED, endMs: T0 + 61 * MIN },
        nodes: { ...DONE, load: { ...DONE.load, rows: 0 }, clean: { ...DONE.clean, rows: 0 } },
        sample: {
          ...USUAL,
          nodes: { load: { runs: 17, rows: makeSpread(86_000) }, clean: { runs: 17, rows: makeSpread(9) } },
        },
      },
      '[No rows.] <clean> has 0 rows, usually 9; 1 more has none either.',
      '[未写入数据。] <clean> 写入 0 行，平时 9；另有 1 个节点也写入 0 行。',
    ],
    [
      'that is as usual, but rests on runs of another definition, says so',
      { forecast: known(T0 + 61 * MIN), sample: { ...USUAL, differing: 15 } },
      '[New definition.] 15 of the 17 runs that it is compared with ran with another definition.',
      '[作业定义有变更。] 用于对比的 17 次历史运行中，15 次的定义与本次不同。',
    ],
    [
      'that ended late, compared with runs of another definition, says so behind the node',
      { run: ENDED, nodes: DONE, sample: { ...USUAL, differing: 15 } },
      '[42m longer than usual.] <fetch> ran 52m 00s, usually 10m; <clean> waited for it. 15 of the 17 runs that it is compared with ran with another definition.',
      '[比平时长 42分钟。] <fetch> 运行了 52分钟，平时 10分钟；<clean> 因它而等待。用于对比的 17 次历史运行中，15 次的定义与本次不同。',
    ],
    [
      'without nodes says why it waits',
      { run: { status: 'waiting', startMs: null, planMs: PLAN + 2 * HOUR_MS }, nodes: {} },
      '[Not started:] the run is planned for 03:00',
      '[尚未启动：] 实例计划于 03:00 启动',
    ],
    [
      'that has not started says which job it waits for',
      { ...WAITING, waits: { jobs: [{ job: 'ods', status: 'running' }], previous: null, running: 1 } },
      '[Not started:] the run waits for job ods',
      '[尚未启动：] 实例在等待作业 ods',
    ],
    [
      'that has not started says which run of its job it waits for',
      {
        ...WAITING,
        waits: { jobs: [], previous: { id: '7', planMs: PLAN - HOUR_MS, status: 'fail' }, running: 0 },
      },
      '[Not started:] the run waits for this job’s run of 00:00:00 (failed)',
      '[尚未启动：] 实例在等待本作业 00:00:00 的实例（运行失败）',
    ],
    [
      'whose planned time is ahead leaves that to the header',
      { ...WAITING, run: { ...WAITING.run, planMs: PLAN + 2 * HOUR_MS } },
      null,
      null,
    ],
    [
      'whose node is held back longer than ever does not know the end',
      {
        nodes: {
          fetch: NODES.fetch,
          clean: { status: 'waiting' as const },
          load: NODES.load,
        },
        forecast: {
          state: 'overdue',
          atMs: PLAN + HOUR_MS,
          key: 'clean',
          runs: 17,
          longestMs: 2 * MIN,
          isHeldBack: true,
        },
      },
      '[The end is not known.] <clean> has been held back 14m, longer than in all 17 runs; the longest was 2m.',
      '[结束时间未知。] <clean> 已延后 14分钟仍未启动，超过全部 17 次历史运行，最长一次为 2分钟。',
    ],
    [
      'that a paused node holds up does not know the end',
      { forecast: { state: 'held-up', atMs: PLAN + HOUR_MS, key: 'clean', nodes: 1 } },
      '[The end is not known.] <clean> holds up 1 node.',
      '[结束时间未知。] <clean> 影响 1 个节点。',
    ],
    [
      'whose last node is paused says for whom that waits',
      { forecast: { state: 'held-up', atMs: PLAN + HOUR_MS, key: 'clean', nodes: 0 } },
      '[The end is not known.] <clean> waits for someone to continue it.',
      '[结束时间未知。] <clean> 等待人工继续。',
    ],
    [
      'that only started late and whose data are old says nothing',
      { run: { planMs: PLAN - HOUR_MS }, isOld: true },
      null,
      null,
    ],
    [
      'with a failure whose log can say more leaves that to it',
      {
        run: { status: 'fail', endMs: T0 + 102 * MIN },
        nodes: { ...DONE, load: { ...DONE.load, status: 'fail', logPath: 'obs://a/b' } },
      },
      null,
      null,
    ],
  ])('%s', (_, given, english, chinese) => {
    expect(read(describeVerdict(prepareRun(given), EN))).toBe(english)
    expect(read(describeVerdict(prepareRun(given), ZH))).toBe(chinese)
  })
})

describe('in the place of a verdict', () => {
  it.each<[string, GivenRun, string | null]>([
    ['the runs stand that say so', {}, 'No unusual delay, compared with 17 runs before it.'],
    [
      'it stands why its duration is compared with fewer of them',
      { sample: { ranMs: makeSpread(60 * MIN, 6), lateMs: makeSpread(4 * MIN), ranAlike: 'branches' } },
      'No unusual delay, compared with 17 runs before it; its duration with the 6 that ran the same nodes.',
    ],
    [
      'it stands that there are too few',
      { sample: { runs: 3, wanted: 3, ranMs: null, lateMs: null } },
      'What is usual is not known: 3 runs to compare with, at least 5 are needed.',
    ],
    ['nothing stands while they are read', { sample: { runs: 3, wanted: 9, ranMs: null } }, null],
    ['nothing stands before it has started', { run: { startMs: null } }, null],
    ['nothing stands for a cancelled run', { run: { ...ENDED, status: 'manual-stop' } }, null],
    ['nothing stands beside a failure', { nodes: { fetch: { status: 'fail' } } }, null],
  ])('%s', (_, given, expected) => {
    const [sentence = null] = describeCalm(prepareRun(given), EN)?.parts ?? []
    expect(sentence).toBe(expected)
  })
})
