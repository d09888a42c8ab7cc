import { type CSSProperties } from 'react'
import { isStatus, STATUS } from '../../contract/status'
import { type Bar } from '../../model/timeline/marks'

interface ShapedBarProps {
  shape: Bar['shape']
  className?: string
  style: CSSProperties
}

/** A bar with the silhouette and the colour of its shape; see marks.css. */
export function ShapedBar({ shape, className = '', style }: ShapedBarProps) {
  const tone = isStatus(shape) ? STATUS[shape].tone : 'none'
  return <span data-tone={tone} className={`bar shape-${shape} ${className}`} style={style} />
}
