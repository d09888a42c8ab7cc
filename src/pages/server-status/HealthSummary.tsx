import { type ServerStatus, type UpstreamState } from '../../contract/server-status'
import { Glyph } from '../../run/status/Glyph'
import { formatAt, span, type StatusReader } from './facts'

const LOOK = {
  untried: { glyph: 'ring-dashed', color: 'var(--ink-neutral)', ink: 'text-t1' },
  answering: { glyph: 'disc-check', color: 'var(--fill-success)', ink: 'text-ink-success' },
  failing: { glyph: 'octagon-cross', color: 'var(--fill-fail)', ink: 'text-ink-fail' },
  paused: { glyph: 'triangle-mark', color: 'var(--fill-exception)', ink: 'text-ink-exception' },
} as const satisfies Record<UpstreamState, unknown>

/** Whether DGC answers. What is past has no colour, for a colour is believed before a word is read. */
export function HealthSummary({ status, reader }: { status: ServerStatus; reader: StatusReader }) {
  const { state, lastError } = status.upstream
  const { words, past, faultTitle } = reader
  const { glyph, color, ink } = LOOK[state]
  const isWrong = state === 'failing' || state === 'paused'
  const reason = isWrong && lastError ? [faultTitle(lastError.code)] : []
  return (
    <div className="mt-5 flex gap-3">
      <span className="pt-0.5">
        <Glyph name={glyph} color={past ? 'var(--ink-neutral)' : color} size={16} />
      </span>
      <div>
        <p
          data-state={state}
          data-past={past ? '' : undefined}
          className={`text-15 font-semibold ${past ? 'text-t2' : ink}`}
        >
          {(past ? words.wasVerdict : words.verdict)[state]}
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

function sinceWhen({ upstream: { sinceMs }, nowMs }: ServerStatus, reader: StatusReader): string[] {
  if (sinceMs === null) return []
  const from = formatAt(sinceMs, reader)
  const lasts = span(sinceMs, nowMs, reader)
  const { words } = reader
  return [lasts === null ? words.wasSince(from, formatAt(nowMs, reader)) : words.since(from, lasts)]
}
