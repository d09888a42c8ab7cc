import { MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { FINANCE_JOB, FINANCE_WORKSPACE, ORDERS_JOB } from '../scenarios/demo-instance'
import { type Layer } from './job-plan'
import { type Schedule } from './schedule'
import { SUBJECTS, type Subject } from './subjects'
import { type Workspace } from './workspaces'

/** What sets a job apart; all else follows from it. */
export interface Draft {
  name: string
  layer: Layer
  subject: Subject
  schedule: Schedule
  usualMs: readonly [min: number, max: number]
  after?: readonly string[]
  folder?: string
  width?: number
  isSingle?: boolean
  isListed?: boolean
}

/** Subjects whose copies of the source have a problem in turn, which delays all jobs behind them: their places in the rota. */
export const ROOTS: readonly (readonly [subject: string, rota: number])[] = [
  ['products', 0],
  ['refunds', 5],
  ['categories', 10],
  ['invoices', 15],
  ['cashiers', 20],
  ['promotions', 25],
]

export const isRoot = (subject: string): boolean => ROOTS.some(([root]) => root === subject)

const minutes = (min: number, max: number) => [min * MINUTE_MS, max * MINUTE_MS] as const
const daily = (minuteOfDay: number): Schedule => ({ kind: 'days', minuteOfDay })

/** The chain of a subject: copied from its source, cleaned, summed up, published. `region` makes more of them. */
function draftChain(subject: Subject, at: number, region: string): Draft[] {
  const { name } = subject
  const stem = region === '' ? name : `${name}_${region}`
  const next = SUBJECTS[(at + 1) % SUBJECTS.length]?.name ?? name
  // Some sums need the details of another subject, too.
  const joins =
    at % 4 === 1 && !isRoot(next) ? [`dwd_${region === '' ? next : `${next}_${region}`}_daily`] : []
  const isOrders = region === '' && name === 'orders'
  return [
    {
      name: `ods_${stem}_daily`,
      layer: 'ods',
      subject,
      schedule: daily(30 + ((at * 7) % 85)),
      usualMs: minutes(4, 24),
    },
    {
      name: isOrders ? ORDERS_JOB : `dwd_${stem}_daily`,
      layer: 'dwd',
      subject,
      schedule: daily(isOrders ? 120 : 125 + ((at * 5) % 60)),
      usualMs: minutes(8, 48),
      // The orders' night waits for its sources by itself.
      after: isOrders ? [] : [`ods_${stem}_daily`],
    },
    {
      name: `dws_${stem}_daily`,
      layer: 'dws',
      subject,
      schedule: daily(200 + ((at * 11) % 70)),
      usualMs: minutes(6, 38),
      after: [isOrders ? ORDERS_JOB : `dwd_${stem}_daily`, ...joins],
      ...(stem === 'clicks' ? { width: 66 } : {}),
    },
    {
      name: `ads_${stem}_report`,
      layer: 'ads',
      subject,
      schedule: daily(300 + ((at * 3) % 80)),
      usualMs: minutes(2, 14),
      after: [`dws_${stem}_daily`],
    },
  ]
}

/** All other jobs of a subject. */
function draftOthers(subject: Subject, at: number): Draft[] {
  const { name, zh, domain } = subject
  const drafts: (Draft | false)[] = [
    {
      name: `${zh}日报`,
      layer: 'ads',
      subject,
      schedule: daily(375 + ((at * 5) % 60)),
      usualMs: minutes(1, 9),
      after: [`dws_${name}_daily`],
      folder: `/报表/${domain}/日报`,
      isSingle: at % 3 === 0,
    },
    at % 3 !== 1 && {
      name: `${zh}宽表`,
      layer: 'dws',
      subject,
      schedule: { kind: 'weeks', weekdays: [2, 3, 4, 5, 6], minuteOfDay: 260 + ((at * 13) % 60) },
      usualMs: minutes(10, 55),
      folder: `/报表/${domain}/宽表`,
    },
    at % 3 !== 2 && {
      name: `ods_${name}_hourly`,
      layer: 'ods',
      subject,
      schedule: { kind: 'hours', minute: (at * 5) % 60 },
      usualMs: minutes(3, 16),
    },
    at % 8 === 0 && {
      name: `ods_${name}_5min`,
      layer: 'ods',
      subject,
      schedule: { kind: 'minutes', every: 5 },
      usualMs: [40 * SECOND_MS, 150 * SECOND_MS],
      folder: '/实时补充/近实时/五分钟',
      isSingle: true,
    },
    at % 8 === 5 && {
      name: `dwd_${name}_15min`,
      layer: 'dwd',
      subject,
      schedule: { kind: 'minutes', every: 15 },
      usualMs: minutes(2, 6),
      folder: '/实时补充/近实时/一刻钟',
    },
    at % 2 === 0 && {
      name: `ads_${name}_weekly`,
      layer: 'ads',
      subject,
      schedule: { kind: 'weeks', weekdays: [at % 4 === 0 ? 2 : 1], minuteOfDay: 390 + at },
      usualMs: minutes(20, 85),
    },
    at % 3 === 0 && {
      name: `ads_${name}_monthly`,
      layer: 'ads',
      subject,
      schedule: { kind: 'months', dayOfMonth: 1 + (at % 5), minuteOfDay: 420 + at },
      usualMs: minutes(40, 170),
    },
    at % 5 === 1 && {
      name: `evt_${name}_file`,
      layer: 'ods',
      subject,
      schedule: { kind: 'event', perDay: 3 + (at % 9) },
      usualMs: minutes(1, 8),
      folder: '/文件接入/合作方',
    },
    at % 7 === 3 && {
      name: `init_${name}_history`,
      layer: 'dwd',
      subject,
      schedule: { kind: 'once', minuteOfDay: 600 + at * 17 },
      usualMs: minutes(90, 400),
      folder: '/一次性/历史初始化/2024',
    },
    at % 9 === 4 && {
      name: `sub_${name}_repair`,
      layer: 'dws',
      subject,
      schedule: { kind: 'sub', minuteOfDay: 290 + at },
      usualMs: minutes(2, 11),
      folder: '/公共/子作业',
    },
    at === 0 && {
      name: 'ads_eu_sales_daily',
      layer: 'ads',
      subject,
      schedule: { kind: 'days', minuteOfDay: 390, zone: 'Europe/Berlin' },
      usualMs: minutes(12, 20),
      folder: '/海外/EU/销售',
    },
    at % 4 === 1 && {
      name: `dws_${name}_evening`,
      layer: 'dws',
      subject,
      schedule: daily(1_080 + at),
      usualMs: minutes(5, 20),
    },
  ]
  return drafts.filter((draft) => draft !== false)
}

/** The jobs that a workspace is asked to have, and those that no list names. */
export function draftJobs(workspace: Workspace): Draft[] {
  const subjects = SUBJECTS.filter(({ domain }) => isOf(workspace, domain))
  const chains = subjects.flatMap((subject) => draftChain(subject, SUBJECTS.indexOf(subject), ''))
  const others = subjects.flatMap((subject) => draftOthers(subject, SUBJECTS.indexOf(subject)))
  const extra = others.length + chains.length < workspace.jobs ? draftRegions(workspace.jobs) : []
  const drafts = [...draftOwn(workspace), ...chains, ...others, ...extra].slice(0, workspace.jobs)
  return [...drafts, ...draftHidden(workspace)]
}

/** The job whose run the catalogue shows. */
function draftOwn({ id }: Workspace): Draft[] {
  const subject = SUBJECTS.find(({ name }) => name === 'settlements')
  if (id !== FINANCE_WORKSPACE || subject === undefined) return []
  return [{ name: FINANCE_JOB, layer: 'dws', subject, schedule: daily(120), usualMs: minutes(240, 260) }]
}

/** The batch job that hangs on a node of a real-time job, under the name that DGC gives it. */
function draftHidden({ realTime }: Workspace): Draft[] {
  const [subject] = SUBJECTS
  if (realTime === 0 || subject === undefined) return []
  const name = `${REAL_TIME_NAMES[0]}_sub_enrich`
  const schedule: Schedule = { kind: 'sub', minuteOfDay: 720 }
  return [{ name, layer: 'dwd', subject, schedule, usualMs: minutes(1, 3), isListed: false }]
}

/** Daily jobs alone: the pipelines of one region after the other. */
export function draftRegions(count: number, withFirst = false): Draft[] {
  const drafts: Draft[] = []
  for (let region = withFirst ? 0 : 1; drafts.length < count; region += 1) {
    const suffix = region === 0 ? '' : `r${String(region).padStart(3, '0')}`
    for (const [at, subject] of SUBJECTS.entries()) drafts.push(...draftChain(subject, at, suffix))
  }
  return drafts
}

const isOf = ({ domains }: Workspace, domain: string) => domains.length === 0 || domains.includes(domain)

export const REAL_TIME_NAMES = [
  'rt_orders_stream',
  'rt_clicks_stream',
  'rt_payments_risk',
  'rt_inventory_sync',
  'rt_会员行为',
  'rt_coupon_usage',
  'rt_store_visitors',
  'rt_search_terms',
  'rt_price_changes',
  'rt_delivery_tracks',
  'rt_advert_bids',
  'rt_门店客流',
] as const
