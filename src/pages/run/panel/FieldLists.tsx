import { type Run, type RunNode } from '../../../contract/run'
import { useLocale } from '../../../i18n/locale'
import { showInvisible } from '../../../lib/text'
import { useRunFrame } from '../run-context'
import { listNodeFields, listRunFields, type GivenField } from './fields'

/** Every field of a node as the answer gave it; open at once when some are in no documentation. */
export function NodeFields({ run, node }: { run: Run; node: RunNode }) {
  const { t } = useLocale()
  const fields = listNodeFields(node, run)
  const undocumented = fields.filter(({ documented }) => !documented).length
  return (
    <details className="border-t border-line px-4 py-2" open={undocumented > 0}>
      <summary className="tap cursor-pointer rounded-sm text-12 font-medium text-t2">
        {t.panel.fields(fields.length)}
        {undocumented > 0 && (
          <span className="ml-2 font-normal text-t3">{t.panel.undocumentedCount(undocumented)}</span>
        )}
      </summary>
      <FieldList fields={fields} />
    </details>
  )
}

/** Every field of the run as the answer gave it, without its nodes. */
export function RunFields() {
  const { t } = useLocale()
  const fields = listRunFields(useRunFrame().facts)
  return (
    <details className="card px-5 py-2 max-sm:px-4 print:hidden">
      <summary className="tap cursor-pointer rounded-sm text-13 font-semibold">
        {t.header.fields} <span className="font-normal text-t3">{fields.length}</span>
      </summary>
      <FieldList fields={fields} />
    </details>
  )
}

/** Names and JSON texts; hostile text is shown as text. */
function FieldList({ fields }: { fields: readonly GivenField[] }) {
  const { t } = useLocale()
  return (
    <dl className="mt-2 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1 font-mono text-12">
      {fields.map(({ name, text, documented }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- an answer may give a field twice
        <div key={`${name} ${index}`} className="contents">
          <dt className="max-w-48 text-t2 [overflow-wrap:anywhere]">
            {showInvisible(name)}
            {!documented && (
              <span className="ml-2 font-sans text-11 text-ink-exception">{t.panel.undocumented}</span>
            )}
          </dt>
          <dd className="[overflow-wrap:anywhere]">{showInvisible(text)}</dd>
        </div>
      ))}
    </dl>
  )
}
