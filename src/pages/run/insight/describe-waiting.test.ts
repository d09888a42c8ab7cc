import { describe, expect, it } from 'vitest'
import { insight as en } from '../../../i18n/en/insight'
import { insight as zh } from '../../../i18n/zh-CN/insight'
import { HOUR_MS, MINUTE_MS } from '../../../lib/time/units'
import { type RunWaitReason, type WaitingReason } from '../../../model/insight/waiting'
import { makeInstance } from '../../../testing/runs'
import { describeRunWait, describeWaiting } from './describe-waiting'
import { type Reader } from './reader'

const EN: Reader = { words: en, lang: 'en', zone: 'UTC' }
const ZH: Reader = { words: zh, lang: 'zh-CN', zone: 'UTC' }
const { nodes } = makeInstance({}, [{ key: 'k', name: 'load\u202e' }])
const HELD: WaitingReason = {
  kind: 'held-by',
  at: 0,
  more: 0,
  status: 'running',
  runningMs: 6 * MINUTE_MS,
  usualMs: 14 * MINUTE_MS,
}
const READY: WaitingReason = { kind: 'ready', sinceMs: 0, waitedMs: 4 * MINUTE_MS, before: 3, queue: null }
const X = 'load⟨202E⟩'

describe('a node', () => {
  it.each<[string, WaitingReason, string[], string[], boolean]>([
    [
      'behind one that runs',
      HELD,
      [`waits for ${X}, running 6m, usually 14m`, `waits for ${X}, 6m of ~14m`, `waits for ${X}`],
      [`等待 ${X}，已运行 6分钟，平时 14分钟`, `等待 ${X}，6分钟/约 14分钟`, `等待 ${X}`],
      true,
    ],
    [
      'behind two, one of which runs for hours',
      { ...HELD, more: 1, runningMs: 2 * HOUR_MS + 5 * MINUTE_MS, usualMs: null },
      [`waits for ${X} +1, running 2h 05m`, `waits for ${X} +1`],
      [`等待 ${X} 等 2 个，已运行 2小时5分钟`, `等待 ${X} 等 2 个`],
      true,
    ],
    [
      'behind one that has run for seconds, which the next poll would correct',
      { ...HELD, runningMs: MINUTE_MS - 1 },
      [`waits for ${X}`],
      [`等待 ${X}`],
      true,
    ],
    [
      'behind one that has not started',
      { ...HELD, status: 'waiting', runningMs: null },
      [`waits for ${X}`],
      [`等待 ${X}`],
      true,
    ],
    [
      'behind one that a person paused',
      { ...HELD, status: 'pause', runningMs: null },
      [`waits for ${X}: paused`, `waits for ${X}`],
      [`等待 ${X}：暂停`, `等待 ${X}`],
      true,
    ],
    [
      'that could start, in a queue',
      { ...READY, queue: 'etl' },
      ['all 3 done 4m ago, not started (queue etl)', 'all 3 done 4m ago, not started', 'not started'],
      [
        '3 个上游节点均已结束 4分钟，尚未启动（队列 etl）',
        '3 个上游节点均已结束 4分钟，尚未启动',
        '尚未启动',
      ],
      false,
    ],
    [
      'that could start for seconds',
      { ...READY, waitedMs: MINUTE_MS - 1 },
      ['all 3 done, not started', 'not started'],
      ['3 个上游节点均已结束，尚未启动', '尚未启动'],
      false,
    ],
    [
      'whose only predecessor ended seconds ago',
      { ...READY, waitedMs: 0, before: 1 },
      ['predecessor done, not started', 'not started'],
      ['上游节点已结束，尚未启动', '尚未启动'],
      false,
    ],
    [
      'that waits for none, for seconds',
      { ...READY, waitedMs: 0, before: 0, queue: 'etl' },
      ['not started (queue etl)', 'not started'],
      ['尚未启动（队列 etl）', '尚未启动'],
      false,
    ],
    [
      'that could start since its only predecessor ended',
      { ...READY, before: 1 },
      ['predecessor done 4m ago, not started', 'not started'],
      ['上游节点已结束 4分钟，尚未启动', '尚未启动'],
      false,
    ],
    [
      'that waits for none',
      { ...READY, before: 0 },
      ['could start 4m ago, not started', 'not started'],
      ['4分钟前已可启动，尚未启动', '尚未启动'],
      false,
    ],
    [
      'behind a condition',
      { kind: 'condition', at: 0, expression: 'x' },
      [`might not run: condition after ${X}`, 'might not run: condition'],
      [`可能不执行：取决于 ${X} 之后的条件`, '可能不执行：取决于条件'],
      true,
    ],
    [
      'that was skipped behind a condition',
      { kind: 'skipped', at: 0, expression: 'x' },
      [`skipped: by the condition after ${X}, or by a user`, 'by a condition, or by a user'],
      [`已跳过：${X} 之后的条件不满足，或人工跳过`, '条件不满足，或人工跳过'],
      true,
    ],
    [
      'behind a failure',
      { kind: 'failed', at: 0, policy: 'fail' },
      [`not run: ${X} failed`, 'not run'],
      [`未执行：${X} 失败`, '未执行'],
      true,
    ],
    [
      'behind a failure that halts the run',
      { kind: 'failed', at: 0, policy: 'suspend' },
      [`${X} failed: an operator has to continue`, 'not run'],
      [`${X} 失败，等待人工处理`, '未执行'],
      true,
    ],
    [
      'that is paused',
      { kind: 'paused', of: 'node', status: 'pause' },
      ['paused by a user'],
      ['已人工暂停'],
      false,
    ],
    [
      'that is frozen',
      { kind: 'paused', of: 'node', status: 'freeze' },
      ['frozen by a user'],
      ['已人工冻结'],
      false,
    ],
    [
      'to be confirmed',
      { kind: 'paused', of: 'node', status: 'waiting-confirm' },
      ['waits for a confirmation'],
      ['等待人工确认'],
      false,
    ],
    [
      'of a paused run',
      { kind: 'paused', of: 'run', status: 'pause' },
      ['the run is paused'],
      ['实例已暂停'],
      false,
    ],
    [
      'of a run that a failure halted',
      { kind: 'paused', of: 'run', status: 'running-exception' },
      ['the run is halted by a failure'],
      ['实例运行异常，已挂起'],
      false,
    ],
    [
      'that a failure halted itself',
      { kind: 'paused', of: 'node', status: 'running-exception' },
      ['halted by a failure'],
      ['运行异常，已挂起'],
      false,
    ],
    [
      'of a run that was cancelled',
      { kind: 'run-ended', status: 'manual-stop' },
      ['not run: the run was cancelled', 'not run'],
      ['未执行：实例已取消', '未执行'],
      false,
    ],
    [
      'of a run that has ended',
      { kind: 'run-ended', status: 'success' },
      ['not run: the run has ended', 'not run'],
      ['未执行：实例已结束', '未执行'],
      false,
    ],
    [
      'of a run that waits for a job',
      { kind: 'run-not-started' },
      ['the run waits for job ods and 1 more'],
      ['实例在等待作业 ods 等 2 个'],
      false,
    ],
    ['without a definition', { kind: 'not-known', why: 'no-definition' }, [], [], false],
    [
      'that the definition does not know',
      { kind: 'not-known', why: 'not-in-definition' },
      ['not known: not in the definition'],
      ['等待原因未知：不在作业定义中'],
      false,
    ],
    [
      'behind a cancelled one',
      { kind: 'not-known', why: 'stopped-before' },
      ['not known: a predecessor was cancelled'],
      ['等待原因未知：上游节点已取消'],
      false,
    ],
    [
      'behind a failure of unknown policy',
      { kind: 'not-known', why: 'fail-policy' },
      ['not known: a predecessor failed'],
      ['等待原因未知：上游节点失败'],
      false,
    ],
    [
      'behind one without an end',
      { kind: 'not-known', why: 'no-times' },
      ['not known: a predecessor has no end'],
      ['等待原因未知：上游节点没有结束时间'],
      false,
    ],
    [
      'behind one that is not in the run',
      { kind: 'not-known', why: 'lost-edge' },
      ['not known: not all predecessors are known'],
      ['等待原因未知：部分上游节点未知'],
      false,
    ],
  ])('%s', (_, reason, english, chinese, names) => {
    const run: RunWaitReason = { kind: 'job', job: 'ods', status: 'running', more: 1 }
    const key = names ? 'k' : null
    expect(describeWaiting(reason, run, nodes, EN)).toEqual({ forms: english, key })
    expect(describeWaiting(reason, run, nodes, ZH)).toEqual({ forms: chinese, key })
  })
})

