import { type Lang } from '../../contract/lang'
import { type JobList } from '../../contract/job'
import { type PairWords } from '../../i18n/en/pair'
import { useLocale } from '../../i18n/locale'
import { browserZone, zoneLabel } from '../../lib/time/zone'
import { Field } from '../../ui/Field'
import { Segmented } from '../../ui/Segmented'
import { Select } from '../../ui/Select'
import { KINDS, type Draft } from './draft'
import { KindFields } from './KindFields'
import { Labelled, SELECT } from './fields'

/** The value that leaves the choice to the screen. */
const OWN = ''
/** Offsets are those of the day on which the page was loaded. */
const LOADED_MS = Date.now()

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
  const { lang, zone } = useLocale()
  const named = [zone, browserZone(), 'Asia/Shanghai', 'UTC', draft.zone]
  const zones = [...new Set(named.filter((one) => one !== null))]
  const langs: readonly { value: Lang | typeof OWN; label: string }[] = [
    { value: OWN, label: words.own },
    { value: 'zh-CN', label: '简体中文' },
    { value: 'en', label: 'English' },
  ]
  return (
    <div className="grid gap-4">
      <Field label={words.name} value={name} onChange={onName} className="pair-tall" />
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
        <div className="grid gap-3 @min-[440px]:grid-cols-2">
          <Labelled name={words.zone}>
            <Select
              label={words.zone}
              className={SELECT}
              value={draft.zone ?? OWN}
              options={[
                { value: OWN, label: words.own },
                ...zones.map((one) => ({ value: one, label: zoneLabel(LOADED_MS, one, lang) })),
              ]}
              onChange={(value) => onChange({ zone: value === OWN ? null : value })}
            />
          </Labelled>
          <Labelled name={words.lang}>
            <Select
              label={words.lang}
              className={SELECT}
              value={draft.lang ?? OWN}
              options={langs}
              onChange={(value) => onChange({ lang: value === OWN ? null : value })}
            />
          </Labelled>
        </div>
      )}
    </div>
  )
}
