import { useQuery } from '@tanstack/react-query'
import { Copy, ExternalLink, Monitor } from 'lucide-react'
import { useEffect, useMemo, type ReactNode } from 'react'
import { ROUTES, addParams } from '../../contract/routes'
import { invalidPart, type RunRef } from '../../contract/run-ref'
import { isEmptyWall, type WallAddress } from '../../contract/wall-address'
import { useWallJobsWords } from '../../i18n/wall-jobs-words'
import { basePath } from '../../lib/base-path'
import { configQuery } from '../../query/config'
import { jobsResource } from '../../query/jobs'
import { Link } from '../../shell/address/Link'
import { useLiveQuery } from '../../shell/freshness/use-live-query'
import { Field } from '../../ui/Field'
import { Segmented } from '../../ui/Segmented'
import { useMedia } from '../../ui/use-media'
import { useSettledText } from '../../ui/use-settled-text'
import { JobsFields } from './JobsFields'
import { toWallAddress, type JobsDraft } from './rules'
import { useLaterWords, useLocale } from '../../i18n/locale'
import { Card, TitleCard } from '../../ui/Card'
import { CopyButton } from '../../ui/CopyButton'
import { Icon } from '../../ui/Icon'
import { RunFields } from './RunFields'
import { ScreenFields } from './ScreenFields'
import { useDraft, useSettled, useSource } from './use-draft'
import { choiceOf, jobsWallAddress, wallAddress, type WallChoice } from './wall-address'

/** What the wall shows: a run, whose id may be the word `latest`, or several jobs. */
export type WallTarget = { kind: 'run'; run: RunRef } | { kind: 'jobs'; wall: WallAddress }

export interface WallPreviewProps {
  target: WallTarget
  choice: WallChoice
}

interface WallSetupPageProps {
  /** Draws the wall that the address will show. */
  preview: (props: WallPreviewProps) => ReactNode
}

/** `/wall/new`: makes the address of a wall. */
export function WallSetupPage(props: WallSetupPageProps) {
  return <SetupForm key={useSource().source} {...props} />
}

function SetupForm({ preview }: WallSetupPageProps) {
  const { lang, zone } = useLocale()
  const words = useLaterWords().wallSetup
  const { setup } = useWallJobsWords()
  const { draft, setKind, setRun, setJobs, setChoice } = useDraft(() => ({
    zone,
    lang,
    everyMs: null,
    awake: false,
    chime: false,
  }))
  const { kind, run, jobs, choice } = draft
  useEffect(() => {
    document.title = words.title
  }, [words])
  const target = findTarget(draft)
  const settled = useSettled(target)
  const isWide = useMedia('(min-width: 960px)')
  const origin = window.location.origin
  const incomplete = { run: words.incomplete, latest: setup.jobIncomplete, jobs: setup.jobsIncomplete }[kind]
  return (
    <div className="@container mx-auto max-w-[1240px]">
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3 py-6 max-sm:gap-0 max-sm:py-0 @min-[960px]:grid-cols-[minmax(0,7fr)_minmax(0,6fr)]">
        <div className="grid gap-3 max-sm:gap-0">
          <TitleCard title={words.title} about={setup.about} />
          <Part title={setup.runs}>
            <div className="mb-4 max-w-full overflow-x-auto overflow-y-hidden p-0.5 -m-0.5">
              <Segmented
                label={setup.runs}
                value={kind}
                options={KINDS.map((value) => ({ value, label: setup.kinds[value] }))}
                onChange={setKind}
              />
            </div>
            {kind === 'run' && (
              <RunFields
                run={run}
                words={words}
                onChange={setRun}
                onPaste={({ job, id, workspace, view }) => {
                  setRun({ job, id, workspace })
                  setChoice(choiceOf(view) ?? {})
                }}
              />
            )}
            {kind === 'latest' && <LatestFields run={run} onChange={setRun} />}
            {kind === 'jobs' && <JobsLoader draft={jobs} onChange={setJobs} />}
          </Part>
          <Part title={words.screen}>
            <ScreenFields
              jobs={kind === 'jobs' ? jobs : null}
              onJobsChange={setJobs}
              choice={choice}
              words={words}
              onChange={setChoice}
            />
          </Part>
        </div>
        <div className="contents @min-[960px]:sticky @min-[960px]:top-3 @min-[960px]:grid @min-[960px]:gap-3">
          {/* On a narrow screen it stays in sight while the form above it is filled in. */}
          <div className="z-10 @max-[960px]:sticky @max-[960px]:bottom-0">
            <Part title={words.address}>
              {target === null ? (
                <p className="text-t2">{incomplete}</p>
              ) : (
                <AddressCard
                  address={
                    target.kind === 'run'
                      ? wallAddress(target.run, choice, origin)
                      : jobsWallAddress(target.wall, choice, origin)
                  }
                />
              )}
            </Part>
          </div>
          <Part title={words.preview} isFolded={!isWide}>
            {settled ? preview({ target: settled, choice }) : <p className="text-t2">{words.previewNone}</p>}
          </Part>
        </div>
      </div>
    </div>
  )
}

