import { useId, useState } from 'react'
import { paths } from '../../contract/routes'
import { invalidPart, type RefField, type RunRef } from '../../contract/run-ref'
import { type WallSetupWords } from '../../i18n/en/wall-setup'
import { useLaterWords } from '../../i18n/locale'
import { showInvisible } from '../../lib/text'
import { parsePasted, type Pasted } from '../../shell/look-up/parse-pasted'
import { recentRuns } from '../../shell/look-up/recent-runs'
import { RunRefFields } from '../../shell/look-up/RunRefFields'
import { Field } from '../../ui/Field'

const MAX_RECENT = 6
const VALID: RunRef = { job: 'a', id: '1', workspace: '' }

interface RunFieldsProps {
  run: RunRef
  words: WallSetupWords
  onChange: (run: RunRef) => void
  /** Also reports what else a pasted address says. */
  onPaste: (pasted: Pasted) => void
}

/** The run of the wall: by its names, by a pasted address, or one that was opened before. */
export function RunFields({ run, words, onChange, onPaste }: RunFieldsProps) {
  const { lookUp } = useLaterWords()
  const [pasted, setPasted] = useState('')
  const parsed = parsePasted(pasted, window.location.origin)
  const isIncomplete = pasted.trim() !== '' && (parsed.job === '' || parsed.id === '')
  const hint = parsed.kind === 'console' ? lookUp.noConsole : lookUp.notUnderstood
  // An empty field is not wrong yet.
  const isInvalid = (field: RefField) =>
    run[field].trim() !== '' && invalidPart({ ...VALID, [field]: run[field].trim() }) !== null
  const paste = (text: string) => {
    setPasted(text)
    const found = parsePasted(text, window.location.origin)
    if (found.kind !== 'nothing') onPaste(found)
  }
  const choose = (recent: RunRef) => {
    setPasted('')
    onChange(recent)
  }
  return (
    <>
      <Field label={words.pasted} placeholder={lookUp.pastedHint} value={pasted} onChange={paste} />
      <p role="status" className="mt-1 text-12 text-ink-exception empty:hidden">
        {isIncomplete && hint}
      </p>
      <div className="mt-3 grid gap-3 @min-[440px]:grid-cols-2 @min-[440px]:*:first:col-span-2 @min-[600px]:grid-cols-[2fr_1.2fr_1.4fr] @min-[600px]:*:first:col-span-1">
        <RunRefFields
          run={run}
          isInvalid={isInvalid}
          onChange={(field, value) => onChange({ ...run, [field]: value })}
        />
      </div>
      <RecentChoices chosen={run} onChoose={choose} />
    </>
  )
}

interface RecentChoicesProps {
  chosen: RunRef
  onChoose: (run: RunRef) => void
}

function RecentChoices({ chosen, onChoose }: RecentChoicesProps) {
  const { lookUp } = useLaterWords()
  const id = useId()
  const [runs] = useState(recentRuns)
  if (runs.length === 0) return null
  return (
    <div role="group" aria-labelledby={id} className="mt-4">
      <p id={id} className="mb-1 text-12 text-t2">
        {lookUp.recent}
      </p>
      <ul className="flex flex-wrap gap-2">
        {runs.slice(0, MAX_RECENT).map((run) => (
          <li key={paths.run(run)} className="max-w-full">
            <button
              type="button"
              className="btn max-w-full font-normal"
              aria-pressed={paths.run(run) === paths.run(chosen)}
              onClick={() => onChoose(run)}
            >
              <bdi className="truncate">{showInvisible(run.job)}</bdi>
              <span className="opacity-80">{run.id}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
