/** An image that is saved has so many pixels for each px on screen. */
export const IMAGE_SCALE = 2
