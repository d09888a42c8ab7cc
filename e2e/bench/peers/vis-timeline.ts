import { DataSet } from 'vis-data'
import { Timeline } from 'vis-timeline/peer'
import 'vis-timeline/styles/vis-timeline-graph2d.min.css'
import { type Draw, type Row } from './draw'

const toItem = ({ key, startMs, endMs }: Row, nowMs: number) => ({
  id: key,
  group: key,
  content: '',
  type: 'range',
  start: startMs ?? nowMs,
  end: endMs ?? nowMs,
})

/** A group and an item a node. At a poll it is given only what changed, which is the best that its own DataSet can do. */
export function start(root: HTMLElement): Draw {
  const items = new DataSet<ReturnType<typeof toItem>>()
  const groups = new DataSet<{ id: string; content: string }>()
  let known = new Map<string, string>()
  let timeline: Timeline | null = null
  return (rows) => {
    const nowMs = rows.reduce((latest, { startMs }) => Math.max(latest, startMs ?? 0), 0)
    const texts = new Map(rows.map((row) => [row.key, JSON.stringify(row)]))
    const changed = rows.filter(({ key }) => texts.get(key) !== known.get(key))
    groups.update(changed.map(({ key, name }) => ({ id: key, content: name })))
    items.update(changed.filter(({ startMs }) => startMs !== null).map((row) => toItem(row, nowMs)))
    known = texts
    timeline ??= new Timeline(root, items, groups, { stack: false, margin: { item: 4, axis: 4 } })
  }
}
