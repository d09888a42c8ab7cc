import { type Finding } from '../../../contract/findings'
import { type RawField } from '../../../contract/run'
import { type RunRef } from '../../../contract/run-ref'
import { MAX_PER_KIND, type Read, bare, cut, where } from './parts'
import { type WireRun } from '../wire'

const MAX_VALUES = 20

export function duplicateKeys(ref: RunRef, wire: WireRun, read: Read): Finding[] {
  const seen = new Set<string>()
  const found: Finding[] = []
  for (const { key, index, values } of wire.duplicates) {
    const kind = `${index === null ? 'run' : 'node'} ${key}`
    if (seen.has(kind)) continue
    seen.add(kind)
    // The address decides which run this is, and none of the values may be its; of any other key JSON.parse keeps the last.
    const used =
      key === 'instanceId' && index === null
        ? values.find((value) => bare(value) === ref.id)
        : (values.at(-1) ?? '')
    found.push({
      code: 'duplicate-key',
      key,
      values: values.slice(0, MAX_VALUES).map(cut),
      node: index === null ? null : (read.nodes[index]?.key ?? null),
      used: used === undefined ? null : cut(used),
    })
  }
  return found.slice(0, MAX_PER_KIND)
}

/** All ids that a record gives for its instance: one, or those of a repeated key. */
function idsOf(record: { instanceId: string | null; raw: readonly RawField[] }): string[] {
  return record.instanceId === null
    ? []
    : record.raw.filter(([name]) => name === 'instanceId').map(([, value]) => bare(value))
}

export function identity(ref: RunRef, wire: WireRun, read: Read): Finding[] {
  const found: Finding[] = []
  const ids = idsOf(wire)
  const given = ids.at(-1)
  if (given !== undefined && !ids.includes(ref.id)) {
    found.push({ code: 'id-mismatch', given: cut(given), asked: ref.id })
  }
  const { jobName } = wire
  if (jobName !== null && jobName !== ref.job) {
    found.push({ code: 'job-mismatch', given: cut(jobName), asked: ref.job })
  }
  const strangers = wire.nodes.map((node) => (node.instanceId === ref.id ? [] : idsOf(node)))
  const isStranger = (others: readonly string[]): boolean => others.length > 0 && !others.includes(ref.id)
  const at = where(read.nodes, (_, index) => isStranger(strangers[index] ?? []))
  const stranger = strangers.find(isStranger)?.at(-1)
  if (at !== null && stranger !== undefined)
    found.push({ code: 'node-id-mismatch', given: cut(stranger), ...at })
  if (read.total !== null && read.total !== read.nodes.length) {
    found.push({ code: 'total-mismatch', total: read.total, count: read.nodes.length })
  }
  return found
}
