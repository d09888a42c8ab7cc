import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/time/units'
import { type DemoInstance } from './demo-instance'
import { contradiction } from './contradiction'

const seconds = (ms: number) => Math.floor(ms / 1_000)

/** Times that are missing, impossible, or far from each other. */
export const CONTRADICTIONS_TIMES: readonly DemoInstance[] = [
  contradiction(
    'times_one_instant',
    '6601001',
    { en: 'A single node that took no time at all', 'zh-CN': '只有一个节点，且耗时为零' },
    ({ run, node, startMs }) =>
      run([node('instant', 0, { endTime: startMs })], { endTime: startMs, executeTime: 0 }),
  ),
  contradiction(
    'times_not_given',
    '6601002',
    {
      en: 'Times missing, null, 0 and negative, of nodes that are said to have run',
      'zh-CN': '节点显示已运行，时间却缺失、为 null、为 0 或为负',
    },
    ({ run, node }) =>
      run([
        node('plain', 0),
        node('both_missing', 1, { startTime: undefined, endTime: undefined }),
        node('both_null', 1, { startTime: null, endTime: null }),
        node('both_zero', 1, { startTime: 0, endTime: 0 }),
        node('both_negative', 1, { startTime: -1, endTime: -1 }),
        node('no_start', 3, { startTime: undefined }),
        node('no_end', 5, { endTime: null }),
        node('no_plan', 7, { planTime: undefined }),
      ]),
  ),
  contradiction(
    'times_none_at_all',
    '6601003',
    { en: 'Neither the run nor any node has a time', 'zh-CN': '作业和所有节点都没有任何时间' },
    ({ run, node }) => {
      const none = { planTime: undefined, startTime: undefined, endTime: undefined }
      return run([node('first', 0, none), node('second', 1, none)], { ...none, executeTime: undefined })
    },
  ),
  contradiction(
    'times_end_before_start',
    '6601004',
    {
      en: 'A node and the run itself end before they start',
      'zh-CN': '节点和作业本身的结束时间早于开始时间',
    },
    ({ run, node, startMs }) =>
      run([node('plain', 0), node('backwards', 4, { endTime: startMs + MINUTE_MS })], {
        endTime: startMs - MINUTE_MS,
        executeTime: -MINUTE_MS,
      }),
  ),
  contradiction(
    'times_in_seconds',
    '6601005',
    { en: 'One node has its times in seconds', 'zh-CN': '其中一个节点的时间以秒为单位' },
    ({ run, node, startMs }) =>
      run([
        node('in_milliseconds', 0),
        node('in_seconds', 3, {
          startTime: seconds(startMs + 3 * MINUTE_MS),
          endTime: seconds(startMs + 5 * MINUTE_MS),
        }),
      ]),
  ),
  contradiction(
    'times_all_in_seconds',
    '6601006',
    { en: 'Every time is in seconds', 'zh-CN': '所有时间都以秒为单位' },
    ({ run, node, planMs, startMs }) => {
      const planTime = seconds(planMs)
      const from = (ms: number) => ({
        planTime,
        startTime: seconds(ms),
        endTime: seconds(ms + 2 * MINUTE_MS),
      })
      return run([node('first', 0, from(startMs)), node('second', 3, from(startMs + 3 * MINUTE_MS))], {
        planTime,
        startTime: seconds(startMs),
        endTime: seconds(startMs + 10 * MINUTE_MS),
      })
    },
  ),
  contradiction(
    'times_outside_window',
    '6601007',
    { en: 'Every node ran three days before the run itself', 'zh-CN': '所有节点都比作业本身早三天运行' },
    ({ run, node }) => {
      const before = -3 * 24 * 60
      return run([node('first', before), node('second', before + 3), node('third', before + 6)])
    },
  ),
  contradiction(
    'times_idle_day',
    '6601008',
    {
      en: 'A day in which nothing runs, between two minutes of work',
      'zh-CN': '两分钟的工作之间空闲了整整一天',
    },
    ({ run, node, planMs, startMs }) => {
      // Two days back, so that what ends a day later has ended by now.
      const planTime = planMs - 2 * DAY_MS
      const firstMs = startMs - 2 * DAY_MS
      const secondMs = firstMs + DAY_MS + MINUTE_MS
      const minute = (fromMs: number) => ({ planTime, startTime: fromMs, endTime: fromMs + MINUTE_MS })
      return run([node('before_the_day', 0, minute(firstMs)), node('after_the_day', 0, minute(secondMs))], {
        ...minute(firstMs),
        endTime: secondMs + MINUTE_MS,
        executeTime: DAY_MS + 2 * MINUTE_MS,
      })
    },
  ),
  contradiction(
    'times_still_running_at_end',
    '6601009',
    {
      en: 'The run is over, and one of its nodes is said to run',
      'zh-CN': '作业已结束，却有节点仍显示运行中',
    },
    ({ run, node }) =>
      run([node('plain', 0), node('left_running', 4, { status: 'running', endTime: undefined })], {
        status: 'fail',
      }),
  ),
  contradiction(
    'times_in_the_future',
    '6601010',
    { en: 'A node that starts a year from now', 'zh-CN': '有节点一年之后才开始' },
    ({ run, node }) => run([node('plain', 0), node('next_year', 365 * 24 * 60)]),
  ),
  contradiction(
    'times_execute_time_in_minutes',
    '6601011',
    { en: 'executeTime counts minutes, with a fraction', 'zh-CN': 'executeTime 以分钟计，且带小数' },
    ({ run, node, startMs }) =>
      run([node('plain', 0)], { endTime: startMs + HOUR_MS / 40, executeTime: 1.5 }),
  ),
]
