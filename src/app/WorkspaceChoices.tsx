import { Check } from 'lucide-react'
import { useState } from 'react'
import { useNavigate, useSearchParams, useMatch } from 'react-router-dom'
import { Link } from '../shell/address/Link'
import { keepViewParams, paths, ROUTES } from '../contract/routes'
import { isWorkspace } from '../contract/run-ref'
import { useFindWords } from '../i18n/find-words'
import { useLocale } from '../i18n/locale'
import { showInvisible } from '../lib/text'
import { addWorkspace, listWorkspaces } from '../shell/look-up/workspaces'
import { Button } from '../ui/Button'
import { Field } from '../ui/Field'
import { Icon } from '../ui/Icon'

/** A switch keeps the list of jobs and the start page; a job or a run is of one workspace. */
export function WorkspaceChoices({ ofServer }: { ofServer: string | null }) {
  const { t } = useLocale()
  const { workspace: words } = useFindWords()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const isStart = useMatch(ROUTES.lookUp) !== null
  const [id, setId] = useState('')
  const [isInvalid, setInvalid] = useState(false)
  const current = search.get('workspace') ?? ''
  const buildPath = (workspace: string) => {
    const build = isStart ? paths.start : paths.jobs
    return keepViewParams(build(workspace), search)
  }
  const others = listWorkspaces().filter((workspace) => workspace !== '' && workspace !== ofServer)
  const choices = [
    { id: '', name: ofServer ?? t.header.defaultWorkspace, note: words.ofServer },
    ...others.map((workspace) => ({ id: workspace, name: workspace, note: words.opened })),
  ]
  const open = () => {
    const workspace = id.trim()
    const isValid = workspace !== '' && isWorkspace(workspace)
    setInvalid(!isValid)
    if (!isValid) return
    addWorkspace(workspace)
    void navigate(buildPath(workspace))
  }
  return (
    <div className="w-72 max-sm:w-full">
      <ul>
        {choices.map((choice) => {
          const isCurrent = choice.id === current || (choice.id === '' && current === ofServer)
          return (
            <li key={choice.id}>
              <Link
                to={buildPath(choice.id)}
                aria-current={isCurrent ? 'true' : undefined}
                className="menu-item"
                onClick={() => addWorkspace(choice.id)}
              >
                <span className="flex w-4 shrink-0">{isCurrent && <Icon icon={Check} />}</span>
                <bdi className="min-w-0 flex-1 truncate font-medium">{showInvisible(choice.name)}</bdi>
                <span className="text-12 text-t2">{choice.note}</span>
              </Link>
            </li>
          )
        })}
      </ul>
      <form
        noValidate
        className="mt-1 flex items-end gap-2 border-t border-line p-2"
        onSubmit={(event) => {
          event.preventDefault()
          open()
        }}
      >
        <Field
          className="min-w-0 flex-1"
          label={words.other}
          placeholder={words.id}
          value={id}
          error={isInvalid ? t.errors.badWorkspace : null}
          alerts
          onChange={setId}
        />
        <Button className="h-8" onClick={open}>
          {words.open}
        </Button>
      </form>
    </div>
  )
}
