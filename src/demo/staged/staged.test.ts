import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MINUTE_MS } from '../../lib/time/units'
import { type StartedDemo, startDemo, NOON_MS } from '../../testing/demo'
import { STAGED_JOBS } from './staged-jobs'
import { STAGED_WORKSPACE } from './staged-workspace'

let started: StartedDemo
let nowMs = NOON_MS

beforeAll(async () => (started = await startDemo(() => nowMs)))
afterAll(() => started.demo.stop())

interface WireNode {
  nodeName: string
  startTime?: number
  endTime?: number
}
interface WireRun {
  instanceId: number
  status: string
  planTime: number
  version: number
  nodes: WireNode[]
}
interface WireDefinition {
  nodes: { name: string; preNodeName?: string[] }[]
}

async function ask<T>(path: string): Promise<T> {
  const { origin, demo } = started
  const headers = { 'x-auth-token': demo.token, workspace: STAGED_WORKSPACE }
  return (await (await fetch(`${origin}/v1/${demo.projectId}/jobs${path}`, { headers })).json()) as T
}

const listRuns = async (job: string): Promise<WireRun[]> => {
  const window = `minPlanTime=${nowMs - 6 * 86_400_000}&maxPlanTime=${nowMs + 3_600_000}`
  const path = `/instances/detail?jobName=${job}&preciseQuery=true&limit=1000&${window}`
  return (await ask<{ instances: WireRun[] }>(path)).instances
}

describe.each(STAGED_JOBS.map((job) => [job.name, job] as const))(
  '%s',
  (name, { id, isReadable, isContradictory }) => {
    it('lists the shown run with enough earlier successes, all by the definition of their version', async () => {
      const runs = await listRuns(name)
      const shown = runs.find(({ instanceId }) => instanceId === Number(id))
      expect(shown).toBeDefined()
      const earlier = runs.filter(({ status }) => status === 'success')
      expect(earlier.length).toBeGreaterThanOrEqual(5)
      const checked = [shown, ...earlier.slice(0, 3)].flatMap((run) => run ?? [])
      for (const { instanceId, version } of checked) {
        // oxlint-disable-next-line no-await-in-loop -- few and local
        const { nodes } = await ask<WireRun>(`/${name}/instances/${instanceId}`)
        // oxlint-disable-next-line no-await-in-loop -- few and local
        const definition = await ask<Partial<WireDefinition>>(`/${name}?version=${version}`)
        expect(definition.nodes === undefined).toBe(!isReadable)
        if (definition.nodes === undefined || isContradictory) continue
        expect(nodes.map(({ nodeName }) => nodeName)).toEqual(definition.nodes.map((node) => node.name))
        const byName = new Map(nodes.map((node) => [node.nodeName, node]))
        for (const node of definition.nodes)
          for (const before of node.preNodeName ?? []) {
            const startMs = byName.get(node.name)?.startTime ?? Infinity
            expect(byName.get(before)?.endTime ?? 0).toBeLessThanOrEqual(startMs)
          }
      }
    })

    it('gives a run of an id the same answer later', async () => {
      const [first] = (await listRuns(name)).filter(({ status }) => status === 'success').slice(-5)
      const path = `/${name}/instances/${first?.instanceId}`
      const then = await ask(path)
      nowMs += 17 * MINUTE_MS
      expect(await ask(path)).toEqual(then)
    })
  },
)
