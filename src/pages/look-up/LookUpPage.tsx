import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router-dom'
import { configQuery } from '../../query/config'
import { type DemoExample } from '../../contract/config'
import { invalidPart, type RunRef, type RefField } from '../../contract/run-ref'
import { useLocale, useLaterWords } from '../../i18n/locale'
import { keepViewParams, paths, ROUTES } from '../../contract/routes'
import { clearRecentRuns, recentRuns } from '../../shell/look-up/recent-runs'
import { showInvisible } from '../../lib/text'
import { parsePasted, withView, type Pasted } from '../../shell/look-up/parse-pasted'

/** `/`: the way to a run, by its job and instance or by a pasted address. */
export function LookUpPage() {
  const { t } = useLocale()
  const later = useLaterWords()
  const [search] = useSearchParams()
  const { data: config } = useQuery(configQuery())
  const typed = search.get('q') ?? ''
  useEffect(() => {
    document.title = t.title.plain
  }, [t])
  return (
    <div className="mx-auto grid max-w-[1040px] gap-3 py-6 max-sm:gap-0 max-sm:py-0">
      <section className="card p-6 max-sm:p-4">
        <h1 tabIndex={-1} className="text-22 font-semibold tracking-[-0.015em] outline-none">
          {later.lookUp.title}
        </h1>
        <p className="mt-1 mb-5 text-t2">{later.lookUp.about}</p>
        <LookUpForm key={typed} typed={typed} />
      </section>
      <Recent />
      {config && config.examples.length > 0 && <Examples examples={config.examples} />}
      <p className="px-6 text-12 max-sm:p-4">
        <Link to={keepViewParams(paths.wallSetup(), search)} className="link mr-6">
          {later.wallSetup.link}
        </Link>
        <Link to={keepViewParams(ROUTES.serverStatus, search)} className="link">
          {later.serverStatus.title}
        </Link>
      </p>
    </div>
  )
}

const FIELDS: readonly RefField[] = ['job', 'id', 'workspace']

function LookUpForm({ typed }: { typed: string }) {
  const { t } = useLocale()
  const later = useLaterWords()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const [pasted, setPasted] = useState(() => (/[/:]/.test(typed) ? typed : ''))
  const [found, setFound] = useState<Pasted>(() => parsePasted(typed, window.location.origin))
  const [refused, setRefused] = useState<RefField | null>(null)
  const words = {
    job: { label: later.lookUp.job, bad: later.lookUp.badJob },
    id: { label: later.lookUp.id, bad: later.lookUp.badId },
    workspace: { label: `${later.lookUp.workspace} (${later.lookUp.optional})`, bad: t.errors.badWorkspace },
  }
  const hint =
    pasted.trim() === ''
      ? null
      : found.kind === 'console' && found.job === ''
        ? later.lookUp.noConsole
        : found.kind === 'nothing'
          ? later.lookUp.notUnderstood
          : null
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const reference: RunRef = {
          job: found.job.trim(),
          id: found.id.trim(),
          workspace: found.workspace.trim(),
        }
        const bad = invalidPart(reference)
        setRefused(bad)
        if (bad === null) void navigate(keepViewParams(withView(paths.run(reference), found.view), search))
        else event.currentTarget.querySelector<HTMLElement>(`[name=${bad}]`)?.focus()
      }}
    >
      <div className="grid grid-cols-[2fr_1fr_1.5fr] gap-3 max-md:grid-cols-1">
        {FIELDS.map((field) => (
          <div key={field}>
            <label className="grid gap-1 text-12 text-t2">
              {words[field].label}
              <input
                name={field}
                value={found[field]}
                inputMode={field === 'id' ? 'numeric' : undefined}
                autoComplete="off"
                spellCheck={false}
                aria-invalid={refused === field}
                aria-describedby={refused === field ? 'refused' : undefined}
                onChange={(event) => setFound({ ...found, [field]: event.target.value })}
                className="field h-8 w-full px-2.5 text-t1"
              />
            </label>
            {refused === field && (
              <p id="refused" role="alert" className="mt-1 text-12 text-ink-fail">
                {words[field].bad}
              </p>
            )}
          </div>
        ))}
      </div>
      <label className="mt-4 grid gap-1 text-12 text-t2">
        {later.lookUp.pasted}
        <input
          value={pasted}
          autoComplete="off"
          spellCheck={false}
          placeholder={later.lookUp.pastedHint}
          onChange={(event) => {
            const text = event.target.value
            setPasted(text)
            const read = parsePasted(text, window.location.origin)
            setFound(read.kind === 'nothing' ? { ...found, kind: 'nothing' } : read)
          }}
          className="field h-8 w-full px-2.5 text-t1"
        />
      </label>
      <p role="status" className="mt-1 min-h-5 text-12 text-ink-exception">
        {hint}
      </p>
      <button type="submit" className="btn btn-primary mt-2 h-8">
        {later.lookUp.go}
      </button>
    </form>
  )
}

function Recent() {
  const { t } = useLocale()
  const later = useLaterWords()
  const [runs, setRuns] = useState(recentRuns)
  return (
    <section aria-labelledby="recent" className="card">
      <div className="flex min-h-10 items-center justify-between border-b border-line pr-3 pl-6 max-sm:pl-4">
        <h2 id="recent" className="font-semibold">
          {later.lookUp.recent}
        </h2>
        {runs.length > 0 && (
          <button
            type="button"
            className="btn btn-quiet"
            onClick={() => {
              clearRecentRuns()
              setRuns([])
            }}
          >
            {later.lookUp.forget}
          </button>
        )}
      </div>
      {runs.length === 0 ? (
        <p className="px-6 py-3 text-t2 max-sm:px-4">{t.app.noRecent}</p>
      ) : (
        <ul className="py-1">
          {runs.map((run) => (
            <li key={paths.run(run)}>
              <RunLink run={run} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function RunLink({ run, note }: { run: RunRef; note?: string }) {
  const [search] = useSearchParams()
  return (
    <Link
      to={keepViewParams(paths.run(run), search)}
      className="flex flex-wrap items-baseline gap-x-4 px-6 py-1 hover:bg-hover max-sm:px-4"
    >
      <span className="link min-w-0 font-medium [overflow-wrap:anywhere]">
        <bdi>{showInvisible(run.job)}</bdi> <span className="font-normal text-t2">{run.id}</span>
      </span>
      {run.workspace !== '' && <span className="text-12 text-t3">{run.workspace}</span>}
      {note !== undefined && <span className="text-12 text-t2">{note}</span>}
    </Link>
  )
}

const GROUPS = ['pipeline', 'states', 'size', 'trouble', 'faults'] as const

/** What the demo has to show, each with a word on what it is there for. */
function Examples({ examples }: { examples: readonly DemoExample[] }) {
  const { lang } = useLocale()
  const later = useLaterWords()
  return (
    <section aria-labelledby="examples" className="card pb-2">
      <h2
        id="examples"
        className="flex min-h-10 items-center border-b border-line px-6 font-semibold max-sm:px-4"
      >
        {later.lookUp.examples}
      </h2>
      {GROUPS.map((group) => (
        <div key={group}>
          <h3 className="px-6 pt-4 pb-1 text-12 font-medium text-t3 max-sm:px-4">
            {later.lookUp.groups[group]}
          </h3>
          <ul>
            {examples
              .filter((example) => example.group === group)
              .map((example) => (
                <li key={paths.run(example)}>
                  <RunLink run={example} note={example.what[lang]} />
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