const KINDS = ['run', 'latest', 'jobs'] as const

function findTarget({ kind, run, jobs }: ReturnType<typeof useDraft>['draft']): WallTarget | null {
  if (kind === 'jobs') {
    const wall = toWallAddress({ ...jobs, workspace: jobs.workspace.trim() })
    return isEmptyWall(wall) ? null : { kind, wall }
  }
  const workspace = run.workspace.trim()
  const ref = { job: run.job.trim(), id: kind === 'latest' ? '1' : run.id.trim(), workspace }
  if (invalidPart(ref) !== null) return null
  return { kind: 'run', run: kind === 'latest' ? { ...ref, id: 'latest' } : ref }
}

interface LatestFieldsProps {
  run: RunRef
  onChange: (run: RunRef) => void
}

function LatestFields({ run, onChange }: LatestFieldsProps) {
  const { setup } = useWallJobsWords()
  return (
    <div className="grid gap-3 @min-[440px]:grid-cols-2">
      <Field label={setup.job} value={run.job} onChange={(job) => onChange({ ...run, job })} />
      <Field
        label={setup.workspace}
        value={run.workspace}
        onChange={(workspace) => onChange({ ...run, workspace })}
      />
    </div>
  )
}

interface JobsLoaderProps {
  draft: JobsDraft
  onChange: (draft: JobsDraft) => void
}

function JobsLoader({ draft, onChange }: JobsLoaderProps) {
  const workspace = useSettledText(draft.workspace.trim())
  const resource = useMemo(() => jobsResource(workspace), [workspace])
  const { data, error } = useLiveQuery(resource).query
  const jobs = data?.data.jobs ?? null
  return (
    <JobsFields draft={draft} jobs={jobs} isRefused={jobs === null && error !== null} onChange={onChange} />
  )
}

function AddressCard({ address }: { address: string }) {
  const { t } = useLocale()
  const words = useLaterWords().wallSetup
  const { setup } = useWallJobsWords()
  const { data: config } = useQuery(configQuery())
  const path = address.slice(window.location.origin.length + basePath.length)
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
        {config?.pairing === true && (
          <Link className="btn h-8" to={addParams(ROUTES.pair, new URLSearchParams({ show: path }))}>
            <Icon icon={Monitor} />
            {setup.pair}
          </Link>
        )}
      </div>
    </>
  )
}

interface PartProps {
  title: string
  /** Opened by a click. */
  isFolded?: boolean
  children: ReactNode
}

function Part({ title, isFolded = false, children }: PartProps) {
  const content = <div className="@container">{children}</div>
  return (
    <Card title={title}>
      <div className="px-6 py-4 max-sm:px-4">
        {isFolded ? (
          <details>
            <summary>{title}</summary>
            {content}
          </details>
        ) : (
          content
        )}
      </div>
    </Card>
  )
}
