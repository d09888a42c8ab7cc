import { type JobList } from '../../contract/job'
import { MAX_SCREEN_NAME } from '../../contract/pairing'
import { type PairWords } from '../../i18n/en/pair'
import { ScreenLocaleFields } from '../../shell/kiosk/ScreenLocaleFields'
import { Field } from '../../ui/Field'
import { Labelled } from '../../ui/Labelled'
import { Segmented } from '../../ui/Segmented'
import { Select } from '../../ui/Select'
import { KINDS, type Draft } from './draft'
import { KindFields } from './KindFields'
import { SELECT } from './fields'

interface ShownFieldsProps {
  name: string
  draft: Draft
  /** The jobs of the workspace; null until they are known, and when they may not be listed. */
  list: JobList | null
  words: PairWords
  onName: (name: string) => void
  onChange: (patch: Partial<Draft>) => void
}

/** The name of a screen, and what it shows. */
export function ShownFields({ name, draft, list, words, onName, onChange }: ShownFieldsProps) {
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
