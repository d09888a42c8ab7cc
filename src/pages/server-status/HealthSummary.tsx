import { type ErrorCode } from '../../contract/errors'
import { type ServerStatus, type UpstreamState } from '../../contract/server-status'
import { Glyph } from '../../run/status/Glyph'
import { formatAt, span, type StatusReader } from './facts'

const APPEARANCE = {
  untried: { glyph: 'ring-dashed', tone: 'none' },
  answering: { glyph: 'disc-check', tone: 'success' },
  failing: { glyph: 'octagon-cross', tone: 'fail' },
  paused: { glyph: 'triangle-mark', tone: 'exception' },
} as const satisfies Record<UpstreamState, unknown>

const SILENT: ReadonlySet<ErrorCode> = new Set(['upstream_unreachable', 'upstream_timeout'])

/** Whether DGC answers. What is past has no colour, for a colour is believed before a word is read. */
export function HealthSummary({ status, reader }: { status: ServerStatus; reader: StatusReader }) {
  const { state, lastError } = status.upstream
  const { words, past } = reader
  const { glyph } = APPEARANCE[state]
  const tone = past ? 'none' : APPEARANCE[state].tone
  const ink = tone === 'none' && !past ? '' : 'text-(--ink)'
  const isWrong = state === 'failing' || state === 'paused'
  const isSilent = state === 'failing' && lastError !== null && SILENT.has(lastError.code)
  const reason = isWrong && lastError ? describeFault(lastError, reader) : []
  return (
    <div className="mt-5 flex gap-3">
      <span className="pt-0.5">
        <Glyph name={glyph} tone={tone} size={16} />
      </span>
      <div>
        <p
          data-state={state}
          data-tone={tone}
          data-past={past ? '' : undefined}
          className={`text-15 font-semibold ${ink}`}
        >
          {(past ? words.pastHealth : words.health)[isSilent ? 'silent' : state]}
        </p>
        {[...reason, ...sinceWhen(status, reader)].map((line) => (
          <p key={line} className="text-t2">
            {line}
          </p>
        ))}
      </div>
    </div>
  )
}

function describeFault(
  { code, reason }: NonNullable<ServerStatus['upstream']['lastError']>,
  { faultTitle, connectionText }: StatusReader,
): string[] {
  const isConnection = code === 'upstream_unreachable' && reason !== undefined
  return isConnection ? [faultTitle(code), connectionText(reason)] : [faultTitle(code)]
}

function sinceWhen({ upstream: { sinceMs }, nowMs }: ServerStatus, reader: StatusReader): string[] {
  if (sinceMs === null) return []
  const from = formatAt(sinceMs, reader)
  const lasts = span(sinceMs, nowMs, reader)
  const { words } = reader
  return [lasts === null ? words.wasSince(from, formatAt(nowMs, reader)) : words.since(from, lasts)]
}
