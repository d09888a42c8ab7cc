import { IMAGE_SCALE } from './image-scale'

/** An SVG without references as a PNG of twice its size. The page's policy lets it be drawn from a `data:` address. */
export async function drawImage(svg: string, width: number, height: number): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  // Where a canvas of that size cannot be had, one of the size on screen.
  const blob =
    (await paint(image, width * IMAGE_SCALE, height * IMAGE_SCALE)) ?? (await paint(image, width, height))
  if (blob === null) throw new Error('the browser could not draw the image')
  return blob
}

function paint(image: HTMLImageElement, width: number, height: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (!context) return Promise.resolve(null)
  context.drawImage(image, 0, 0, width, height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}
