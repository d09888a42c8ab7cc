import { type Dispatch, type SetStateAction } from 'react'
import { MAX_SCREEN_NAME } from '../../contract/pairing'
import { usePairWords } from '../../i18n/pair-words'
import { ScreenLocaleFields } from '../../shell/kiosk/ScreenLocaleFields'
import { Field } from '../../ui/Field'
import { Labelled } from '../../ui/Labelled'
import { Segmented } from '../../ui/Segmented'
import { Select } from '../../ui/Select'
import { KINDS, type Draft } from './draft'
import { KindFields } from './KindFields'
import { SELECT } from './fields'
import { useJobList } from './use-job-list'

interface ShownFieldsProps {
  name: string
  draft: Draft
  onName: (name: string) => void
  setDraft: Dispatch<SetStateAction<Draft>>
}

/** The name of a screen, and what it shows. */
export function ShownFields({ name, draft, onName, setDraft }: ShownFieldsProps) {
  const words = usePairWords()
  const list = useJobList(draft.workspace)
  const onChange = (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch }))
  return (
    <div className="grid gap-4">
      <Field
        label={words.name}
        value={name}
        maxLength={MAX_SCREEN_NAME}
        onChange={onName}
        className="pair-tall"
      />
      <Labelled name={words.kind}>
        <div className="max-sm:hidden">
          <Segmented
            label={words.kind}
            value={draft.kind}
            options={KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
            onChange={(kind) => onChange({ kind })}
          />
        </div>
        <Select
          label={words.kind}
          className={`${SELECT} sm:hidden!`}
          value={draft.kind}
          options={KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
          onChange={(kind) => onChange({ kind })}
        />
      </Labelled>
      <KindFields draft={draft} list={list} words={words} onChange={onChange} />
      {/* An address says them itself. */}
      {draft.kind !== 'address' && (
        <ScreenLocaleFields
          zone={draft.zone}
          lang={draft.lang}
          words={words}
          className={SELECT}
          onChange={onChange}
        />
      )}
    </div>
  )
}
