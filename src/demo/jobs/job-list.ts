import { MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { FINANCE_JOB, FINANCE_WORKSPACE, ORDERS_JOB } from '../scenarios/demo-instance'
import { hash, hashShare } from './hash'
import { type JobPlan, type Layer, type RealTimePlan } from './job-plan'
import { type Schedule } from './schedule'
import { SUBJECTS, type Subject } from './subjects'
import { type Workspace } from './workspaces'

/** Serials of one workspace's jobs stand together. */
const SERIALS_PER_WORKSPACE = 20_000
/** This many daily jobs have a problem in turn, so that on any day there is one with each kind of problem. */
export const ROTA_LENGTH = 28

const OWNERS = [
  'li.wei',
  'wang.fang',
  '张敏',
  'chen_jie',
  'zhao.lei',
  'liu.yang',
  '周婷',
  'etl_admin',
  'sun_hao',
]
const SOURCES = 4

interface Draft {
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

const LAYERS: readonly Layer[] = ['ods', 'dwd', 'dws', 'ads']

const LAYER_FOLDERS: Record<Layer, string> = {
  ods: '01_ODS贴源层',
  dwd: '02_DWD明细层',
  dws: '03_DWS汇总层',
  ads: '04_ADS应用层',
}

/** Subjects whose copies of the source have a problem in turn, which delays all jobs behind them: their places in the rota. */
const ROOTS: readonly (readonly [subject: string, rota: number])[] = [
  ['products', 0],
  ['refunds', 5],
  ['categories', 10],
  ['invoices', 15],
  ['cashiers', 20],
  ['promotions', 25],
]

const isRoot = (subject: string): boolean => ROOTS.some(([root]) => root === subject)

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

/** The jobs of a workspace, in the order of their serials. `place`: of the workspace among all. */
export function createJobs(workspace: Workspace, place: number): JobPlan[] {
  const subjects = SUBJECTS.filter(({ domain }) => isOf(workspace, domain))
  const chains = subjects.flatMap((subject) => draftChain(subject, SUBJECTS.indexOf(subject), ''))
  const others = subjects.flatMap((subject) => draftOthers(subject, SUBJECTS.indexOf(subject)))
  const extra = others.length + chains.length < workspace.jobs ? draftRegions(workspace.jobs) : []
  const drafts = [...draftOwn(workspace), ...chains, ...others, ...extra].slice(0, workspace.jobs)
  return link([...drafts, ...draftHidden(workspace)], place)
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

/** Daily jobs alone, as many as asked for: the pipelines of one region after the other. */
export function createManyJobs(count: number): JobPlan[] {
  return link(draftRegions(count, true).slice(0, count), 0)
}

function draftRegions(count: number, withFirst = false): Draft[] {
  const drafts: Draft[] = []
  for (let region = withFirst ? 0 : 1; drafts.length < count; region += 1) {
    const suffix = region === 0 ? '' : `r${String(region).padStart(3, '0')}`
    for (const [at, subject] of SUBJECTS.entries()) drafts.push(...draftChain(subject, at, suffix))
  }
  return drafts
}

const isOf = ({ domains }: Workspace, domain: string) => domains.length === 0 || domains.includes(domain)

function link(drafts: readonly Draft[], place: number): JobPlan[] {
  const byName = new Map<string, JobPlan>()
  // Each job behind those that it waits for.
  const sorted = LAYERS.flatMap((layer) => drafts.filter((draft) => draft.layer === layer))
  const rota = createRota(sorted)
  return sorted.map((draft, index) => {
    const serial = place * SERIALS_PER_WORKSPACE + index
    const job = toPlan(draft, serial, rota.get(draft.name) ?? null, byName)
    byName.set(job.name, job)
    return job
  })
}

/** Places by name: those of the roots, the others for jobs that no other waits for. */
function createRota(drafts: readonly Draft[]): Map<string, number> {
  const rota = new Map(ROOTS.map(([subject, number]) => [`ods_${subject}_daily`, number]))
  const taken = new Set(ROOTS.map(([, number]) => number))
  const free = Array.from({ length: ROTA_LENGTH }, (_, number) => number).filter(
    (number) => !taken.has(number),
  )
  const leaves = drafts.filter(canJoin)
  const step = Math.max(1, Math.floor(leaves.length / free.length))
  for (const [at, number] of free.entries()) {
    const leaf = leaves[at * step]
    if (leaf) rota.set(leaf.name, number)
  }
  return rota
}

const isOrdersPipeline = (name: string): boolean => name === ORDERS_JOB || name === FINANCE_JOB

const canJoin = ({ layer, subject, schedule, isSingle }: Draft): boolean =>
  layer === 'ads' &&
  schedule.kind === 'days' &&
  schedule.zone === undefined &&
  !isSingle &&
  !isRoot(subject.name)

function toPlan(
  draft: Draft,
  serial: number,
  rota: number | null,
  byName: ReadonlyMap<string, JobPlan>,
): JobPlan {
  const { name, layer, subject, schedule } = draft
  const seed = hash(serial, 7)
  const [min, max] = draft.usualMs
  const isOrders = isOrdersPipeline(name)
  const upstream = (draft.after ?? []).flatMap((before) => byName.get(before) ?? [])
  const folder = draft.folder ?? `/零售数仓/${LAYER_FOLDERS[layer]}/${subject.domain}`
  const tags = [layer, subject.domain]
  if (seed % 9 === 0 || isOrders) tags.push('核心')
  if (layer === 'ads' && seed % 4 === 0) tags.push('SLA-08:00')
  return {
    name,
    serial,
    seed,
    layer,
    subject: subject.name,
    subjectZh: subject.zh,
    source: hash(seed, 3) % SOURCES,
    folder,
    owner: OWNERS[hash(seed, 4) % OWNERS.length] ?? '',
    tags,
    description: describe(layer, subject, seed),
    priority: seed % 3,
    status: readStatus(schedule, seed, rota !== null || isOrders),
    schedule,
    upstream,
    dependFailPolicy: readPolicy(upstream, rota, seed),
    usualMs: Math.round(min + (max - min) * hashShare(seed, 5)),
    rota,
    habit: rota === null && !isOrders ? readHabit(schedule, seed) : null,
    width: draft.width ?? 1 + (seed % 4),
    isSingle: draft.isSingle ?? false,
    isOrders,
    isListed: draft.isListed ?? true,
  }
}

function readPolicy(
  upstream: readonly JobPlan[],
  ownRota: number | null,
  seed: number,
): JobPlan['dependFailPolicy'] {
  // Last night's orders always fail; the jobs behind them go on, so that their history stays the same.
  if (ownRota !== null || upstream.some(({ isOrders }) => isOrders)) return 'IGNORE'
  return upstream.some(({ rota }) => rota !== null) || seed % 2 === 1 ? 'FAIL' : 'IGNORE'
}

function readStatus(schedule: Schedule, seed: number, isBusy: boolean): JobPlan['status'] {
  if (schedule.kind === 'once' || schedule.kind === 'sub') return 'STOPPED'
  if (isBusy) return 'SCHEDULING'
  if (seed % 29 === 0) return 'PAUSED'
  return seed % 31 === 0 ? 'STOPPED' : 'SCHEDULING'
}

function readHabit(schedule: Schedule, seed: number): JobPlan['habit'] {
  if (schedule.kind !== 'days') return null
  if (seed % 17 === 3) return 'trend'
  return seed % 19 === 5 ? 'campaign' : null
}

function describe(layer: Layer, { name, zh }: Subject, seed: number): string {
  if (seed % 7 === 0) return ''
  const english = {
    ods: `Copies ${name} from the source system into the staging layer.`,
    dwd: `Cleans and joins ${name}; one row per event, partitioned by day.`,
    dws: `Sums up ${name} by store, channel and day.`,
    ads: `Publishes the figures of ${name} for dashboards and mails.`,
  }
  const chinese = {
    ods: `从源系统抽取${zh}数据到贴源层，按天全量或增量。`,
    dwd: `清洗${zh}数据，去重并关联维表，按天分区。`,
    dws: `按门店、渠道和日期汇总${zh}。`,
    ads: `为看板和邮件输出${zh}指标，业务方每天 8 点前查看。`,
  }
  return seed % 2 === 0 ? chinese[layer] : english[layer]
}

const REAL_TIME_NAMES = [
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

const REAL_TIME_STATUS = ['NORMAL', 'NORMAL', 'EXCEPTION', 'NORMAL', 'STARTING', 'STOPPED'] as const

/** Real-time jobs have no runs of their own. */
export const createRealTimeJobs = ({ realTime }: Workspace, place: number): RealTimePlan[] =>
  REAL_TIME_NAMES.slice(0, realTime).map((name, at) => ({
    name,
    // Behind all batch jobs of its workspace.
    serial: (place + 1) * SERIALS_PER_WORKSPACE - 1 - at,
    folder: '/实时/流处理',
    owner: OWNERS[at % OWNERS.length] ?? '',
    status: REAL_TIME_STATUS[at % REAL_TIME_STATUS.length] ?? 'NORMAL',
  }))
