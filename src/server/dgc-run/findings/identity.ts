import { type Finding } from '../../../contract/findings'
import { type RawField } from '../../../contract/run'
import { type RunRef } from '../../../contract/run-ref'
import { MAX_PER_KIND, type ReadRun, unquote, cut, countNodes } from './parts'
import { type WireRun } from '../wire'

const MAX_VALUES = 20

export function findDuplicateKeys(ref: RunRef, wire: WireRun, read: ReadRun): Finding[] {
  const seen = new Set<string>()
  const found: Finding[] = []
  for (const { key, index, values } of wire.duplicates) {
    const kind = `${index === null ? 'run' : 'node'} ${key}`
    if (seen.has(kind)) continue
    seen.add(kind)
    // The address decides which run this is, though no value may match it; of any other key JSON.parse keeps the last.
    const used =
      key === 'instanceId' && index === null
        ? values.find((value) => unquote(value) === ref.id)
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

/** All ids that a record gives for its run: one, or those of a repeated key. */
function listIds(record: { instanceId: string | null; raw: readonly RawField[] }): string[] {
  return record.instanceId === null
    ? []
    : record.raw.filter(([name]) => name === 'instanceId').map(([, value]) => unquote(value))
}

export function findForeignIds(ref: RunRef, wire: WireRun, read: ReadRun): Finding[] {
  const found: Finding[] = []
  const ids = listIds(wire)
  const given = ids.at(-1)
  if (given !== undefined && !ids.includes(ref.id)) {
    found.push({ code: 'id-mismatch', given: cut(given), asked: ref.id })
  }
  const { jobName } = wire
  if (jobName !== null && jobName !== ref.job) {
    found.push({ code: 'job-mismatch', given: cut(jobName), asked: ref.job })
  }
  const foreignIds = wire.nodes.map((node) => (node.instanceId === ref.id ? [] : listIds(node)))
  const isForeign = (others: readonly string[]): boolean => others.length > 0 && !others.includes(ref.id)
  const at = countNodes(read.nodes, (_, index) => isForeign(foreignIds[index] ?? []))
  const foreign = foreignIds.find(isForeign)?.at(-1)
  if (at !== null && foreign !== undefined)
    found.push({ code: 'node-id-mismatch', given: cut(foreign), ...at })
  if (read.total !== null && read.total !== read.nodes.length) {
    found.push({ code: 'total-mismatch', total: read.total, count: read.nodes.length })
  }
  return found
}
