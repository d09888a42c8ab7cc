import { useQuery } from '@tanstack/react-query'
import { ServerCrash, TriangleAlert } from 'lucide-react'
import { useEffect } from 'react'
import { useSearchParams } from 'react-router-dom'
import { troubleCodeOf } from '../../api/client'
import { statusQuery } from '../../api/status-query'
import type { ServerStatus, UpstreamState } from '../../contract/server-status'
import type { TroubleCode } from '../../i18n/troubles-en'
import { useLocale } from '../../i18n/locale'
import { STATUS_WORDS } from '../../i18n/status'
import { readWall } from '../../lib/wall'
import { zoneLabel } from '../../lib/zone'
import { Glyph } from '../../ui/Glyph'
import { Notice } from '../../ui/Notice'
import { instant, span, statusFacts, type StatusReader, type StatusSection } from './facts'

const LOOK = {
  untried: { glyph: 'ring-dashed', color: 'var(--ink-neutral)', ink: 'text-t1' },
  answering: { glyph: 'disc-check', color: 'var(--fill-success)', ink: 'text-ink-success' },
  failing: { glyph: 'octagon-cross', color: 'var(--fill-fail)', ink: 'text-ink-fail' },
  paused: { glyph: 'triangle-mark', color: 'var(--fill-exception)', ink: 'text-ink-exception' },
} as const satisfies Record<UpstreamState, unknown>

/** Of about the same height. */
const COLUMNS: readonly (readonly StatusSection['name'][])[] = [
  ['upstream', 'memory'],
  ['calls', 'viewers', 'server'],
]

/** `/status`: whether DGC answers, and how this server is doing, for those who look after it and those who wonder. */
export function StatusPage() {
  const { t, lang, zone } = useLocale()
  const [search] = useSearchParams()
  const { data, error } = useQuery(statusQuery(readWall(search).on))
  const words = STATUS_WORDS[lang]
  useEffect(() => {
    document.title = words.title
  }, [words])
  const trouble = error && troubleCodeOf(error)
  if (!data) return trouble && <Unknown code={trouble} />
  const reader: StatusReader = { words, lang, zone, faultTitle: (code) => t.trouble.words[code].title }
  const sections = statusFacts(data, reader)
  const at = instant(data.nowMs, data.nowMs, reader)
  return (
    <div className="@container mx-auto grid max-w-[1040px] gap-3 py-6 max-sm:gap-0 max-sm:py-0">
      <section className="card p-6 max-sm:rounded-none max-sm:border-x-0 max-sm:p-4">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6">
          <h1 tabIndex={-1} className="text-22 font-semibold tracking-[-0.015em] outline-none">
            {words.title}
          </h1>
          <p role="status" className="text-12 text-t2">
            {trouble ? (
              <span className="flex items-center gap-1 font-medium text-ink-exception">
                <TriangleAlert aria-hidden size={14} strokeWidth={1.75} className="shrink-0" />
                {words.lost(t.trouble.words[trouble].title, at)}
              </span>
            ) : null}
          </p>
        </div>
        <p className="mt-1 mb-5 text-t2">{words.about}</p>
        <Verdict status={data} reader={reader} />
        <p className="mt-4 text-12 text-t3">
          <span data-as-of={data.nowMs}>{words.asOf(at)}</span> ·{' '}
          <span className="inline-block">{words.zone(zoneLabel(data.nowMs, zone, lang))}</span>
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

function Verdict({ status, reader }: { status: ServerStatus; reader: StatusReader }) {
  const { state, sinceMs, lastError } = status.upstream
  const { glyph, color, ink } = LOOK[state]
  const isWrong = state === 'failing' || state === 'paused'
  const reason = isWrong && lastError ? [reader.faultTitle(lastError.code)] : []
  const since =
    sinceMs === null
      ? []
      : [reader.words.since(instant(sinceMs, status.nowMs, reader), span(status.nowMs - sinceMs, reader))]
  return (
    <div className="flex gap-3">
      <span className="pt-0.5">
        <Glyph name={glyph} color={color} size={16} />
      </span>
      <div>
        <p data-state={state} className={`text-15 font-semibold ${ink}`}>
          {reader.words.verdict[state]}
        </p>
        {[...reason, ...since].map((line) => (
          <p key={line} className="text-t2">
            {line}
          </p>
        ))}
      </div>
    </div>
  )
}

function Section({ section: { name, facts }, title }: { section: StatusSection; title: string }) {
  return (
    <section aria-labelledby={`status-${name}`} className="card max-sm:rounded-none max-sm:border-x-0">
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

/** Nothing has been heard of the server yet: the next look is made by itself. */
function Unknown({ code }: { code: TroubleCode }) {
  const { t } = useLocale()
  const { title, text } = t.trouble.words[code]
  return (
    <Notice
      icon={ServerCrash}
      title={title}
      text={text({ job: '', id: '', workspace: null, reason: null })}
    />
  )
}
