import { type Catalogue } from '../../i18n/en/common'
import { type Bar } from '../../model/timeline/marks'

/** Why a bar has no duration to print. */
export function explainBar({ reversed, shape }: Bar, t: Catalogue['timeline']): string | null {
  if (reversed) return t.reversed
  if (shape === 'end-unknown') return t.endUnknown
  return shape === 'start-unknown' ? t.startUnknown : null
}
