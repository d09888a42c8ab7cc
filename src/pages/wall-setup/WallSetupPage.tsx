import { Copy, ExternalLink } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import { useSearchParams } from 'react-router-dom'
import { Link } from '../../shell/address/Link'
import { keepViewParams, paths } from '../../contract/routes'
import { invalidPart, type RunRef } from '../../contract/run-ref'
import { useLaterWords, useLocale } from '../../i18n/locale'
import { Card, TitleCard } from '../../ui/Card'
import { CopyButton } from '../../ui/CopyButton'
import { Icon } from '../../ui/Icon'
import { RunFields } from './RunFields'
import { ScreenFields } from './ScreenFields'
import { useDraft, useSettled } from './use-draft'
import { choiceOf, wallAddress, type WallChoice } from './wall-address'

export interface WallPreviewProps {
  run: RunRef
  choice: WallChoice
}

interface WallSetupPageProps {
  /** Draws the wall that the address will show. */
  preview: (props: WallPreviewProps) => ReactNode
}

/** `/wall/new`: makes the address of a wall. */
export function WallSetupPage({ preview }: WallSetupPageProps) {
  const { lang, zone } = useLocale()
  const words = useLaterWords().wallSetup
  const [search] = useSearchParams()
  const { run, choice, setRun, setChoice } = useDraft(() => ({
    zone,
    lang,
    everyMs: null,
    awake: false,
    chime: false,
  }))
  useEffect(() => {
    document.title = words.title
  }, [words])
  const trimmed = { job: run.job.trim(), id: run.id.trim(), workspace: run.workspace.trim() }
  const valid = invalidPart(trimmed) === null ? trimmed : null
  const settled = useSettled(valid)
  return (
    <div className="@container mx-auto max-w-[1240px]">
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3 py-6 max-sm:gap-0 max-sm:py-0 @min-[960px]:grid-cols-[minmax(0,7fr)_minmax(0,6fr)]">
        <div className="grid gap-3 max-sm:gap-0">
          <TitleCard title={words.title} about={words.about} />
          <p className="card px-6 py-3 max-sm:px-4">
            <Link className="link" to={keepViewParams(paths.jobs(trimmed.workspace), search)}>
              {words.several}
            </Link>
          </p>
          <Part title={words.run}>
            <RunFields
              run={run}
              words={words}
              onChange={setRun}
              onPaste={({ job, id, workspace, view }) => {
                setRun({ job, id, workspace })
                setChoice(choiceOf(view) ?? {})
              }}
            />
          </Part>
          <Part title={words.screen}>
            <ScreenFields choice={choice} words={words} onChange={setChoice} />
          </Part>
        </div>
        <div className="top-3 grid gap-3 max-sm:gap-0 @min-[960px]:sticky">
          <Part title={words.address}>
            {valid ? (
              <WallAddress address={wallAddress(valid, choice, window.location.origin)} />
            ) : (
              <p className="text-t2">{words.incomplete}</p>
            )}
          </Part>
          <Part title={words.preview}>
            {settled ? preview({ run: settled, choice }) : <p className="text-t2">{words.previewNone}</p>}
          </Part>
        </div>
      </div>
    </div>
  )
}

function WallAddress({ address }: { address: string }) {
  const { t } = useLocale()
  const words = useLaterWords().wallSetup
  return (
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
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card title={title}>
      <div className="px-6 py-4 max-sm:px-4">
        <div className="@container">{children}</div>
      </div>
    </Card>
  )
}
