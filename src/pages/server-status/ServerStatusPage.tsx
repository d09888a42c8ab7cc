import { ServerCrash, TriangleAlert } from 'lucide-react'
import { useEffect } from 'react'
import { MAX_RETRY_MS, SERVER_STATUS_POLL_MS } from '../../contract/poll-policy'
import { type ServerStatus } from '../../contract/server-status'
import { getErrorCode } from '../../query/http'
import { type Snapshot } from '../../query/live-resource'
import { SERVER_STATUS_RESOURCE } from '../../query/server-status'
import { FreshnessBanner } from '../../shell/freshness/FreshnessBanner'
import { useFreshness } from '../../shell/freshness/use-freshness'
import { useLiveQuery } from '../../shell/freshness/use-live-query'
import { PageClock } from '../../shell/kiosk/PageClock'
import { type Catalogue } from '../../i18n/en/common'
import { useLocale, useLaterWords } from '../../i18n/locale'
import { type ErrorPageCode } from '../../i18n/en/errors'
import { splitAge } from '../../lib/time/duration'
import { zoneLabel } from '../../lib/time/zone'
import { SECOND_MS } from '../../lib/time/units'
import { Notice } from '../../ui/Notice'
import { PageHeading } from '../../ui/PageHeading'
import { useNow } from '../../ui/use-now'
import { formatAt, listStatusFacts, type StatusReader, type StatusSection } from './facts'
import { HealthSummary } from './HealthSummary'
import { Icon } from '../../ui/Icon'

/** Of about the same height. */
const COLUMNS: readonly (readonly StatusSection['name'][])[] = [
  ['upstream', 'memory'],
  ['calls', 'viewers', 'server'],
]

/** `/status`: whether DGC answers, and how this server is doing, for those who look after it and those who wonder. */
export function ServerStatusPage() {
  const { query, audience } = useLiveQuery(SERVER_STATUS_RESOURCE)
  const { data, error } = query
  const { wall } = audience
  const { title } = useLaterWords().serverStatus
  useEffect(() => {
    document.title = title
  }, [title])
  if (data) return <Status snapshot={data} wall={wall} />
  return error && <Unknown code={getErrorCode(error)} />
}

function Status({ snapshot, wall }: { snapshot: Snapshot<ServerStatus>; wall: boolean }) {
  const { t, lang, zone } = useLocale()
  const later = useLaterWords()
  const words = later.serverStatus
  const { data: status, skewMs } = snapshot
  const nowMs = useNow(skewMs, null)
  const { freshness, code } = useFreshness(SERVER_STATUS_RESOURCE)
  const past = freshness !== null && freshness.level !== 'fresh'
  const reader: StatusReader = {
    words,
    lang,
    zone,
    nowMs,
    past,
    faultTitle: (faultCode) => t.errors.titles[faultCode],
    connectionText: (reason) =>
      later.errorTexts.upstream_unreachable({ job: '', id: '', workspace: null, reason }),
  }
  const sections = listStatusFacts(status, reader)
  const at = formatAt(status.nowMs, reader)
  const age = splitAge(freshness?.ageMs ?? 0)
  return (
    // A wall cannot be scrolled: the banner takes the place of the margin and of the introduction.
    <div
      className={`@container mx-auto grid max-w-[1040px] gap-3 max-sm:gap-0 ${wall ? '' : 'py-6 max-sm:py-0'}`}
    >
      {past && <FreshnessBanner resource={SERVER_STATUS_RESOURCE} size="page" />}
      <section className={`card px-6 ${wall ? 'py-4' : 'py-6'} max-sm:p-4`}>
        <div className="flex flex-wrap items-baseline justify-between gap-x-6">
          <PageHeading>{words.title}</PageHeading>
          <PageClock skewMs={skewMs} />
          <p role="status" className={`text-12 ${wall ? 'basis-full' : ''}`}>
            {code && !past ? (
              <span className="flex items-center gap-1 font-medium text-ink-exception">
                <Icon icon={TriangleAlert} />
                {words.lost(t.errors.titles[code], at)}
              </span>
            ) : null}
          </p>
        </div>
        {!(wall && past) && <p className="mt-1 text-t2">{words.about}</p>}
        <HealthSummary status={status} reader={reader} />
        <p className="mt-4 text-12 text-t3">
          <time dateTime={new Date(status.nowMs).toISOString()}>{words.asOf(at)}</time> ·{' '}
          <span className={`inline-block ${past ? 'font-medium text-ink-exception' : ''}`}>
            {t.age[age.unit](age.count)}
          </span>{' '}
          · <span className="inline-block">{words.looked(formatPollInterval(code, t))}</span>
          {!wall && (
            <>
              {' '}
              · <span className="inline-block">{words.zone(zoneLabel(nowMs, zone, lang))}</span>
            </>
          )}
        </p>
      </section>
      <div className="grid items-start gap-3 max-sm:gap-0 @min-[720px]:grid-cols-2">
        {COLUMNS.map((names) => (
          <div key={names.join(' ')} className="grid gap-3 max-sm:gap-0">
            {sections
              .filter(({ name }) => names.includes(name))
              .map((section) => (
                <Section key={section.name} section={section} title={words.sections[section.name]} />
              ))}
          </div>
        ))}
      </div>
    </div>
  )
}

function formatPollInterval(code: ErrorPageCode | null, { every }: Catalogue): string {
  const seconds = (code === 'signed_out' ? MAX_RETRY_MS : SERVER_STATUS_POLL_MS) / SECOND_MS
  return seconds < 60 ? every.second(seconds) : every.minute(seconds / 60)
}

function Section({ section: { name, facts }, title }: { section: StatusSection; title: string }) {
  return (
    <section aria-labelledby={`status-${name}`} className="card">
      <h2
        id={`status-${name}`}
        className="flex min-h-10 items-center border-b border-line px-6 font-semibold max-sm:px-4"
      >
        {title}
      </h2>
      <dl className="grid grid-cols-[minmax(112px,max-content)_1fr] gap-x-6 gap-y-1.5 px-6 py-3 max-sm:px-4">
        {facts.map(({ label, text, warns = false }) => (
          <div key={label} className="contents">
            <dt className="text-12 leading-5 text-t2">{label}</dt>
            <dd
              className={`min-w-0 [overflow-wrap:anywhere] ${warns ? 'font-medium text-ink-exception' : ''}`}
            >
              {text}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Before the first response. The next poll comes by itself. */
function Unknown({ code }: { code: ErrorPageCode }) {
  const { t } = useLocale()
  const { errorTexts } = useLaterWords()
  return (
    <Notice
      icon={ServerCrash}
      title={t.errors.titles[code]}
      text={errorTexts[code]({ job: '', id: '', workspace: null, reason: null })}
    />
  )
}
