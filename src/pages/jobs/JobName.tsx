import { type CSSProperties } from 'react'
import { drawnTone } from '../../contract/status'
import { useJobsWords } from '../../i18n/jobs-words'
import { isSimple, showInvisible, truncateMiddle } from '../../lib/text'
import { type LatestStatus } from '../../model/jobs/latest'
import { glyphClass } from '../../run/status/glyph-mask'
import { getStatusLook } from '../../run/status/status-look'
import { Link } from '../../shell/address/Link'
import { type SharedRowProps } from './shared-row'

const FONT_PX = 13
/** Star, glyph and padding beside a name. */
const PADDING_PX = 66

interface JobNameProps {
  shared: SharedRowProps
  job: string
  rowKey: string
  /** Its glyph; null leaves the room of one. */
  status: LatestStatus | null
  /** Shown with the whole name. */
  more: string
  isFavourite: boolean
  /** Of its cell. */
  widthPx: number
  /** How far its glyph stands to the right of others. */
  indentPx?: number
}

/** Star, status and name of a job, in a row of its own. */
export function JobName(props: JobNameProps) {
  const { shared, job, rowKey: key, status, more, isFavourite, widthPx, indentPx = 0 } = props
  const shown = showInvisible(job)
  return (
    <span
      data-tone={status ? drawnTone(getStatusLook(status).tone) : undefined}
      className={`job-name ${glyphClass(status)}`}
      style={indentPx === 0 ? undefined : ({ '--indent': `${indentPx}px` } as CSSProperties)}
    >
      <Star job={shown} isOn={isFavourite} />
      <Link
        to={shared.buildJobHref(job)}
        aria-label={shown}
        data-tip={[shown, more].filter(Boolean).join('\n')}
        ref={registerLink(shared.links, key)}
        dir="auto"
        className={`min-w-0 rounded-sm hover:underline ${isSimple(shown) ? '' : 'truncate'}`}
      >
        {truncateMiddle(shown, (widthPx - PADDING_PX - indentPx) / FONT_PX)}
      </Link>
    </span>
  )
}

/** Puts the link of a row into the map for as long as it exists. */
export const registerLink = (links: Map<string, HTMLElement>, key: string) => (link: HTMLAnchorElement) => {
  links.set(key, link)
  return () => {
    if (links.get(key) === link) links.delete(key)
  }
}

interface StarProps {
  /** Its name, as shown. */
  job: string
  isOn: boolean
}

function Star({ job, isOn }: StarProps) {
  const words = useJobsWords()
  return (
    <button
      type="button"
      data-act="star"
      aria-pressed={isOn}
      aria-label={words.star(job)}
      className={`-my-1 -mr-1.5 size-6 shrink-0 rounded text-15 leading-6 text-t2 hover:opacity-100 focus-visible:opacity-100 ${isOn ? '' : 'star-off opacity-0'}`}
    >
      {isOn ? '★' : '☆'}
    </button>
  )
}
