import { useQuery } from '@tanstack/react-query'
import { type ReactNode } from 'react'
import { configQuery } from '../../query/config'
import { type WallSetupWords } from '../../i18n/en/wall-setup'
import { useLocale } from '../../i18n/locale'
import { type Lang } from '../../contract/lang'
import { browserZone, usableZone, zoneLabel } from '../../lib/time/zone'
import { useWallJobsWords } from '../../i18n/wall-jobs-words'
import { Field } from '../../ui/Field'
import { Segmented } from '../../ui/Segmented'
import { Select } from '../../ui/Select'
import { type JobsDraft } from './rules'
import { type WallChoice } from './wall-address'
import { MINUTE_MS } from '../../lib/time/units'

/** The value that leaves the choice to the screen. */
const OWN = ''
const SELECT = 'w-full [&>select]:h-8 [&>svg]:top-[9px]'
const ROTATE_MS = [15_000, 30_000, MINUTE_MS]
const MAX_TITLE = 80
const EVERY_MS = [10_000, 30_000, MINUTE_MS, 5 * MINUTE_MS]
/** Offsets are those of the day on which the page was loaded. */
const LOADED_MS = Date.now()

interface ScreenFieldsProps {
  /** Of a wall of several jobs. */
  jobs: JobsDraft | null
  onJobsChange: (jobs: JobsDraft) => void
  choice: WallChoice
  words: WallSetupWords
  onChange: (patch: Partial<WallChoice>) => void
}

/** How the screen shows it. */
export function ScreenFields({ jobs, onJobsChange, choice, words, onChange }: ScreenFieldsProps) {
  const { lang, zone } = useLocale()
  const { data: config } = useQuery(configQuery())
  const service = config?.zone ? usableZone(config.zone) : null
  const named = [zone, browserZone(), service, 'Asia/Shanghai', 'UTC', choice.zone]
  const zones = [...new Set(named.filter((one) => one !== null))]
  const everyMs = choice.everyMs === null ? [] : [choice.everyMs]
  const every = [...new Set([...EVERY_MS, ...everyMs])].toSorted((a, b) => a - b)
  const setup = useWallJobsWords().setup
  const ownMs = jobs?.rotateMs ?? null
  const rotate = [...new Set([...ROTATE_MS, ...(ownMs === null ? [] : [ownMs])])].toSorted((a, b) => a - b)
  const formatEvery = (ms: number) =>
    ms % MINUTE_MS === 0 ? words.minutes(ms / MINUTE_MS) : words.seconds(ms / 1_000)
  const langs: readonly { value: Lang | typeof OWN; label: string }[] = [
    { value: 'en', label: 'English' },
    { value: 'zh-CN', label: '简体中文' },
    { value: OWN, label: words.own },
  ]
  return (
    <div className="grid gap-4">
      {jobs !== null && (
        <Field
          label={setup.title}
          value={jobs.name}
          onChange={(name) => onJobsChange({ ...jobs, name: name.slice(0, MAX_TITLE) })}
        />
      )}
      <div className="grid gap-3 @min-[440px]:grid-cols-2">
        <Labelled name={words.zone}>
          <Select
            label={words.zone}
            className={SELECT}
            value={choice.zone ?? OWN}
            options={[
              ...zones.map((one) => ({ value: one, label: zoneLabel(LOADED_MS, one, lang) })),
              { value: OWN, label: words.own },
            ]}
            onChange={(value) => onChange({ zone: value === OWN ? null : value })}
          />
        </Labelled>
        <Labelled name={words.lang}>
          <Select
            label={words.lang}
            className={SELECT}
            value={choice.lang ?? OWN}
            options={langs}
            onChange={(value) => onChange({ lang: value === OWN ? null : value })}
          />
        </Labelled>
      </div>
      {jobs !== null && (
        <Labelled name={setup.rotate}>
          <div className="max-w-full overflow-x-auto p-0.5 -m-0.5">
            <Segmented
              label={setup.rotate}
              value={String(jobs.rotateMs)}
              options={[
                { value: 'null', label: setup.never },
                ...rotate.map((ms) => ({ value: String(ms), label: formatEvery(ms) })),
              ]}
              onChange={(value) =>
                onJobsChange({ ...jobs, rotateMs: value === 'null' ? null : Number(value) })
              }
            />
          </div>
          <p>{setup.rotateHint}</p>
        </Labelled>
      )}
      <Labelled name={words.every}>
        <div className="max-w-full overflow-x-auto p-0.5 -m-0.5">
          <Segmented
            label={words.every}
            value={String(choice.everyMs)}
            options={[
              { value: 'null', label: words.auto },
              ...every.map((ms) => ({ value: String(ms), label: formatEvery(ms) })),
            ]}
            onChange={(value) => onChange({ everyMs: value === 'null' ? null : Number(value) })}
          />
        </div>
        {choice.everyMs === null && jobs === null && <p>{words.autoHint}</p>}
      </Labelled>
      <Check
        label={words.awake}
        hint={words.awakeHint}
        checked={choice.awake}
        onChange={(awake) => onChange({ awake })}
      />
      <Check
        label={words.chime}
        hint={words.chimeHint}
        checked={choice.chime}
        onChange={(chime) => onChange({ chime })}
      />
    </div>
  )
}

/** The control repeats the label as its accessible name. */
function Labelled({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 gap-1 text-12 text-t2">
      <span aria-hidden>{name}</span>
      {children}
    </div>
  )
}

interface CheckProps {
  label: string
  hint: string
  checked: boolean
  onChange: (checked: boolean) => void
}

function Check({ label, hint, checked, onChange }: CheckProps) {
  return (
    <label className="flex items-start gap-2">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-[3px] accent-accent"
      />
      <span>
        {label}
        <span className="block text-12 text-t2">{hint}</span>
      </span>
    </label>
  )
}
