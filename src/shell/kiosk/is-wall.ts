import { parseWallParams } from '../../contract/wall-params'

/** Whether this page is a wall now, for code that runs outside React. */
export const isWall = (): boolean => parseWallParams(new URLSearchParams(window.location.search)).on
