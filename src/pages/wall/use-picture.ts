import { useState } from 'react'
import { type Wall } from '../../contract/wall'
import { buildWallPicture, type PictureMoment, type WallPicture } from '../../model/wall/cells'

/** The picture of a wall, in which unchanged jobs keep their cells. */
export function usePicture(wall: Wall, moment: PictureMoment): WallPicture {
  const [build] = useState(createPictures)
  return build(wall, moment)
}

/** Remembers the last picture: as a state it would render the wall twice with each poll. */
function createPictures() {
  let shown: { wall: Wall; moment: string; picture: WallPicture } | null = null
  return (wall: Wall, moment: PictureMoment): WallPicture => {
    const key = JSON.stringify(moment)
    if (shown === null || shown.wall !== wall || shown.moment !== key)
      shown = { wall, moment: key, picture: buildWallPicture(wall, moment, shown?.picture) }
    return shown.picture
  }
}
