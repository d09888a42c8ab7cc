import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { DEFAULT_WORKSPACE, type DemoInstance } from './demo-instance'
import { nightMs } from './nightly-plan'
import { type NodeType } from './node-types'
import { type Run, type RunNode, type StatusWord, takeSnapshot } from './snapshot'
import { LOG_BUCKET, writeSnapshot } from './wire'

export const LOGS_JOB = 'logs_of_every_kind'
export const LOGS_ID = '8860000001'
export const GROWING_LOGS_ID = '8860000002'

/** A bucket that may be read, and that does not exist. */
export const MISSING_BUCKET = `${LOG_BUCKET.slice('obs://'.length)}-old`
/** A bucket that no server in front of the demo may read. */
const FOREIGN_BUCKET = 'another-team-logs'

interface Kind {
  name: string
  type: NodeType
  outcome?: StatusWord
  /** Of a log that `logs/node-log.ts` writes. */
  failure?: string
  retries?: number
  rows?: number
  /** In the place of its own log. */
  log?: string
}

/** What each log shows stands in its node's name; how it is made, for most, in `logs/special-logs.ts`. */
const KINDS: readonly Kind[] = [
  {
    name: 'dws_load_payments',
    type: 'DWSSQL',
    outcome: 'fail',
    failure: 'dws_numeric',
    retries: 3,
    rows: 22_871_930,
  },
  { name: 'spark_exception', type: 'MRSSpark', outcome: 'fail', failure: 'spark_number', rows: 18_391_007 },
  { name: 'spark_内存不足', type: 'DLISpark', outcome: 'fail', failure: 'spark_memory', retries: 1 },
  { name: 'hive_table_missing', type: 'HiveSQL', outcome: 'fail', failure: 'hive_table' },
  { name: 'hive_disk_full', type: 'HiveSQL', outcome: 'fail', failure: 'hive_disk' },
  { name: 'python_traceback', type: 'ModelArts Train', outcome: 'fail', failure: 'python_key' },
  { name: 'shell_killed_137', type: 'Shell', outcome: 'fail', failure: 'shell_killed' },
  { name: 'shell_command_missing', type: 'Shell', outcome: 'fail', failure: 'shell_missing', retries: 2 },
  { name: 'cdm_源表不存在', type: 'CDMJob', outcome: 'fail', failure: 'cdm_source', rows: 0 },
  { name: 'dli_column', type: 'DLISQL', outcome: 'fail', failure: 'dli_column' },
  { name: 'rest_503', type: 'RestClient', outcome: 'fail', failure: 'rest_status' },
  { name: '质量校验未通过', type: 'MRSHetuEngine', outcome: 'fail', failure: 'quality' },
  { name: 'green_with_frightening_words', type: 'Shell' },
  { name: 'mrs_api_connection', type: 'HiveSQL', outcome: 'fail' },
  { name: 'match_rule_only', type: 'DWSSQL', outcome: 'fail' },
  { name: 'earlier_attempt', type: 'DWSSQL', outcome: 'fail', failure: 'dws_timeout' },
  { name: 'log_200_mb', type: 'DWSSQL', rows: 839_000_000 },
  { name: 'log_4_gb', type: 'MRSSpark', outcome: 'fail', rows: 2_147_483_648 },
  { name: 'line_of_100_mb', type: 'Shell' },
  { name: 'billion_empty_lines', type: 'Shell' },
  { name: 'empty_log', type: 'SMN' },
  { name: 'hostile_text', type: 'Shell', outcome: 'fail' },
  { name: 'carriage_returns', type: 'Shell' },
  { name: 'gbk_编码', type: 'Shell', outcome: 'fail', failure: 'shell_missing' },
  { name: 'utf16_encoding', type: 'CDMJob', outcome: 'fail', failure: 'cdm_source' },
  { name: 'gzip_log', type: 'MRSSpark', outcome: 'fail', failure: 'spark_number' },
  { name: 'binary_object', type: 'OBSManager' },
  { name: 'no_rights', type: 'DWSSQL', outcome: 'fail' },
  { name: 'bucket_missing', type: 'DWSSQL', log: `obs://${MISSING_BUCKET}/${LOGS_JOB}/bucket_missing.job` },
  { name: 'foreign_bucket', type: 'DWSSQL', log: `obs://${FOREIGN_BUCKET}/${LOGS_JOB}/foreign_bucket.job` },
  { name: 'gone', type: 'DWSSQL', outcome: 'fail' },
  { name: 'archived', type: 'DWSSQL' },
  { name: 'no_obs_path', type: 'Shell', log: 'https://example.com/log.txt' },
]

const LASTS_MS = 12 * MINUTE_MS

function finishedRun(planMs: number): Run {
  const startMs = planMs + 12 * SECOND_MS
  const nodes = KINDS.map(({ outcome = 'success', ...kind }, at): RunNode => {
    const ownMs = startMs + at * 25 * SECOND_MS
    return { ...kind, outcome, startMs: ownMs, endMs: ownMs + LASTS_MS }
  })
  const endMs = Math.max(...nodes.map((node) => node.endMs ?? 0)) + SECOND_MS
  return { planMs, startMs, endMs, outcome: 'fail', nodes }
}

/** Each hour anew. */
function growingRun(nowMs: number): Run {
  const planMs = Math.floor(nowMs / HOUR_MS) * HOUR_MS - HOUR_MS
  const startMs = planMs + 5 * SECOND_MS
  const own = { startMs, endMs: null, outcome: 'running' } as const
  return {
    planMs,
    startMs,
    endMs: null,
    outcome: 'running',
    nodes: [
      { ...own, name: 'growing_log', type: 'DWSSQL', rows: 40_000_000 },
      { ...own, name: '增长中的日志', type: 'MRSSpark', rows: 9_000_000 },
      { ...own, name: 'not_written_yet', type: 'DLISQL' },
    ],
  }
}

function instance(id: string, build: (nowMs: number) => Run, what: DemoInstance['what']): DemoInstance {
  const text = (nowMs: number) => writeSnapshot({ job: LOGS_JOB, id }, takeSnapshot(build(nowMs), nowMs))
  return { job: LOGS_JOB, id, workspace: DEFAULT_WORKSPACE, group: 'logs', what, text, run: build }
}

export const LOGS_OF_EVERY_KIND: readonly DemoInstance[] = [
  instance(LOGS_ID, (nowMs) => finishedRun(nightMs(nowMs)), {
    en: 'Logs of every kind: causes, sizes up to 4 GB, encodings, hostile text, and logs that cannot be read',
    'zh-CN': '各种日志：失败原因、最大 4 GB、不同编码、恶意文本，以及无法读取的日志',
  }),
  instance(GROWING_LOGS_ID, growingRun, {
    en: 'Logs of nodes that run: two grow, one has not been written yet',
    'zh-CN': '运行中节点的日志：两个在增长，一个尚未写入',
  }),
]
