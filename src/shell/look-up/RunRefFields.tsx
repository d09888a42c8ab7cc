import { type RefField, type RunRef } from '../../contract/run-ref'
import { useLaterWords, useLocale } from '../../i18n/locale'
import { Field } from '../../ui/Field'

const FIELDS: readonly RefField[] = ['job', 'id', 'workspace']

interface RunRefFieldsProps {
  run: RunRef
  isInvalid: (field: RefField) => boolean
  /** Whether errors are announced as they appear. */
  alerts?: boolean
  onChange: (field: RefField, value: string) => void
}

/** The three fields that name a run; the parent lays them out. */
export function RunRefFields({ run, isInvalid, alerts, onChange }: RunRefFieldsProps) {
  const { t } = useLocale()
  const { lookUp } = useLaterWords()
  const words = {
    job: { label: lookUp.job, error: lookUp.badJob },
    id: { label: lookUp.id, error: lookUp.badId },
    workspace: { label: `${lookUp.workspace} (${lookUp.optional})`, error: t.errors.badWorkspace },
  }
  return FIELDS.map((field) => (
    <Field
      key={field}
      name={field}
      label={words[field].label}
      value={run[field]}
      inputMode={field === 'id' ? 'numeric' : undefined}
      error={isInvalid(field) ? words[field].error : null}
      alerts={alerts}
      onChange={(value) => onChange(field, value)}
    />
  ))
}
