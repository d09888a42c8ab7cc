import { Copy, ExternalLink } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { NavigationType, useNavigationType, useSearchParams } from 'react-router-dom'
import { invalidPart, type RunRef } from '../../contract/run-ref'
import { useLocale, useLaterWords } from '../../i18n/locale'
import { CopyButton } from '../../ui/CopyButton'
import { choiceOf, wallAddress, type WallChoice } from './wall-address'
import { RunFields } from './RunFields'
import { ScreenFields } from './ScreenFields'
import { Icon } from '../../ui/Icon'

export interface WallPreviewProps {
  run: RunRef
  choice: WallChoice
}

interface WallAddressPageProps {
  /** Draws what the wall will show. */
  preview: (of: WallPreviewProps) => ReactNode
}

/** `/wall/new`: makes the address of a wall by clicking. */
export function WallSetupPage({ preview }: WallAddressPageProps) {
  const { t, lang, zone } = useLocale()
  const words = useLaterWords().wallSetup
  const { run, choice, setRun, setChoice } = useDraft(() => ({ zone, lang, ...PLAIN }))
  useEffect(() => {
    document.title = words.title
  }, [words])
  const trimmed = { job: run.job.trim(), id: run.id.trim(), workspace: run.workspace.trim() }
  const named = invalidPart(trimmed) === null ? trimmed : null
  const shown = useSettled(named)
  const address = named && wallAddress(named, choice, window.location.origin)
  return (
    <div className="@container mx-auto max-w-[1240px]">
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3 py-6 max-sm:gap-0 max-sm:py-0 @min-[960px]:grid-cols-[minmax(0,7fr)_minmax(0,6fr)]">
        <div className="grid gap-3 max-sm:gap-0">
          <section className="card p-6 max-sm:p-4">
            <h1 tabIndex={-1} className="text-22 font-semibold tracking-[-0.015em] outline-none">
              {words.title}
            </h1>
            <p className="mt-1 text-t2">{words.about}</p>
          </section>
          <Part id="wall-run" title={words.run}>
            <RunFields
              run={run}
              words={words}
              onChange={setRun}
              onPaste={({ job, id, workspace, view }) => {
                setRun({ job, id, workspace })
                setChoice(choiceOf(view) ?? choice)
              }}
            />
          </Part>
          <Part id="wall-screen" title={words.screen}>
            <ScreenFields
              choice={choice}
              words={words}
              onChange={(patch) => setChoice({ ...choice, ...patch })}
            />
          </Part>
        </div>
        <div className="top-3 grid gap-3 max-sm:gap-0 @min-[960px]:sticky">
          <Part id="wall-address" title={words.address}>
            {address === null ? (
              <p className="text-t2">{words.incomplete}</p>
            ) : (
              <>
                <p
                  data-address
                  className="rounded-md border border-line bg-bg p-2.5 font-mono text-12 leading-5 wrap-anywhere"
                >
                  {address}
                </p>
                <div className="mt-3 flex flex-wrap gap-2">
                  <CopyButton
                    icon={Copy}
                    label={words.copy}
                    text={() => address}
                    done={t.header.copied}
                    failed={t.header.copyFailed}
                    className="btn btn-primary h-8"
                  >
                    {words.copy}
                  </CopyButton>
                  <a className="btn h-8" href={address} target="_blank" rel="noreferrer">
                    <Icon icon={ExternalLink} />
                    {words.open}
                  </a>
                </div>
              </>
            )}
          </Part>
          <Part id="wall-preview" title={words.preview}>
            {shown ? preview({ run: shown, choice }) : <p className="text-t2">{words.previewNone}</p>}
          </Part>
        </div>
      </div>
    </div>
  )
}

const PLAIN = { everyMs: null, awake: false, chime: false }

interface Draft {
  run: RunRef
  choice: WallChoice
}

let kept: (Draft & { of: string }) | null = null

/** What is chosen here outlives a look at this page as a wall, and a way back to it; who comes by a link begins with what that names. */
function useDraft(usual: () => WallChoice) {
  const [search] = useSearchParams()
  const arrival = useNavigationType()
  const given = (name: string) => search.get(name) ?? ''
  const named = { job: given('job'), id: given('id'), workspace: given('workspace') }
  const of = JSON.stringify(named)
  const [draft, setDraft] = useState<Draft>(() => {
    if (kept?.of === of && arrival !== NavigationType.Push) return kept
    return { run: named, choice: usual() }
  })
  useEffect(() => {
    kept = { ...draft, of }
  }, [draft, of])
  return {
    ...draft,
    setRun: (run: RunRef) => setDraft((before) => ({ ...before, run })),
    setChoice: (choice: WallChoice) => setDraft((before) => ({ ...before, choice })),
  }
}

const SETTLED_MS = 700

/** The run once nobody types any more: each id on the way would be asked for. */
function useSettled(named: RunRef | null): RunRef | null {
  const key = named && JSON.stringify(named)
  const [settled, setSettled] = useState({ key, named })
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled({ key, named }), SETTLED_MS)
    return () => window.clearTimeout(timer)
    // oxlint-disable-next-line react/exhaustive-deps -- the key says it all
  }, [key])
  return settled.key === key ? settled.named : null
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="card">
      <h2 id={id} className="flex min-h-10 items-center border-b border-line px-6 font-semibold max-sm:px-4">
        {title}
      </h2>
      <div className="px-6 py-4 max-sm:px-4">
        <div className="@container">{children}</div>
      </div>
    </section>
  )
}
