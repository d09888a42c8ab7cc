import { describe, expect, it } from 'vitest'
import { findText } from '../catalogue'
import { NOON_MS } from '../../testing/demo'
import { LIVE_CYCLE_MS } from './large-runs'

interface Node {
  nodeName: string
  status: string
  type: string
}

const TICK_MS = 5_000
/** The rule is the same for 10,000 nodes, which take seconds. */
const SIZES = [25, 200, 1_000]

const textOf = (job: string, size: number, atMs: number) =>
  findText({ job: `${job}_${size}`, id: String(8_840_000_000 + size), workspace: '' }, atMs) ?? 'null'
const nodesOf = (text: string) => (JSON.parse(text) as { nodes: Node[] }).nodes

describe.each(SIZES)('%i nodes', (size) => {
  it('are that many, each with its own name', () => {
    const nodes = nodesOf(textOf('load', size, NOON_MS))
    expect(nodes).toHaveLength(size)
    expect(new Set(nodes.map(({ nodeName }) => nodeName)).size).toBe(size)
    expect(new Set(nodes.map(({ type }) => type)).size).toBe(19)
    expect(new Set(nodes.map(({ status }) => status))).toEqual(
      new Set(['success', 'fail', 'skip', 'manual-stop']),
    )
  })

  it('stay the same all day and change on the next', () => {
    const text = textOf('load', size, NOON_MS)
    expect(textOf('load', size, NOON_MS + 6 * 3_600_000)).toBe(text)
    expect(textOf('load', size, NOON_MS + 24 * 3_600_000)).not.toBe(text)
    expect(textOf('load', size, NOON_MS)).toBe(text)
  })

  it('stay the same for five seconds while they run', () => {
    const tickMs = Math.floor(NOON_MS / TICK_MS) * TICK_MS
    expect(textOf('load_live', size, tickMs + TICK_MS - 1)).toBe(textOf('load_live', size, tickMs))
  })

  it('change by about one in a hundred every five seconds while they run', () => {
    // Well inside a run, where nodes both start and end. Few nodes change rarely, so they are read for longer.
    const insideMs = Math.floor(NOON_MS / LIVE_CYCLE_MS) * LIVE_CYCLE_MS + 60 * TICK_MS
    const times = Array.from({ length: size < 1_000 ? 101 : 6 }, (_, i) => insideMs + i * TICK_MS)
    const texts = times.map((atMs) =>
      nodesOf(textOf('load_live', size, atMs)).map((node) => JSON.stringify(node)),
    )
    const changes = texts.slice(1).map((now, i) => now.filter((text, at) => text !== texts[i]?.[at]).length)
    const perTick = changes.reduce((sum, count) => sum + count, 0) / changes.length
    expect(perTick / size).toBeGreaterThan(0.007)
    expect(perTick / size).toBeLessThan(0.013)
  })
})
