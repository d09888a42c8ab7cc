import { type ReactNode } from 'react'
import { WallSound } from '../../../shell/alerts/WallSound'
import { WallFrame } from '../../../shell/kiosk/WallFrame'
import { WallNoData, type WallNoDataProps } from './WallNoData'
import { WallRun, type WallRunProps } from './WallRun'
import './wall.css'
import './wall-title.css'
import './wall-rows.css'
import './wall-bars.css'
import './wall-band.css'

type WallPartProps =
  | { part: 'frame'; children: ReactNode }
  | ({ part: 'run' } & WallRunProps)
  | ({ part: 'none' } & WallNoDataProps)

/** All that only a wall needs, in one file: readers never load it, and a wall never waits for a piece of it later. */
export function WallPart(props: WallPartProps) {
  if (props.part === 'frame') return <WallFrame>{props.children}</WallFrame>
  if (props.part === 'none') return <WallNoData {...props} />
  return (
    <>
      <WallRun {...props} />
      <WallSound run={props.run} />
    </>
  )
}
