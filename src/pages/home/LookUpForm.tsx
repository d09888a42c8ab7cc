import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router-dom'
import { addParams, keepViewParams, paths } from '../../contract/routes'
import { invalidPart, type RefField } from '../../contract/run-ref'
import { useLaterWords } from '../../i18n/locale'
import { parsePasted, type Pasted } from '../../shell/look-up/parse-pasted'
import { RunRefFields } from '../../shell/look-up/RunRefFields'
import { Field } from '../../ui/Field'

/** Opens a run by its three names, or by an address that fills them in. */
export function LookUpForm() {
  const { lookUp } = useLaterWords()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const [pasted, setPasted] = useState('')
  const [found, setFound] = useState<Pasted>(() => parsePasted('', window.location.origin))
  const [invalid, setInvalid] = useState<RefField | null>(null)
  const submit = (form: HTMLFormElement) => {
    const run = { job: found.job.trim(), id: found.id.trim(), workspace: found.workspace.trim() }
    const field = invalidPart(run)
    setInvalid(field)
    if (field === null)
      return navigate(keepViewParams(addParams(paths.run(run), new URLSearchParams(found.view)), search))
    const input = form.elements.namedItem(field)
    if (input instanceof HTMLElement) input.focus()
  }
  const paste = (text: string) => {
    setPasted(text)
    const parsed = parsePasted(text, window.location.origin)
    setFound(parsed.kind === 'nothing' ? { ...found, kind: 'nothing' } : parsed)
  }
  return (
    <form
      noValidate
      className="px-5 pb-4 max-sm:px-4"
      onSubmit={(event) => {
        event.preventDefault()
        void submit(event.currentTarget)
      }}
    >
      <div className="grid gap-3">
        <RunRefFields
          run={found}
          isInvalid={(field) => field === invalid}
          alerts
          onChange={(field, value) => setFound({ ...found, [field]: value })}
        />
      </div>
      <Field
        className="mt-4"
        label={lookUp.pasted}
        placeholder={lookUp.pastedHint}
        value={pasted}
        onChange={paste}
      />
      <p role="status" className="mt-1 min-h-5 text-12 text-ink-exception">
        {pasted.trim() !== '' && found.kind === 'console' && found.job === '' && lookUp.noConsole}
        {pasted.trim() !== '' && found.kind === 'nothing' && lookUp.notUnderstood}
      </p>
      <button type="submit" className="btn btn-primary mt-2 h-8">
        {lookUp.go}
      </button>
    </form>
  )
}
