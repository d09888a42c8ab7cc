import { useState } from 'react'
import { type Wall } from '../../contract/wall'
import { buildWallPicture, type PictureMoment, type WallPicture } from '../../model/wall/cells'

interface Shown {
  wall: Wall
  moment: string
  picture: WallPicture
}

/** The picture of a wall, in which unchanged jobs keep their cells. */
export function usePicture(wall: Wall, moment: PictureMoment): WallPicture {
  const [shown, setShown] = useState<Shown | null>(null)
  const key = JSON.stringify(moment)
  if (shown !== null && shown.wall === wall && shown.moment === key) return shown.picture
  const picture = buildWallPicture(wall, moment, shown?.picture)
  setShown({ wall, moment: key, picture })
  return picture
}
