import { STATUS, type Tone } from '../../contract/status'
import { type LatestStatus } from '../../model/jobs/latest'
import { type GlyphName } from '../../model/run/glyphs'

export interface StatusLook {
  glyph: GlyphName
  tone: Tone
}

/** A planned time without a run, which is no status of DGC's. */
const NO_RUN: StatusLook = { glyph: 'corners-clock', tone: 'none' }

export const getStatusLook = (status: LatestStatus): StatusLook =>
  status === 'no-run' ? NO_RUN : STATUS[status]
