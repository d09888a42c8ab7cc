import { STATUS } from '../../contract/status'
import { WALL_KIND, type WallKind } from '../../contract/wall-kind'
import { Glyph } from '../../run/status/Glyph'
import { type GlyphName, type KindGlyphName } from '../../model/run/glyphs'
import { useWallSize } from '../../shell/kiosk/wall-size'

const GLYPH: Readonly<Record<WallKind, GlyphName | KindGlyphName>> = {
  fail: STATUS.fail.glyph,
  exception: STATUS['running-exception'].glyph,
  stuck: 'hourglass',
  late: 'ring-clock',
  stale: 'ring-slash',
  'no-rights': 'key',
  missing: 'square-question',
  'real-time': 'ring-dashed',
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
  stopped: STATUS.freeze.glyph,
  never: 'ring-dashed',
  reading: 'ring-dashed',
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
      <Glyph name={GLYPH[kind]} tone={WALL_KIND[kind].tone} size={size * unit} />
    </span>
  )
}
