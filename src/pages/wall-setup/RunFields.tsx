import { useState } from 'react'
import { invalidPart, type RunRef, type RefField } from '../../contract/run-ref'
import { type WallSetupWords } from '../../i18n/en/wall-setup'
import { useLaterWords, useLocale } from '../../i18n/locale'
import { paths } from '../../contract/routes'
import { parsePasted, type Pasted } from '../../shell/look-up/parse-pasted'
import { recentRuns } from '../../shell/look-up/recent-runs'
import { showInvisible } from '../../lib/text'

const FIELDS: readonly RefField[] = ['job', 'id', 'workspace']
const GOOD: RunRef = { job: 'a', id: '1', workspace: '' }

const FIELD = 'field h-8 w-full px-2.5 text-t1'

interface RunFieldsProps {
  run: RunRef
  words: WallSetupWords
  onChange: (run: RunRef) => void
  /** Also tells what else a pasted address says. */
  onPaste: (pasted: Pasted) => void
}

/** Which run: by its names, by a pasted address, or one that was opened before. */
export function RunFields({ run, words, onChange, onPaste }: RunFieldsProps) {
  const { t } = useLocale()
  const { lookUp } = useLaterWords()
  const [pasted, setPasted] = useState('')
  const [recent] = useState(recentRuns)
  const read = parsePasted(pasted, window.location.origin)
  const hint =
    pasted.trim() === '' || (read.job !== '' && read.id !== '')
      ? null
      : read.kind === 'console'
        ? lookUp.noConsole
        : lookUp.notUnderstood
  const label = {
    job: lookUp.job,
    id: lookUp.id,
    workspace: `${lookUp.workspace} (${lookUp.optional})`,
  }
  const bad = { job: lookUp.badJob, id: lookUp.badId, workspace: t.errors.badWorkspace }
  // What has not been typed yet is not wrong yet.
  const isBad = (field: RefField) =>
    run[field].trim() !== '' && invalidPart({ ...GOOD, [field]: run[field].trim() }) !== null
  return (
    <>
      <label className="grid gap-1 text-12 text-t2">
        {words.pasted}
        <input
          value={pasted}
          autoComplete="off"
          spellCheck={false}
          placeholder={lookUp.pastedHint}
          onChange={(event) => {
            setPasted(event.target.value)
            const found = parsePasted(event.target.value, window.location.origin)
            if (found.kind !== 'nothing') onPaste(found)
          }}
          className={FIELD}
        />
      </label>
      <p role="status" className="mt-1 text-12 text-ink-exception empty:hidden">
        {hint}
      </p>
      <div className="mt-3 grid gap-3 @min-[440px]:grid-cols-2 @min-[440px]:*:first:col-span-2 @min-[600px]:grid-cols-[2fr_1.2fr_1.4fr] @min-[600px]:*:first:col-span-1">
        {FIELDS.map((field) => (
          <div key={field}>
            <label className="grid gap-1 text-12 text-t2">
              {label[field]}
              <input
                name={field}
                value={run[field]}
                inputMode={field === 'id' ? 'numeric' : undefined}
                autoComplete="off"
                spellCheck={false}
                aria-invalid={isBad(field)}
                aria-describedby={isBad(field) ? `bad-${field}` : undefined}
                onChange={(event) => onChange({ ...run, [field]: event.target.value })}
                className={FIELD}
              />
            </label>
            {isBad(field) && (
              <p id={`bad-${field}`} className="mt-1 text-12 text-ink-fail">
                {bad[field]}
              </p>
            )}
          </div>
        ))}
      </div>
      {recent.length > 0 && (
        <div role="group" aria-labelledby="wall-recent" className="mt-4">
          <p id="wall-recent" className="mb-1 text-12 text-t2">
            {lookUp.recent}
          </p>
          <ul className="flex flex-wrap gap-2">
            {recent.slice(0, MOST_RECENT).map((one) => (
              <li key={paths.run(one)} className="max-w-full">
                <button
                  type="button"
                  className="btn max-w-full font-normal"
                  aria-pressed={paths.run(one) === paths.run(run)}
                  onClick={() => {
                    setPasted('')
                    onChange(one)
                  }}
                >
                  <bdi className="truncate">{showInvisible(one.job)}</bdi>
                  <span className="opacity-80">{one.id}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

const MOST_RECENT = 6
