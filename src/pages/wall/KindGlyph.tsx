import { STATUS } from '../../contract/status'
import { WALL_KIND, type WallKind } from '../../contract/wall-kind'
import { Glyph } from '../../run/status/Glyph'
import { type GlyphName, type KindGlyphName } from '../../model/run/glyphs'
import { useWallSize } from '../../shell/kiosk/wall-size'

/** Where a wall drops the words, the glyph alone tells the states apart. */
export const KIND_GLYPH: Readonly<Record<WallKind, GlyphName | KindGlyphName>> = {
  fail: STATUS.fail.glyph,
  exception: STATUS['running-exception'].glyph,
  stuck: 'hourglass',
  late: 'ring-clock',
  stale: 'ring-slash',
  'no-rights': 'key',
  missing: 'square-question',
  'real-time': 'ring-pulse',
  running: STATUS.running.glyph,
  waiting: STATUS.waiting.glyph,
  paused: STATUS.pause.glyph,
  frozen: STATUS.freeze.glyph,
  cancelled: STATUS['manual-stop'].glyph,
  ignored: STATUS.ignoreSuccess.glyph,
  forced: STATUS.forceSuccess.glyph,
  success: STATUS.success.glyph,
  skipped: STATUS.skip.glyph,
  next: 'ring-dot',
  stopped: 'calendar-cross',
  never: 'ring',
  reading: 'ring-dots',
}

interface KindGlyphProps {
  kind: WallKind
  /** In units. */
  size: number
  /** It may have changed since: it keeps its shape and loses its colour. */
  past?: boolean
}

export function KindGlyph({ kind, size, past = false }: KindGlyphProps) {
  const { unit } = useWallSize()
  return (
    <span className="wj-glyph" data-past={past || undefined}>
      <Glyph name={KIND_GLYPH[kind]} tone={WALL_KIND[kind].tone} size={size * unit} />
    </span>
  )
}
