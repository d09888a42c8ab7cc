import { FINANCE_JOB, ORDERS_JOB } from '../scenarios/demo-instance'
import { hash, hashShare } from './hash'
import { type Draft, REAL_TIME_NAMES, ROOTS, draftJobs, draftRegions, isRoot } from './job-drafts'
import { type JobPlan, type Layer, type RealTimePlan } from './job-plan'
import { type Schedule } from './schedule'
import { type Subject } from './subjects'
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

const LAYERS: readonly Layer[] = ['ods', 'dwd', 'dws', 'ads']

const LAYER_FOLDERS: Record<Layer, string> = {
  ods: '01_ODS贴源层',
  dwd: '02_DWD明细层',
  dws: '03_DWS汇总层',
  ads: '04_ADS应用层',
}

/** The jobs of a workspace, in the order of their serials. `place`: of the workspace among all. */
export const createJobs = (workspace: Workspace, place: number): JobPlan[] =>
  link(draftJobs(workspace), place)

/** Daily jobs alone, as many as asked for. */
export const createManyJobs = (count: number): JobPlan[] => link(draftRegions(count, true).slice(0, count), 0)

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
