import { isDocumented } from '../../contract/run-fields'
import { type Run } from '../../contract/run'
import { useLocale } from '../../i18n/locale'
import { FieldList } from './panel/AllFields'
import { type GivenField } from './panel/fields'

const READ: readonly [field: string, key: keyof Run][] = [
  ['status', 'rawStatus'],
  ['instanceType', 'trigger'],
  ['planTime', 'planMs'],
  ['startTime', 'startMs'],
  ['endTime', 'endMs'],
  ['total', 'total'],
]

/** Every field of the instance as the answer gave it, but for its nodes: what was read, and what was kept as text. */
export function listRunFields(run: Run): GivenField[] {
  const kept = new Set(run.raw.map(([name]) => name))
  const read = READ.flatMap(([name, key]): [string, string][] => {
    const value = run[key]
    return kept.has(name) || value === null || value === '' ? [] : [[name, JSON.stringify(value)]]
  })
  return [...run.raw, ...read].map(([name, text]) => ({ name, text, documented: isDocumented('run', name) }))
}

/** Closed until somebody doubts what the header says. */
export function RunFields({ run }: { run: Run }) {
  const { t } = useLocale()
  const fields = listRunFields(run)
  return (
    <details className="card px-5 py-2 max-sm:px-4 print:hidden">
      <summary className="cursor-pointer rounded-sm text-13 font-semibold">
        {t.header.fields} <span className="font-normal text-t3">{fields.length}</span>
      </summary>
      <FieldList fields={fields} />
    </details>
  )
}
