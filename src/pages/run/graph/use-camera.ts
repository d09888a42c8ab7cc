import { useEffect, useMemo, useState } from 'react'
import { type GraphLayout, type Point } from '../../../model/insight/layout'
import { type Size } from '../../../ui/use-size'
import { findStretch, fitGraph, reveal, toScreen, zoomAt, type Camera } from './camera'

export const ZOOM_STEP = 1.25
/** Farther out than the whole graph there is little to see. */
const LEAST_OF_FIT = 0.7

/** Where the user has gone in the graph of each job, while the page lives. */
const kept = new Map<string, Camera>()

export interface GraphCamera {
  camera: Camera
  stretch: Point
  /** Around a point of the window; without one around its middle. */
  zoomBy: (factor: number, at?: Point) => void
  panBy: (dx: number, dy: number) => void
  fit: () => void
  /** Moves a place of the layout to the middle of the window. */
  centre: (place: Point) => void
  /** Brings a place of the layout into the window; `coveredPx` at its right is covered. */
  show: (place: Point, coveredPx: number) => void
}

/** The window onto a graph: it shows all of it until the user moves. Null before its size is known. */
export function useCamera(job: string, layout: GraphLayout | null, size: Size | null): GraphCamera | null {
  const [moved, setMoved] = useState<Camera | null>(() => kept.get(job) ?? null)
  useEffect(() => {
    if (moved) kept.set(job, moved)
    else kept.delete(job)
  }, [job, moved])
  const frame = useMemo(() => {
    if (!layout || !size || size.width === 0) return null
    const stretch = findStretch(layout, size)
    const fitted = fitGraph(layout, size, stretch)
    const change = (update: (camera: Camera) => Camera) =>
      setMoved((before) => {
        const camera = before ?? fitted
        const after = update(camera)
        return after.x === camera.x && after.y === camera.y && after.scale === camera.scale ? before : after
      })
    const middle = { x: size.width / 2, y: size.height / 2 }
    const acts: Omit<GraphCamera, 'camera' | 'stretch'> = {
      zoomBy: (factor, at = middle) =>
        change((camera) => zoomAt(camera, factor, at, fitted.scale * LEAST_OF_FIT)),
      panBy: (dx, dy) => change(({ scale, x, y }) => ({ scale, x: x + dx, y: y + dy })),
      fit: () => setMoved(null),
      centre: (place) =>
        change((camera) => {
          const at = toScreen(camera, stretch, place)
          return { scale: camera.scale, x: camera.x + middle.x - at.x, y: camera.y + middle.y - at.y }
        }),
      show: (place, coveredPx) =>
        change((camera) => reveal(camera, toScreen(camera, stretch, place), size, coveredPx)),
    }
    return { stretch, fitted, acts }
  }, [layout, size])
  return useMemo(
    () => frame && Object.assign({ camera: moved ?? frame.fitted, stretch: frame.stretch }, frame.acts),
    [frame, moved],
  )
}