describe('a run', () => {
  it.each<[string, RunWaitReason, string, string]>([
    [
      'before its planned time',
      { kind: 'planned', atMs: 2 * HOUR_MS },
      'the run is planned for 02:00',
      '实例计划于 02:00 启动',
    ],
    [
      'behind the run of a job',
      { kind: 'job', job: 'ods', status: 'running', more: 0 },
      'the run waits for job ods',
      '实例在等待作业 ods',
    ],
    [
      'behind as many as DGC allows',
      { kind: 'full', running: 5 },
      'the run waits for one of 5 running runs of this job',
      '实例在等待：该作业已有 5 个实例在运行',
    ],
    [
      'perhaps behind a job of another workspace',
      { kind: 'elsewhere', job: 'ods', workspace: 'dw_other', more: 1 },
      'the run depends on job ods of workspace dw_other and 1 more; not known here how they are',
      '实例依赖工作空间 dw_other 的作业 ods 等 2 个作业，其状态未知',
    ],
    [
      'behind the failed run of a job',
      { kind: 'job', job: 'ods', status: 'fail', more: 0 },
      'the run waits for job ods (failed)',
      '实例在等待作业 ods（运行失败）',
    ],
    [
      'behind the failed run of a job and others',
      { kind: 'job', job: 'ods', status: 'fail', more: 2 },
      'the run waits for job ods (failed) and 2 more',
      '实例在等待作业 ods（运行失败）等 3 个',
    ],
    ['that is paused', { kind: 'paused', status: 'pause' }, 'the run is paused', '实例已暂停'],
    ['that is frozen', { kind: 'paused', status: 'freeze' }, 'the run is frozen', '实例已冻结'],
    [
      'that is to be confirmed',
      { kind: 'paused', status: 'waiting-confirm' },
      'the run waits for a confirmation',
      '实例等待人工确认',
    ],
    [
      'that nothing known holds',
      { kind: 'not-known', why: 'nothing-holds' },
      'the run has not started',
      '实例尚未启动',
    ],
  ])('%s', (_, reason, english, chinese) => {
    expect(describeRunWait(reason, EN)).toBe(english)
    expect(describeRunWait(reason, ZH)).toBe(chinese)
  })
})
