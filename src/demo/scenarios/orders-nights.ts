import { nightMs } from './nightly-plan'
import { DAY_MS } from '../../lib/time/units'
import { type Overrides, ordersRun } from './orders-run'
import { takeSnapshot } from './snapshot'
import { NEWER, type Style, writeSnapshot } from './wire'
import {
  DEFAULT_WORKSPACE,
  type DemoInstance,
  FINANCE_JOB,
  FINANCE_WORKSPACE,
  ORDERS_JOB,
  PROD_WORKSPACE,
} from './demo-instance'

/** What most nights of the pipeline have in common. */
export const USUAL: Overrides = {
  cdm_ods_customers: { retries: 2 },
  同步_商品维表: { outcome: 'ignoreSuccess' },
  清洗_客户主数据: { outcome: 'forceSuccess' },
  同步_门店维表: { outcome: 'skip', startMs: null, endMs: null },
}

export const ITEMS_FAIL: Overrides = {
  ...USUAL,
  dws_load_order_items: { outcome: 'fail', retries: 3, rows: 9_211_904, failure: 'dws_timeout' },
}

function night(job: string, id: string, nightsAgo: number, overrides: Overrides, style: Style = NEWER) {
  const run = (nowMs: number) => {
    const planMs = nightMs(nowMs) - nightsAgo * DAY_MS
    return ordersRun((offsetMs) => planMs + offsetMs, overrides)
  }
  return { run, text: (nowMs: number) => writeSnapshot({ job, id }, takeSnapshot(run(nowMs)), style) }
}

export const ORDERS_NIGHTS: readonly DemoInstance[] = [
  {
    job: ORDERS_JOB,
    id: '8829121177',
    workspace: DEFAULT_WORKSPACE,
    group: 'pipeline',
    what: {
      en: 'Last night: one load failed after three retries, five nodes never ran',
      'zh-CN': '昨夜：一个装载节点重试三次后失败，后面五个节点没有执行',
    },
    ...night(ORDERS_JOB, '8829121177', 0, ITEMS_FAIL),
  },
  {
    job: ORDERS_JOB,
    id: '8829121100',
    workspace: DEFAULT_WORKSPACE,
    group: 'pipeline',
    what: { en: 'The night before: all green', 'zh-CN': '前夜：全部成功' },
    ...night(ORDERS_JOB, '8829121100', 1, {}),
  },
  {
    job: ORDERS_JOB,
    id: '8829140001',
    workspace: PROD_WORKSPACE,
    group: 'pipeline',
    what: {
      en: 'The job of that name in another workspace: a run by hand',
      'zh-CN': '另一个工作空间里的同名作业：手工调度的一次运行',
    },
    ...night(ORDERS_JOB, '8829140001', 0, USUAL, { ...NEWER, trigger: 2, logRoot: PROD_WORKSPACE }),
  },
  {
    job: FINANCE_JOB,
    id: '8829150001',
    workspace: FINANCE_WORKSPACE,
    group: 'pipeline',
    what: {
      en: 'A workspace named as DGC names them, its id also in front of every log path',
      'zh-CN': '按 DGC 方式命名的工作空间，日志路径前也带工作空间 ID',
    },
    ...night(FINANCE_JOB, '8829150001', 0, ITEMS_FAIL, {
      ...NEWER,
      trigger: 5,
      logRoot: FINANCE_WORKSPACE,
    }),
  },
]
