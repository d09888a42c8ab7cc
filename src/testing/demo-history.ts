import { type DefinedNode } from '../contract/insight'
import { isStatus } from '../contract/status'
import { DAY_MS } from '../lib/time/units'
import { type PastRun } from '../model/insight/past-runs'
import { type View, Warehouse } from '../demo/jobs/warehouse'
import { NOON_MS } from './demo'
import { makeNode } from './timeline'
import { type RunNode } from '../contract/run'

interface WireRow {
  instanceId: number
  status: string
  version: number
  instanceType: number
  planTime: number
  startTime?: number
  endTime?: number
  forceSuccess?: boolean
  ignoreSuccess?: boolean
}

interface WireNode {
  nodeName: string
  type: string
  status: string
  startTime?: number
  endTime?: number
  inputRowCount?: number
}

interface WireDefined {
  name: string
  type: string
  preNodeName?: string[]
  conditions?: { preNodeName: string; expression: string }[]
}

/** A run of the demo as insight reads it, its nodes whole. */
export interface DemoRun extends PastRun {
  id: string
  nodes: readonly RunNode[]
}

const VIEW: View = { nowMs: NOON_MS, offsetMeans: 'page', older: [], historyDays: null }
const DAYS = 182

/** What the demo's default workspace has of its jobs, without a server: green scheduled runs of six months, and definitions. */
export class DemoHistory {
  readonly #warehouse = new Warehouse()

  /** Names of the jobs of the first pages. */
  listJobs(pages: number): string[] {
    return Array.from({ length: pages }, (_, offset) => offset).flatMap((offset) => {
      const { body } = this.#warehouse.listJobs(
        '',
        new URLSearchParams({ limit: '100', offset: String(offset) }),
        VIEW,
      )
      return (JSON.parse(String(body)) as { jobs: { name: string }[] }).jobs.map(({ name }) => name)
    })
  }

  /** The last ones, oldest first; genuine successes of the schedule. */
  listRuns(job: string, most: number): DemoRun[] {
    const rows: WireRow[] = []
    for (let day = DAYS; day > 0; day -= 7) {
      const query = new URLSearchParams({
        jobName: job,
        preciseQuery: 'true',
        limit: '1000',
        minPlanTime: String(NOON_MS - day * DAY_MS),
        maxPlanTime: String(NOON_MS - (day - 7) * DAY_MS),
      })
      const { body } = this.#warehouse.listRuns('', query, VIEW)
      rows.push(...(JSON.parse(String(body)) as { instances: WireRow[] }).instances.toReversed())
    }
    return rows
      .filter(
        (row) =>
          row.status === 'success' && row.instanceType === 0 && !row.forceSuccess && !row.ignoreSuccess,
      )
      .slice(-most)
      .flatMap((row) => {
        const text = this.#warehouse.findRunText({ job, id: String(row.instanceId), workspace: '' }, VIEW)
        return text === null ? [] : [readRun(row, JSON.parse(text) as { nodes: WireNode[] })]
      })
  }

  /** The nodes that a version defines. */
  define(job: string, version: number): { nodes: DefinedNode[] } {
    const { body } = this.#warehouse.showJob('', job, new URLSearchParams({ version: String(version) }), VIEW)
    const { nodes } = JSON.parse(String(body)) as { nodes: WireDefined[] }
    return {
      nodes: nodes.map(({ name, type, preNodeName = [], conditions = [] }) => ({
        name,
        type,
        after: preNodeName,
        failPolicy: 'fail',
        conditions: conditions.map(({ preNodeName: after, expression }) => ({ after, expression })),
      })),
    }
  }
}

const readRun = (row: WireRow, { nodes }: { nodes: WireNode[] }): DemoRun => ({
  id: String(row.instanceId),
  version: row.version,
  trigger: row.instanceType,
  planMs: row.planTime,
  startMs: row.startTime ?? null,
  endMs: row.endTime ?? null,
  nodes: nodes.map((node) =>
    makeNode({
      key: node.nodeName,
      name: node.nodeName,
      type: node.type,
      status: isStatus(node.status) ? node.status : 'unknown',
      startMs: node.startTime ?? null,
      endMs: node.endTime ?? null,
      rows: node.inputRowCount ?? null,
    }),
  ),
})
