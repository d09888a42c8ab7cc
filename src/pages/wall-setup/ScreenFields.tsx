import { type ReactNode } from 'react'
import { MAX_WALL_NAME } from '../../contract/wall-address'
import { type WallSetupWords } from '../../i18n/en/wall-setup'
import { useWallJobsWords } from '../../i18n/wall-jobs-words'
import { ScreenLocaleFields } from '../../shell/kiosk/ScreenLocaleFields'
import { Field } from '../../ui/Field'
import { Labelled } from '../../ui/Labelled'
import { Segmented } from '../../ui/Segmented'
import { type JobsDraft } from './rules'
import { type WallChoice } from './wall-address'
import { MINUTE_MS } from '../../lib/time/units'

const ROTATE_MS = [15_000, 30_000, MINUTE_MS]
const EVERY_MS = [10_000, 30_000, MINUTE_MS, 5 * MINUTE_MS]

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
  const { setup } = useWallJobsWords()
  return (
    <div className="grid gap-4">
      {jobs !== null && (
        <Field
          label={setup.title}
          value={jobs.name}
          onChange={(name) => onJobsChange({ ...jobs, name: name.slice(0, MAX_WALL_NAME) })}
        />
      )}
      <ScreenLocaleFields
        zone={choice.zone}
        lang={choice.lang}
        words={words}
        className="w-full [&>select]:h-8 [&>svg]:top-[9px]"
        onChange={onChange}
      />
      {jobs !== null && (
        <IntervalChoice
          label={setup.rotate}
          none={setup.never}
          offered={ROTATE_MS}
          value={jobs.rotateMs}
          words={words}
          onChange={(rotateMs) => onJobsChange({ ...jobs, rotateMs })}
        >
          <p>{setup.rotateHint}</p>
        </IntervalChoice>
      )}
      <IntervalChoice
        label={words.every}
        none={words.auto}
        offered={EVERY_MS}
        value={choice.everyMs}
        words={words}
        onChange={(everyMs) => onChange({ everyMs })}
      >
        {choice.everyMs === null && jobs === null && <p>{words.autoHint}</p>}
      </IntervalChoice>
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

interface IntervalChoiceProps {
  label: string
  /** Names the choice of no interval. */
  none: string
  offered: readonly number[]
  value: number | null
  words: Pick<WallSetupWords, 'minutes' | 'seconds'>
  /** What the choice means. */
  children: ReactNode
  onChange: (ms: number | null) => void
}

/** The value is offered too when an address brought another one. */
function IntervalChoice({ label, none, offered, value, words, children, onChange }: IntervalChoiceProps) {
  const all = [...new Set([...offered, ...(value === null ? [] : [value])])].toSorted((a, b) => a - b)
  const format = (ms: number) =>
    ms % MINUTE_MS === 0 ? words.minutes(ms / MINUTE_MS) : words.seconds(ms / 1_000)
  return (
    <Labelled name={label}>
      <div className="max-w-full overflow-x-auto overflow-y-hidden p-0.5 -m-0.5">
        <Segmented
          label={label}
          value={String(value)}
          options={[
            { value: 'null', label: none },
            ...all.map((ms) => ({ value: String(ms), label: format(ms) })),
          ]}
          onChange={(chosen) => onChange(chosen === 'null' ? null : Number(chosen))}
        />
      </div>
      {children}
    </Labelled>
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
